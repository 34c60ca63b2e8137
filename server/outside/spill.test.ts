import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { daySecretIn } from './day-secret.ts'
import { spillIn } from './spill.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapport-spill-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('what was appended comes back whole, in order and once, also from a process that is gone', async () => {
  const gone = spillIn(folder)
  await gone.append(['one', 'two "quoted" ü'])
  await gone.append(['three'])
  const next = spillIn(folder)
  const taken: string[][] = []
  expect(await next.drain(async (lines) => void taken.push(lines), 2)).toBe(3)
  expect(taken).toEqual([['one', 'two "quoted" ü'], ['three']])
  expect(await next.drain(async () => expect.fail('nothing is left'), 2)).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

test('a line that a crash cut off, wherever it did, is left out, and nothing else is', async () => {
  const spill = spillIn(folder)
  await spill.append(['first', 'second'])
  await spill.close()
  const [name] = await readdir(folder)
  const whole = await readFile(join(folder, name!))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), async (length) => {
      await writeFile(join(folder, name!), whole.subarray(0, length))
      const taken: string[] = []
      await spillIn(folder).drain(async (lines) => void taken.push(...lines), 10)
      const sound = whole.subarray(0, length).toString().split('\n').filter((line) => line === `${line.slice(0, 9)}first` || line === `${line.slice(0, 9)}second`) // prettier-ignore
      expect(taken).toEqual(sound.map((line) => line.slice(9)))
    }),
    { numRuns: 40 },
  )
})

test('when they are not taken they stay for another time', async () => {
  const spill = spillIn(folder)
  await spill.append(['a', 'b', 'c'])
  await expect(spill.drain(() => Promise.reject(new Error('away')), 1)).rejects.toThrow('away')
  await spill.append(['d'])
  const taken: string[] = []
  await spill.drain(async (lines) => void taken.push(...lines), 10)
  expect(taken).toEqual(['a', 'b', 'c', 'd'])
})

test('what is appended while others are handed over waits for the next time', async () => {
  const spill = spillIn(folder)
  await spill.append(['a'])
  const taken: string[] = []
  await spill.drain(async (lines) => {
    await spill.append(['b'])
    taken.push(...lines)
  }, 10)
  expect(taken).toEqual(['a'])
  await spill.drain(async (lines) => void taken.push(...lines), 10)
  expect(taken).toEqual(['a', 'b'])
})

test('a disk that takes nothing is said, and what follows when it does again is kept', async () => {
  const spill = spillIn(join(folder, 'file'))
  await appendFile(join(folder, 'file'), 'in the way')
  await expect(spill.append(['lost'])).rejects.toThrow(/ENOTDIR|EEXIST/)
  await rm(join(folder, 'file'))
  await spill.append(['kept'])
  const taken: string[] = []
  await spill.drain(async (lines) => void taken.push(...lines), 10)
  expect(taken).toEqual(['kept'])
})

test('the secret of a day outlives a restart and not the day', () => {
  const noon = Date.UTC(2026, 10, 23, 12)
  const first = daySecretIn(folder)(noon)
  expect(first).toMatch(/^[0-9a-f]{32}$/)
  expect(daySecretIn(folder)(noon + 3_600_000), 'a restart').toBe(first)
  const running = daySecretIn(folder)
  running(noon)
  const tomorrow = running(noon + 86_400_000)
  expect(tomorrow).not.toBe(first)
  expect(daySecretIn(folder)(noon + 86_400_000)).toBe(tomorrow)
  expect(daySecretIn(folder)(noon), 'yesterday’s is gone').not.toBe(first)
})
