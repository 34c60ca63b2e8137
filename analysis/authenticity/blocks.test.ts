import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { blocks } from './blocks.ts'
import { type Engaged, engagements } from './engagements.ts'
import { exchange, exchangeSignals } from './exchange.ts'
import { cut, densest, graphOf } from './peel.ts'

/** A made-up network of messages: 800 people of very different activity, half of whose messages are answered. */
function network(random: Random): Engaged[] {
  const rows: Engaged[] = []
  const someone = () => `p${Math.floor(800 * random.uniform() ** 3)}`
  for (let i = 0; i < 9000; i++) {
    const [actor, creator] = [someone(), someone()]
    rows.push({ actor, creator, post: '1', at: NaN })
    if (random.uniform() < 0.5) rows.push({ actor: creator, creator: actor, post: '1', at: NaN })
  }
  return rows
}

function dense(random: Random, members: readonly string[], share: number): Engaged[] {
  return members.flatMap((creator) =>
    members
      .filter((actor) => actor !== creator && random.uniform() < share)
      .map((actor) => ({ actor, creator, post: '1', at: NaN })),
  )
}

test('a clique among loose edges is the densest part, then the next one', () => {
  const ends: number[] = []
  for (const clique of [
    [0, 1, 2, 3, 4, 5],
    [10, 11, 12, 13],
  ])
    clique.forEach((a, i) => clique.slice(i + 1).forEach((b) => ends.push(a, b)))
  ends.push(5, 6, 6, 7, 7, 8, 8, 9, 9, 10)
  const graph = graphOf(20, Int32Array.from(ends), new Float64Array(ends.length / 2).fill(1))
  expect(densest(graph)).toEqual([0, 1, 2, 3, 4, 5])
  cut(graph, densest(graph))
  expect(densest(graph)).toEqual([10, 11, 12, 13])
  expect(densest(graphOf(3, new Int32Array(0), new Float64Array(0)))).toEqual([])
})

test('peeling is never worse than half of the best, checked against all subsets of small graphs', () => {
  const random = seeded(1)
  for (let run = 0; run < 60; run++) {
    const ends: number[] = []
    for (let a = 0; a < 9; a++) for (let b = a + 1; b < 9; b++) if (random.uniform() < 0.4) ends.push(a, b)
    const weight = Float64Array.from({ length: ends.length / 2 }, () => 0.1 + random.uniform())
    const density = (inside: (node: number) => boolean, size: number) =>
      weight.reduce(
        (sum, w, e) => sum + (inside(ends[2 * e] as number) && inside(ends[2 * e + 1] as number) ? w : 0),
        0,
      ) / size
    let best = 0
    for (let set = 1; set < 512; set++) {
      const size = [...set.toString(2)].filter((bit) => bit === '1').length
      best = Math.max(
        best,
        density((node) => ((set >> node) & 1) === 1, size),
      )
    }
    const found = new Set(densest(graphOf(9, Int32Array.from(ends), weight)))
    expect(density((node) => found.has(node), found.size)).toBeGreaterThanOrEqual(best / 2)
  }
})

test('a circle of 40 with eight in ten engagements among them is found, and hardly anybody else', () => {
  const random = seeded(2)
  for (let run = 0; run < 5; run++) {
    const people = random.some(
      Array.from({ length: 800 }, (_, i) => `p${i}`),
      40,
    )
    const table = engagements([...network(random), ...dense(random, people, 0.8)])
    const [circle, ...others] = blocks(table).filter(({ kind }) => kind === 'circle')
    const found = new Set(circle?.actors.map((person) => table.people[person] as string))
    expect(people.filter((person) => found.has(person)).length).toBeGreaterThanOrEqual(39)
    expect(found.size).toBeLessThanOrEqual(42)
    expect(circle?.density).toBeGreaterThan(0.75)
    expect(others).toEqual([])
  }
})

test('very active people are not a circle: their activity explains it', () => {
  const random = seeded(3)
  for (let run = 0; run < 10; run++) expect(blocks(engagements(network(random)))).toEqual([])
})

test('actors who engage with the same creators, unanswered, are one-sided', () => {
  const random = seeded(4)
  const bought = Array.from({ length: 60 }, (_, i) => `bot-${i}`).flatMap((actor) =>
    ['p700', 'p710', 'p720', 'p730', 'p740', 'p750']
      .filter(() => random.uniform() < 0.9)
      .map((creator) => ({ actor, creator, post: '1', at: NaN })),
  )
  const [found] = blocks(engagements([...network(random), ...bought]))
  expect(found?.kind).toBe('one-sided')
  expect(found?.creators.length).toBe(6)
  expect(found?.actors.length).toBeGreaterThanOrEqual(60)
  const table = engagements([...network(random), ...bought])
  const signals = new Map([...exchangeSignals(table, exchange(table))].map((one) => [one.person, one.signals[1]]))
  expect(signals.get('p710')).toMatchObject({ name: 'blocks', concern: false })
  expect(signals.get('p710')?.because).toMatch(/Dense, but nobody answers: \d+ accounts and 6 creators/)
  expect(signals.get('p3')?.because).not.toContain('nobody answers')
})
