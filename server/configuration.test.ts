import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { ConfigurationError, freePort, readConfiguration } from './configuration.ts'

const problemsOf = (env: Record<string, string>) => {
  try {
    readConfiguration(env)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems
    throw error
  }
}

test('nothing has to be set, and an empty variable is one that is not set', () => {
  const bare = { port: 4747, portGiven: false }
  expect(readConfiguration({})).toEqual(bare)
  expect(readConfiguration({ PORT: '', DATABASE_URL: ' ', PUBLIC_URL: '', HOME: '/root' })).toEqual(bare)
})

test('the three variables are taken as they are meant', () => {
  expect(
    readConfiguration({
      PORT: '8080',
      DATABASE_URL: 'postgresql://a:b@db/rapport',
      PUBLIC_URL: 'https://Rapport.example.org/',
    }),
  ).toEqual({
    port: 8080,
    portGiven: true,
    databaseUrl: 'postgresql://a:b@db/rapport',
    publicUrl: 'https://rapport.example.org',
  })
  expect(readConfiguration({ DATABASE_URL: 'postgres:///rapport?host=/run/postgresql' }).databaseUrl).toBe(
    'postgres:///rapport?host=/run/postgresql',
  )
})

test('every problem is said at once, each with what was found, wanted and to do', () => {
  const problems = problemsOf({
    PORT: '80a',
    DATABASE_URL: 'mysql://root@db/x',
    PUBLIC_URL: 'rapport.example.org',
    RAPPORT_PORT: '80',
    RAPPORT_DEBUG: '1',
  })
  expect(problems.map(({ name }) => name)).toEqual([
    'PORT',
    'DATABASE_URL',
    'PUBLIC_URL',
    'RAPPORT_PORT',
    'RAPPORT_DEBUG',
  ])
  for (const { found, wanted, remedy } of problems)
    expect([found, wanted, remedy].every((part) => part.length > 4)).toBe(true)
  expect(new ConfigurationError(problems).message.split('\n')).toHaveLength(6)
})

test.each(['-1', '65536', '1e3', '80.5', 'http'])('PORT=%s is refused', (text) => {
  expect(problemsOf({ PORT: text })).toHaveLength(1)
})

test.each(['ftp://x.org', 'https://x.org/app', 'https://x.org/?a=1', 'https://me:secret@x.org'])(
  'PUBLIC_URL=%s is refused',
  (text) => {
    expect(problemsOf({ PUBLIC_URL: text })).toHaveLength(1)
  },
)

test('a misspelt variable is refused with the names that exist, and with the one that was meant', () => {
  const [unknown, near] = problemsOf({ RAPPORT_SECRET: 'x', RAPPORT_DATABASE_URL: 'y' })
  expect(unknown?.wanted).toContain('PORT, DATABASE_URL, PUBLIC_URL')
  expect(near?.remedy).toBe('Rename it to DATABASE_URL')
})

test('a password in a wrong DATABASE_URL is not repeated', () => {
  for (const text of ['mysql://root:hunter2@db/x', 'postgres://root:hunter2@db:port/x', 'hunter2']) {
    expect(new ConfigurationError(problemsOf({ DATABASE_URL: text })).message).not.toContain('hunter2')
  }
})

test('a taken port is passed over for the next free one', async () => {
  const taken = createServer()
  await new Promise<void>((ready) => taken.listen(0, ready))
  const { port } = taken.address() as AddressInfo
  const found = await freePort(port)
  expect(found).toBeGreaterThan(port)
  await new Promise((closed) => taken.close(closed))
  expect(await freePort(port)).toBe(port)
})
