import { expect, test } from 'vitest'
import { gathering } from './audience.ts'
import { asked } from './candidates.ts'
import type { Candidate, Wishes } from './candidates.ts'
import { plan } from './plan.ts'

const someone = (id: string, row: number, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: id,
  row,
  deliverables: [{ name: 'post', estimate: 1000 }],
  ...more,
})

/** Everyone reaches ten people of her own. */
function planned(candidates: Candidate[], wishes: Wishes, budget = 1_000_000) {
  const gathered = gathering()
  for (const { row } of candidates) for (let u = 0; u < 10; u++) gathered.link(row, 10 * row + u)
  const question = asked(candidates, wishes)
  const rows = Math.max(...candidates.map(({ row }) => row)) + 1
  const found = plan({ audience: gathered.audience(rows, 10 * rows), budget, ...question })
  if (found.answer === 'contradiction') return found.between
  return found.chosen.map((offer) => `${question.of[offer]!.candidate.id} ${question.of[offer]!.deliverable.name}`)
}

test('takes one offer of a creator: the dearer one where it pays, never both', () => {
  const menu = [
    { name: 'story', estimate: 400, contact: 0.4 },
    { name: 'reel', estimate: 1000, contact: 0.9 },
    { name: 'both', estimate: 1300, contact: 0.95 },
  ]
  const two = [someone('ana', 0, { deliverables: menu }), someone('bo', 1, { deliverables: menu })]
  expect(planned(two, {}, 400)).toEqual(['ana story'])
  expect(planned(two, {}, 2000)).toEqual(['ana reel', 'bo reel'])
  expect(planned(two, {})).toEqual(['ana both', 'bo both'])
})

test('books one account of a person who has several', () => {
  const twins = [someone('ana.tt', 0, { person: 'ana' }), someone('ana.ig', 1, { person: 'ana' }), someone('bo', 2)]
  expect(planned(twins, {})).toHaveLength(2)
})

test('a quote wins over the estimate until its day, and extras are added', () => {
  const deliverables = [
    { name: 'post', estimate: 1000, quote: { fee: 700, until: 20 }, product: 50, shipping: 9, rights: 300 },
  ]
  const costs = (wishes: Wishes) => [...asked([someone('ana', 0, { deliverables })], wishes).offers.cost]
  expect(costs({ dates: { from: 20, to: 25 } })).toEqual([759])
  expect(costs({ dates: { from: 21, to: 25 } })).toEqual([1059])
  expect(costs({ rights: true })).toEqual([1059])
})

test('keeps to who must be in, who must not, how many, and how many from where', () => {
  const five = [
    someone('ana', 0, { city: 'Rome', platform: 'youtube' }),
    someone('bo', 1, { city: 'Rome', platform: 'tiktok' }),
    someone('cy', 2, { city: 'Berlin', platform: 'tiktok', deliverables: [{ name: 'post', estimate: 90_000 }] }),
    someone('di', 3, { city: 'Rome', platform: 'tiktok' }),
    someone('ed', 4, { city: 'Rome', platform: 'tiktok' }),
  ]
  const wishes: Wishes = {
    include: ['ed'],
    exclude: ['ana'],
    atMost: 3,
    minimum: [{ of: 'city', is: 'Berlin', count: 1 }],
  }
  const chosen = planned(five, wishes)
  expect(chosen).toHaveLength(3)
  expect(chosen).toContain('ed post')
  expect(chosen).toContain('cy post')
  expect(chosen).not.toContain('ana post')
})

test('leaves out who is not free, bound to a competitor, or without a price, and says so', () => {
  const wishes: Wishes = { dates: { from: 100, to: 110 }, competitors: ['Osteria Uno'] }
  const four = [
    someone('ana', 0, { free: [{ from: 50, to: 99 }] }),
    someone('bo', 1, { free: [{ from: 90, to: 100 }] }),
    someone('cy', 2, { bound: [{ to: 'Osteria Uno', until: 105 }] }),
    someone('di', 3, { bound: [{ to: 'Osteria Uno', until: 99 }] }),
    someone('ed', 4, { deliverables: [] }),
  ]
  expect(planned(four, wishes)).toEqual(['bo post', 'di post'])
  expect(asked(four, wishes).out.map(({ because }) => because)).toEqual([
    'ana is free on no day of the campaign',
    'cy is bound to Osteria Uno',
    'ed offers nothing that has a price',
  ])
})

test('wishes that contradict each other are named in their own words', () => {
  const two = [someone('ana', 0, { free: [{ from: 1, to: 2 }], city: 'Rome' }), someone('bo', 1, { city: 'Rome' })]
  const ana = 'ana must be in'
  expect(planned(two, { include: ['ana'], exclude: ['ana'] })).toEqual([ana, 'ana must not be in'])
  expect(planned(two, { include: ['ana'], dates: { from: 5, to: 9 } })).toEqual([
    ana,
    'ana is free on no day of the campaign',
  ])
  expect(planned(two, { include: ['ana'] }, 500)).toEqual([ana, 'the budget of 5.00'])
  expect(planned(two, { minimum: [{ of: 'city', is: 'Rome', count: 2 }], atMost: 1 })).toEqual([
    'at least 2 in Rome',
    'at most 1 creator',
  ])
  expect(planned(two, { minimum: [{ of: 'city', is: 'Oslo', count: 1 }] })).toEqual(['at least 1 in Oslo'])
  expect(() => planned(two, { include: ['zed'] })).toThrow('no candidate zed')
})

test('one who is given twice is refused', () => {
  expect(() => asked([someone('ana', 0), someone('ana', 1)])).toThrow('ana is given twice')
})
