import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Random, seeded } from '../numbers/random.ts'
import { type Engaged, engagements } from './engagements.ts'
import { exchange, exchangeSignals, type ExchangeSignals } from './exchange.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const DAYS = 180

/**
 * A made-up scene: 80 creators who post every third day, 600 fans with one to three favourites, and creators who drop in on
 * one another. People come at any time within two days after a post, half of them within some hours.
 */
function scene(random: Random): Engaged[] {
  const rows: Engaged[] = []
  const creators = Array.from({ length: 80 }, (_, i) => `creator-${i}`)
  const come = (actor: string, creator: string, share: number) => {
    for (let post = 0; post < DAYS / 3; post++)
      if (random.uniform() < share)
        rows.push({ creator, post: `${post}`, actor, at: posted(creator, post) + random.exponential(8 * HOUR) })
  }
  for (let fan = 0; fan < 600; fan++)
    for (const creator of random.some(creators, 1 + random.below(3)))
      come(`fan-${fan}`, creator, 0.5 * random.uniform())
  for (const creator of creators)
    for (const other of random.some(creators, 5))
      if (other !== creator) {
        come(creator, other, 0.2 * random.uniform())
        if (random.uniform() < 0.5) come(other, creator, 0.2 * random.uniform())
      }
  return rows
}

const posted = (creator: string, post: number) =>
  1_700_000_000 + post * 3 * DAY + (Number(creator.split('-')[1]) % 24) * HOUR

/** Members come within the hour to four posts of each other member. */
function pod(random: Random, members: readonly string[], participation: number): Engaged[] {
  const rows: Engaged[] = []
  for (const creator of members)
    for (let post = 0; post < 4; post++)
      for (const actor of members)
        if (actor !== creator && random.uniform() < participation)
          rows.push({
            creator,
            post: `${post}`,
            actor,
            at: posted(creator, post) + Math.min(random.exponential(20 * 60), HOUR - 1),
          })
  return rows
}

const names = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => `creator-${from + i}`)

test('a pod of ten is found whole and alone, at six in ten taking part', () => {
  const random = seeded(1)
  for (let run = 0; run < 5; run++) {
    const found = exchange(engagements([...scene(random), ...pod(random, names(10, 20), 0.6)]))
    expect(found.groups).toMatchObject([{ kind: 'pod' }])
    expect(new Set(found.flagged)).toEqual(new Set(names(10, 20)))
  }
})

test('a scene of friends, fans and favourites without a bargain flags hardly anybody', () => {
  const random = seeded(2)
  let flagged = 0
  for (let run = 0; run < 10; run++) flagged += exchange(engagements(scene(random))).flagged.length
  expect(flagged / (10 * 680)).toBeLessThan(0.002)
})

test('fans who hurry to every post of the same five creators are not a pod', () => {
  const random = seeded(3)
  const fans = Array.from({ length: 25 }, (_, i) => `fan-${i}`)
  const hurry = names(0, 5).flatMap((creator) =>
    fans.flatMap((actor) =>
      Array.from({ length: 20 }, (_, post) => ({
        creator,
        post: `${post}`,
        actor,
        at: posted(creator, post) + random.exponential(600),
      })),
    ),
  )
  expect(exchange(engagements([...scene(random), ...hurry])).flagged).toEqual([])
})

test('friends who visit each other at their leisure are not in step', () => {
  const random = seeded(4)
  const friends = names(30, 38)
  const visits = friends.flatMap((creator) =>
    friends
      .filter((actor) => actor !== creator)
      .flatMap((actor) =>
        Array.from({ length: 20 }, (_, post) => ({
          creator,
          post: `${post}`,
          actor,
          at: posted(creator, post) + random.exponential(8 * HOUR),
        })),
      ),
  )
  expect(exchange(engagements([...scene(random), ...visits])).groups.filter(({ kind }) => kind === 'pod')).toEqual([])
})

test('the evidence and the signal of a member, and of somebody else', () => {
  const random = seeded(5)
  const table = engagements([...scene(random), ...pod(random, names(10, 20), 0.8)])
  const found = exchange(table)
  const signals = new Map([...exchangeSignals(table, found)].map((one) => [one.person, one.signals]))
  expect(found.groups[0]?.evidence).toMatch(
    /^10 creators; where two of them met on a third one's post they came within 60 minutes/,
  )
  const [timed, dense] = signals.get('creator-12') as ExchangeSignals
  expect(timed).toMatchObject({ name: 'pods', concern: true, llr: 2.5, group: { kind: 'pod' } })
  expect(dense).toMatchObject({ name: 'blocks', concern: false })
  expect(timed.contacts).toEqual(expect.arrayContaining(names(13, 20)))
  expect(signals.get('creator-50')?.[0]).toMatchObject({ concern: false, because: 'In no such group.' })
})

test('nothing is said from the data of one creator, or when nobody is on both sides', () => {
  const one = scene(seeded(6)).filter(({ creator }) => creator === 'creator-3')
  expect(exchange(engagements(one))).toMatchObject({ assessable: false, groups: [], flagged: [], n: 0 })
  const fansOnly = scene(seeded(6)).filter(({ actor }) => actor.startsWith('fan'))
  const table = engagements(fansOnly)
  const found = exchange(table)
  expect(found.assessable).toBe(false)
  expect(found.because).toContain('same ids')
  const silent = [...exchangeSignals(table, found)].flatMap(({ signals }) => signals)
  expect(silent.length).toBeGreaterThan(20)
  expect(silent.every(({ state, llr }) => state === 'not-enough-evidence' && llr === 0)).toBe(true)
})

test('the order of the rows does not matter', () => {
  const random = seeded(7)
  const rows = [...scene(random), ...pod(random, names(10, 16), 0.9)]
  const found = exchange(engagements(rows))
  expect(exchange(engagements(random.shuffled(rows))).flagged).toEqual(found.flagged)
  expect(found.flagged.length).toBeGreaterThan(0)
})

test('100,000 rows with missing times, repeated, without names or of oneself do no harm', () => {
  const name = fc.oneof({ weight: 9, arbitrary: fc.nat(24).map((i) => `p${i}`) }, fc.constant(''), fc.string())
  const row = fc.record({
    creator: name,
    post: fc.constantFrom('1', '2', '3', ''),
    actor: name,
    at: fc.oneof(fc.double(), fc.nat(90_000)),
  })
  let rows = 0
  const checked = fc.check(
    fc.property(fc.array(row, { minLength: 400, maxLength: 600, size: 'max' }), (given) => {
      rows += given.length
      const table = engagements(given)
      const found = exchange(table)
      return (
        found.groups.every(({ score, evidence }) => Number.isFinite(score) && !evidence.includes('NaN')) &&
        [...exchangeSignals(table, found)].every(({ person, signals }) =>
          signals.every(
            ({ llr, score = 0, n, contacts = [], because }) =>
              [llr, score, n].every(Number.isFinite) && !contacts.includes(person) && !because.includes('NaN'),
          ),
        )
      )
    }),
    { numRuns: 251 },
  )
  expect(checked.counterexample).toBeNull()
  expect(rows).toBeGreaterThan(100_000)
})
