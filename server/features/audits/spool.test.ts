import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { openSpool } from './spool.ts'

test.each([0, 3, 10, 23, 1000])('with room for %i everything comes back in order, and nothing stays behind', (room) => {
  const before = folders()
  const spool = openSpool<{ k: number; draws: Float32Array }>(room, 4)
  for (let k = 0; k < 23; k++) spool.add({ k, draws: new Float32Array([k / 2]) })
  for (const _ of ['once', 'again']) {
    const all = [...spool.batches(5)].flat()
    expect(all.map(({ k }) => k)).toEqual(Array.from({ length: 23 }, (_, k) => k))
    expect(all[22]!.draws).toEqual(new Float32Array([11]))
  }
  spool.close()
  expect(folders()).toEqual(before)
})

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('rapport-audit-'))
