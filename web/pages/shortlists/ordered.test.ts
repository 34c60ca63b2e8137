import { expect, test } from 'vitest'
import { csv } from '../../ui/csv.ts'
import { closestFirst, tableOf } from './ordered.ts'

const entry = (name: string, score: number | null, note = '') =>
  ({ account: { name, relationship: { score, low: null, high: null } }, note }) as never

test('the closest stand first, and those of whom too little is known last, as they came', () => {
  const list = [entry('unknown', null), entry('far', 12), entry('also unknown', null), entry('close', 80)]
  expect(closestFirst(list).map(({ account }) => account.name)).toEqual(['close', 'far', 'unknown', 'also unknown'])
})

test('a note that a spreadsheet would run leaves as harmless text', () => {
  const [head, row] = csv(tableOf([entry('Marta', 80, '=HYPERLINK("http://example.test")')])).split('\r\n')
  expect(head).toMatch(/^name,.*,note$/)
  expect(row).toContain(`"'=HYPERLINK(""http://example.test"")"`)
})
