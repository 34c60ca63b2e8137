import { expect, test } from 'vitest'
import type { CreatorRow } from '../../rows.ts'
import { fieldsIn, file, readAll } from './fixture.ts'

const read = (text: string, told = {}) =>
  readAll<CreatorRow>(file('list.csv', text), { platform: 'instagram', ...told })
const list = (header: string, row: (i: number) => string) =>
  [header, ...Array.from({ length: 30 }, (_, i) => row(i))].join('\n')

test('takes the column that looks like followers where two of one name are unrelated, and warns', async () => {
  const large = (i: number) => `${12 + i}.4K`
  for (const header of ['Followers,Followers', 'Followers,Followers count', 'Followers count,Followers'])
    for (const first of [true, false]) {
      const text = list(`Handle,${header}`, (i) => `ada${i},${first ? `${large(i)},${i}` : `${i},${large(i)}`}`)
      const { inspection, rows } = await read(text)
      expect(fieldsIn(inspection)).toEqual(first ? ['handle', 'followers', null] : ['handle', null, 'followers'])
      expect(rows[2]!.followers).toBe(14_400)
      expect(inspection.columns[first ? 2 : 1]!.reading).toMatch(
        /^left out: column \d .* because its values are larger \(median 27,400 beside 15\); the two say different things$/,
      )
      expect(inspection.warnings).toEqual([
        expect.stringMatching(/^Columns 2 \(.*\) and 3 \(.*\) say different things/),
      ])
    }
})

test('obeys the mapping that the warning offers, and is silent then', async () => {
  const text = list('Handle,Followers,Followers', (i) => `ada${i},${12 + i}.4K,${i}`)
  const warned = (await read(text)).inspection.warnings[0]!
  const [, column, field] = /map (#\d) as (\w+)\.$/.exec(warned)!
  const { inspection, rows } = await read(text, { mapping: { [column!]: field! } })
  expect(inspection.warnings).toEqual([])
  expect(rows[2]!.followers).toBe(2)
})

test('says that two columns say the same only when they do, up to the rounding of the shorter one', async () => {
  const exact = (i: number) => 1049 + i * 1731
  const rounded = (i: number) => `${Math.floor(exact(i) / 1000)}K`
  const same = await read(list('Handle,Followers,Followers', (i) => `ada${i},${rounded(i)},${exact(i)}`))
  expect(same.inspection.columns[1]!.reading).toBe('left out: column 3 (Followers) says the same more exactly')
  expect(same.inspection.warnings).toEqual([])
  const comma = await read(
    list('Handle;Followers;Followers', (i) => `ada${i};${(exact(i) / 1000).toFixed(1).replace('.', ',')}K;${exact(i)}`),
  )
  expect(comma.inspection.columns[1]!.reading).toMatch(/says the same more exactly/)
  const quarter = (i: number) => (i % 4 ? exact(i) : exact(i) * 3)
  const other = await read(list('Handle,Followers,Followers', (i) => `ada${i},${rounded(i)},${quarter(i)}`))
  expect(other.inspection.columns.map(({ reading }) => reading).join()).not.toMatch(/says the same/)
  expect(other.inspection.warnings).toHaveLength(1)
})

test('does not lose most of the followers to a column that is more exact and nearly empty', async () => {
  const { rows } = await read(
    list('Handle,Followers,Followers', (i) => `ada${i},${12 + i}.4K,${i < 4 ? 12_403 + i * 1000 : ''}`),
  )
  expect(rows.map((row) => row.followers)).toEqual(Array.from({ length: 30 }, (_, i) => 12_400 + i * 1000))
})

test('takes the addresses of the creators and not the one of their agency, and warns', async () => {
  for (const [first, second] of [
    ['info@agency.example', 'own'],
    ['own', 'info@agency.example'],
  ]) {
    const cell = (text: string, i: number) => (text === 'own' ? `ada${i}@example.com` : text)
    const { inspection, rows } = await read(
      list('Handle,Email,Email', (i) => `ada${i},${cell(first!, i)},${cell(second!, i)}`),
    )
    expect(rows[3]!.email).toBe('ada3@example.com')
    expect(inspection.warnings).toEqual([expect.stringContaining('map #')])
  }
})

test('takes no share and no total for a count per post', async () => {
  const { inspection, rows } = await read(
    list('Handle,Followers %,Total engagement,Followers', (i) => `ada${i},${i}%,${i * 9000},${1000 + i}`),
  )
  expect(fieldsIn(inspection)).toEqual(['handle', null, null, 'followers'])
  expect(inspection.columns[1]!.reading).toMatch(/shares, not counts/)
  expect(inspection.columns[2]!.reading).toBe('left out: engagements in all, not on average')
  expect(rows[1]).toEqual({ platform: 'instagram', handle: 'ada1', followers: 1001 })
})

test('knows a rate written as a fraction and as percent for one rate, and two rates for two', async () => {
  const rates = (factor: number) =>
    list('Handle,Engagement rate,Engagement rate', (i) => `ada${i},${(i + 1) / 1000},${((i + 1) / 10) * factor}%`)
  expect((await read(rates(1))).inspection.warnings.join()).not.toMatch(/say different things/)
  expect((await read(rates(2))).inspection.warnings.join()).toMatch(/say different things/)
})
