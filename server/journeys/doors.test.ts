/** HTTP refuses what it cannot take in words that name the field, and nothing that is asked makes it fall over. */
import fc from 'fast-check'
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all } from '../doors/fold.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const NOBODY = '00000000-0000-7000-8000-000000000000'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    const rows = Array.from({ length: 40 }, (_, i) => `her.table.${i},${6000 + i},Torino\n`).join('')
    await app.importFile('list.csv', `handle,followers,city\n${rows}`, { platform: 'instagram' })
  })
  afterAll(() => app?.close())

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(`${app.url}/api${path}`, {
      method,
      headers: { cookie: app.cookie, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const { error } = (text.startsWith('{') ? JSON.parse(text) : {}) as { error?: { message: string } }
    return [response.status, error?.message ?? text] as const
  }

  promise('an unknown field is refused by its name, in the query and in the body', async () => {
    expect(await ask('GET', '/creators?folowers=5')).toEqual([400, expect.stringMatching(/^folowers: not a field of creators\.list\. There are: /)])
    expect(await ask('GET', '/creators?constructor=1')).toEqual([400, expect.stringMatching(/^constructor: not a field/)])
    expect(await ask('POST', '/shortlists', { name: 'Spring', colour: 'red' })).toEqual([400, expect.stringMatching(/^colour: not a field of shortlists\.create/)])
  }) // prettier-ignore

  promise('a wrong type is refused with the name of its field, all at once', async () => {
    const [status, message] = await ask('GET', '/creators?limit=many&descending=perhaps')
    expect(status).toBe(400)
    expect(message).toMatch(/^limit: /m)
    expect(message).toMatch(/^descending: /m)
    expect(await ask('PATCH', '/workspace', { band: { low: 'five' } })).toEqual([400, expect.stringMatching(/band\.low: /)])
    expect(await ask('POST', '/shortlists', '[1]')).toEqual([400, 'The body is not a JSON object.'])
    expect(await ask('POST', '/shortlists', '{"name')).toEqual([400, 'The body is not JSON.'])
  }) // prettier-ignore

  promise('an id that is none is the asker’s mistake at every operation, and a strange one is not found', async () => {
    for (const operation of all) {
      if (operation.permission === 'own' || !operation.path.includes('{id}')) continue
      const path = operation.path.replaceAll(/\{\w+\}/g, 'not-an-id')
      const body = operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {}
      expect([operation.name, ...(await ask(operation.method, path, body))]).toEqual([
        operation.name,
        400,
        expect.stringMatching(/^id: /m),
      ])
    }
    for (const path of [`/creators/${NOBODY}`, `/imports/${NOBODY}`, `/shortlists/${NOBODY}`])
      expect([path, (await ask('GET', path))[0]]).toEqual([path, 404])
    expect((await ask('GET', '/imports/not-an-id/refused.csv'))[0]).toBe(400)
  })

  promise('an unknown path below /api is not found, and never the web app', async () => {
    expect(await ask('GET', '/creatures')).toEqual([404, expect.stringContaining('No GET /api/creatures')])
    expect(await ask('PUT', '/creators')).toEqual([404, expect.stringContaining('No PUT /api/creators')])
  })

  promise('a page of another origin may not act for whoever is signed in', async () => {
    const from = { origin: 'https://elsewhere.example' }
    expect(await ask('POST', '/shortlists', { name: 'Not hers' }, from)).toEqual([
      403,
      'This request came from https://elsewhere.example, another site.',
    ])
    expect((await app.call('shortlists.list', {})).shortlists).toEqual([])
    expect((await ask('POST', '/shortlists', { name: 'Hers' }, { origin: app.url }))[0]).toBe(200)
  })

  promise('a body beyond 8 MB is refused, announced or not', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(8_100_000) })
    expect(await ask('POST', '/imports/paste', large)).toEqual([413, expect.stringContaining('larger than 8 MB')])
    const pieces = new ReadableStream({
      start(controller) {
        for (let i = 0; i < 9; i++) controller.enqueue(new Uint8Array(1_000_000))
        controller.close()
      },
    })
    const response = await fetch(`${app.url}/api/imports/paste`, {
      method: 'POST',
      headers: { cookie: app.cookie },
      body: pieces,
      duplex: 'half',
    } as RequestInit)
    expect(response.status).toBe(413)
  })

  promise('the OpenAPI document lists every operation that may be asked for', async () => {
    const response = await fetch(`${app.url}/api/openapi.json`)
    const { paths } = (await response.json()) as { paths: Record<string, Record<string, { operationId: string }>> }
    const listed = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(listed.toSorted()).toEqual(
      all.filter(({ permission }) => permission !== 'own').map(({ name }) => name).toSorted(),
    ) // prettier-ignore
  })

  promise('who may only look may not write, at any operation that writes', async () => {
    const setRole = (role: string) =>
      app.store.transact(app.workspace, (tx) => tx.run(sql`update members set role = ${role}`))
    await setRole('viewer')
    try {
      for (const operation of all) {
        if (operation.permission !== 'write') continue
        const path = operation.path.replaceAll(/\{\w+\}/g, NOBODY)
        const answer = await ask(operation.method, path, operation.method === 'DELETE' ? undefined : {})
        expect([operation.name, ...answer]).toEqual([operation.name, 403, expect.stringContaining('Your role may not')])
      }
      expect((await ask('POST', '/uploads?name=list.csv', 'handle\nher.table\n'))[0]).toBe(403)
      expect((await ask('GET', '/creators'))[0]).toBe(200)
    } finally {
      await setRole('owner')
    }
  })

  promise('whatever stands behind the question mark, creators are listed or it is refused in words', async () => {
    const name = fc.constantFrom('q', 'sort', 'descending', 'low', 'high', 'anySize', 'platform', 'place', 'topic', 'language', 'state', 'cursor', 'limit', '__proto__') // prettier-ignore
    const value = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\0', '1e999', '-1', 'NaN', '9007199254740993', "'; drop table accounts --", '%', '\\', '(((', 'a & | !', ':*', '{}', '[]', 'null', '🜲'), // prettier-ignore
      fc.constantFrom('true', 'followers', 'relationship', 'name', 'engagement', 'instagram', '50', 'Torino'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 5 }), async (pairs) => {
        const query = pairs.map(([key, text]) => `${key}=${encodeURIComponent(text.toWellFormed())}`).join('&')
        const [status, message] = await ask('GET', `/creators?${query}`)
        expect([200, 400], `${query} → ${message}`).toContain(status)
      }),
      { numRuns: 300, seed: 20_261_122 },
    )
    expect(app.said).toEqual([])
  })
})
