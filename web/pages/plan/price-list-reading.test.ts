import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPriceList } from './price-list-reading.ts'

test('a price list is one offer a row, or a column for each deliverable, amounts as people write them', () => {
  const one = readPriceList('Profilo;Tipo;Prezzo (€)\n@ada;Post;€ 353,00\ninstagram.com/bob;reel;1.200 €')
  expect(one.rows).toEqual([
    { handle: '@ada', deliverable: 'post', cents: 35_300 },
    { handle: 'instagram.com/bob', deliverable: 'reel', cents: 120_000 },
  ])
  const several = readPriceList(
    'handle\tplatform\tpost\treel\tuntil\nada\tinstagram\t180\t260.50\t2026-12-31\nbob\t\t\t90\t',
  )
  expect(several.rows).toEqual([
    { handle: 'ada', platform: 'instagram', deliverable: 'post', cents: 18_000, until: '2026-12-31' },
    { handle: 'ada', platform: 'instagram', deliverable: 'reel', cents: 26_050, until: '2026-12-31' },
    { handle: 'bob', deliverable: 'reel', cents: 9000 },
  ])
  expect(several.at).toEqual([1, 1, 2])
})

test('what has no price, and what is none, is told by its row', () => {
  const { rows, problems } = readPriceList('handle,price\nada,on request\nbob,\neve,100')
  expect(rows).toEqual([{ handle: 'eve', deliverable: 'post', cents: 10_000 }])
  expect(problems).toEqual([
    'Row 1: found “on request” as price, wanted a number of 0 or more; this cell is left out.',
    'Row 2: no price, left out.',
  ])
  expect(readPriceList('name,price\nada,3').problems).toEqual(['Found the columns name, price; wanted also handle.'])
})

test('whatever is pasted, every offer has a handle and a whole amount of cents', () => {
  const cell = fc.oneof(fc.string(), fc.constantFrom('', '@ada', '1.234,50 €', '2k', '-3', 'NaN', '1e9', '∞', '"', '0'))
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
  fc.assert(
    fc.property(table, fc.constantFrom('\t', ';', ','), (rows, sign) => {
      const text = [['handle', 'price', 'reel', 'product'], ...rows].map((row) => row.join(sign)).join('\n')
      const { rows: offers, at } = readPriceList(text)
      expect(at.length).toBe(offers.length)
      for (const { handle, cents } of offers) expect([handle.length > 0, Number.isSafeInteger(cents), cents >= 0]).toEqual([true, true, true]) // prettier-ignore
    }),
    { numRuns: 500 },
  )
})
