import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inventedFor, leftIn, squeezed } from './renamed.ts'
import { written } from './story-words.ts'
import type { Story } from './story-words.ts'

const told = (name: string) => ({
  name,
  size: '5,000 to 10,000',
  relationship: 85,
  deliverable: 'reel',
  cost: '120',
  clicks: 40,
  orders: 9,
  items: 17,
  revenue: '410',
})
const STORY: Story = {
  creators: [told('Alba'), { ...told('Egon'), orders: 0, items: 0, revenue: null }],
  capacity: 60,
  items: 60,
  orders: 31,
  clicks: 80,
  others: 5,
  notCounted: 12,
  cost: '240',
  revenue: '1,400',
  profit: { said: '700', lost: false },
  planned: { low: 12, high: 40 },
  weeks: [20, 60],
  scaled: true,
}

test('a full house and a loss are both told, the loss in the title', () => {
  expect(written(STORY)).toContain('# How 2 creators sold out 60 seats')
  expect(written(STORY)).toContain('By the end of week 1: 20; week 2: 60.')
  expect(written(STORY)).toContain('Alba brought 28 of 100 seats')
  const lost = written({ ...STORY, items: 17, profit: { said: '90', lost: true } })
  expect(lost).toContain('# 2 creators, 17 of 60 seats, and a loss')
  expect(lost).toContain('After everybody was paid 90 was lost.')
  expect(written({ ...STORY, profit: null })).toContain('cannot be said')
  // A table in Markdown has no empty lines between its rows.
  expect(written(STORY)).toMatch(/\|---\|\n\| Alba, reel/)
})

test('a real name is found whole, spaced otherwise, accented or not, and in parts', () => {
  const real = (text: string) => [{ text, what: 'a creator', parts: true }]
  expect(leftIn('We asked Pane e Olio twice.', real('pané.e.olio'))).toHaveLength(1)
  expect(leftIn('The Bellini of our town', real('Marta Bellini'))).toHaveLength(1)
  expect(leftIn('Bellinis are drinks', real('Marta Bellini'))).toEqual([])
  expect(leftIn('An order of Ugo', real('Ugo'))).toHaveLength(1)
  expect(leftIn('a fugue', real('Ugo'))).toEqual([])
  expect(leftIn('see trattoria.example/evening', real('trattoria.example'))).toHaveLength(1)
  expect(leftIn('anything', real('🍝'))).toEqual([])
  // "After" is said in any story, "Lifts" only in hers.
  const owen = real('owen-lifts-after-work')
  expect(leftIn('After everybody was paid', owen, 'After everybody was paid')).toEqual([])
  expect(leftIn('After that he lifts', owen, 'After everybody was paid')).toHaveLength(1)
})

test('whoever takes part, however they are called: nobody’s name is in the story unless it is found there', () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom(
      'Alba',
      'Seats Cost',
      'a+b(c)*',
      'Ana',
      'Anabel',
      '小林さくら',
      'Zoë',
      'order',
      'Bente Wanda',
      'week',
    ),
  )
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), fc.nat(), (people, seed) => {
      const invented = inventedFor(people.length, people, seed)
      expect(new Set(invented).size).toBe(people.length)
      for (const one of invented)
        for (const real of people) if (squeezed(real).length > 0) expect(squeezed(one).includes(squeezed(real)) && !/^creator\d+$/.test(squeezed(one))).toBe(false) // prettier-ignore
      expect(inventedFor(people.length, people, seed)).toEqual(invented)
      const text = written({ ...STORY, creators: invented.map(told) })
      const left = new Set(leftIn(text, people.map((each) => ({ text: each, what: 'a creator', parts: true }))).map((each) => each.text)) // prettier-ignore
      for (const real of people)
        if (squeezed(real).length >= 4 && squeezed(text).includes(squeezed(real))) expect(left.has(real)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
