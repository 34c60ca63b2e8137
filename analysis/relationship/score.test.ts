import { expect, test } from 'vitest'
import type { Finding } from '../numbers/finding.ts'
import { type Random, seeded } from '../numbers/random.ts'
import { collect, type Row } from './interactions.ts'
import { measure, type Options } from './measure.ts'
import { EMPTY_PANEL, panelOf } from './panel.ts'
import { relationship, type Relationship } from './score.ts'
import { type Community, community, CREATOR_NAME } from './simulated-community.ts'

const BONDS = [
  { bond: 0.2, answering: 0.15 },
  { bond: 0.45, answering: 0.4 },
  { bond: 0.7, answering: 0.7 },
]

const of = (rows: readonly Row[], options?: Options) => measure(collect(rows, CREATOR_NAME).interactions, options)

/** Each of the bonds `each` times, judged against one another. */
function judged(random: Random, each: number, shape: Omit<Community, 'bond' | 'answering'>): Relationship[][] {
  const levels = BONDS.map((bond) => Array.from({ length: each }, () => of(community(random, { ...bond, ...shape }))))
  const panel = panelOf(levels.flat())
  return levels.map((level) => level.map((one) => relationship(one, panel)))
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
/** Which of the assessed intervals hold the truth, which is their values' own mean unless it is known. */
function holds(found: readonly (Finding | Relationship)[], known?: number): number[] {
  const assessed = found.filter((one) => one.state === 'assessed')
  const values = assessed.map((one) => ('score' in one ? one.score : one.value))
  const truth = known ?? mean(values)
  return assessed.map(({ interval: [low, high] }) => Number(low <= truth && truth <= high))
}

const SHAPES = {
  'a small audience': { talking: 0.1, posts: 20, perPost: 6, regulars: 40 },
  'a large audience': { talking: 0.1, posts: 24, perPost: 36, regulars: 80 },
  'an audience of many posts': { talking: 0.1, posts: 50, perPost: 10, regulars: 60 },
}

for (const [name, shape] of Object.entries(SHAPES)) {
  test(`80% intervals hold the truth in 76-88% of communities: ${name}`, { timeout: 30_000 }, () => {
    const levels = judged(seeded(2024), 110, shape)
    const held: Record<string, number[]> = { score: [], repeatCommenters: [], reciprocity: [] }
    levels.forEach((level, l) => {
      held.score?.push(...holds(level))
      held.repeatCommenters?.push(...holds(level.map((one) => one.measures.repeatCommenters)))
      held.reciprocity?.push(
        ...holds(
          level.map((one) => one.measures.reciprocity),
          BONDS[l]?.answering,
        ),
      )
    })
    for (const hits of Object.values(held)) expect(hits.length).toBeGreaterThan(320)
    const shares = Object.entries(held).map(([what, hits]) => ({ what, share: mean(hits) }))
    expect(shares.filter(({ share }) => share < 0.76 || share > 0.88)).toEqual([])
  })
}

test('a closer community scores higher', () => {
  const levels = judged(seeded(5), 12, { talking: 0.1, posts: 24, perPost: 12, regulars: 60 })
  const scores = levels.map((level) => mean(level.map((one) => (one.state === 'assessed' ? one.score : NaN))))
  expect(scores[1]).toBeGreaterThan((scores[0] as number) + 10)
  expect(scores[2]).toBeGreaterThan((scores[1] as number) + 10)
})

const ONE = { bond: 0.4, answering: 0.3, talking: 0.15, posts: 24, perPost: 12, regulars: 60 }

test('half and a quarter of the comments give the same share of repeat commenters, give or take 10%', () => {
  const random = seeded(8)
  const rates = (rows: readonly Row[][]) =>
    mean(rows.map((one) => value(relationship(of(one), EMPTY_PANEL), 'repeatCommenters')))
  const all = Array.from({ length: 12 }, () => community(random, { ...ONE, bond: 0.7, perPost: 50, regulars: 500 }))
  const full = rates(all)
  for (const keep of [0.5, 0.25]) {
    const thinned = rates(all.map((rows) => rows.filter(() => random.uniform() < keep)))
    expect(Math.abs(thinned / full - 1)).toBeLessThan(0.1)
  }
  const raw = (rows: readonly Row[][]) =>
    mean(rows.map((one) => of(one).basis).map(({ comeBack, people }) => comeBack / people))
  expect(raw(all.map((rows) => rows.filter(() => random.uniform() < 0.25))) / raw(all)).toBeLessThan(0.8)
})

function value(r: Relationship, name: 'repeatCommenters'): number {
  const found = r.measures[name]
  return found.state === 'assessed' ? found.value : NaN
}

test('neither the order of rows, nor their labels, nor the clock’s zero change anything', () => {
  const rows = community(seeded(21), ONE)
  const random = seeded(22)
  const label = new Map<string, string>()
  const relabelled = (name: string | undefined) => {
    if (name === undefined || name === CREATOR_NAME) return name
    if (!label.has(name)) label.set(name, `x${random.uniform()}`)
    return label.get(name)
  }
  const other = random.shuffled(rows).map((row) => ({
    ...row,
    id: relabelled(`id ${row.id}`),
    post: relabelled(row.post) as string,
    actor: relabelled(row.actor),
    at: (row.at as number) + 5e7,
    replyTo: row.replyTo && relabelled(`id ${row.replyTo}`),
  }))
  const [a, b] = [relationship(of(rows), EMPTY_PANEL), relationship(of(other), EMPTY_PANEL)]
  expect(b.basis.medianHours).toBeCloseTo(a.basis.medianHours as number, 6)
  const timeless = (r: Relationship) => ({
    ...r,
    basis: { ...r.basis, medianHours: 0 },
    measures: { ...r.measures, reciprocity: { ...r.measures.reciprocity, medianHours: 0 } },
  })
  expect(timeless(b)).toEqual(timeless(a))
})

test('twice the accounts in the panel is the same panel', () => {
  const random = seeded(31)
  const some = Array.from({ length: 6 }, () => of(community(random, ONE)))
  const many = panelOf(Array.from({ length: 20 }, () => some).flat())
  const more = panelOf(Array.from({ length: 40 }, () => some).flat())
  const scores = [many, more].map((panel) =>
    some.map((one) => relationship(one, panel)).map((r) => (r.state === 'assessed' ? r.score : NaN)),
  )
  scores[0]?.forEach((score, k) => expect(Math.abs(score - (scores[1]?.[k] as number))).toBeLessThan(1))
})

test('below its minimum a measure gives no number, and below three measures of two families there is no score', () => {
  const once = (people: number, posts: number): Row[] =>
    Array.from({ length: people }, (_, k) => ({
      id: `${k}`,
      post: `p${k % posts}`,
      actor: `fan ${k}`,
      at: 1.6e9 + (k % posts) * 5e5 + k,
      text: `nice ${k}`,
    }))
  const states = (people: number, posts: number) => {
    const found = relationship(of(once(people, posts)), EMPTY_PANEL)
    return {
      state: found.state,
      ...Object.fromEntries(Object.entries(found.measures).map(([name, { state }]) => [name, state])),
    }
  }
  expect(states(29, 12)).toMatchObject({
    state: 'not-enough-evidence',
    reciprocity: 'not-enough-evidence',
    depth: 'not-enough-evidence',
    substance: 'not-enough-evidence',
  })
  expect(states(49, 12)).toMatchObject({
    repeatCommenters: 'not-enough-evidence',
    concentration: 'not-enough-evidence',
    substance: 'not-enough-evidence',
  })
  expect(states(60, 7)).toMatchObject({
    repeatCommenters: 'not-enough-evidence',
    activeCore: 'not-enough-evidence',
    savesAndShares: 'not-available',
  })
  expect(states(99, 12)).toMatchObject({
    repeatCommenters: 'assessed',
    loyalty: 'not-enough-evidence',
    cohesion: 'not-enough-evidence',
  })
  for (const measure of Object.values(relationship(of(once(29, 12)), EMPTY_PANEL).measures))
    expect(measure).not.toHaveProperty('value')
  expect(relationship(of(once(29, 12)), EMPTY_PANEL)).not.toHaveProperty('score')
  expect(relationship(of(once(60, 7)), EMPTY_PANEL).measures.repeatCommenters).toMatchObject({
    n: 7,
    needed: 8,
    of: 'posts',
  })
})

test('a source without replies is not a creator who never answers', () => {
  const rows = community(seeded(41), ONE).filter((row) => row.replyTo === undefined)
  expect(relationship(of(rows), EMPTY_PANEL).measures.reciprocity.state).toBe('not-available')
  const silent = relationship(of(rows, { replies: true }), EMPTY_PANEL).measures.reciprocity
  expect(silent).toMatchObject({ state: 'assessed', value: 0 })
  expect(silent.state === 'assessed' && silent.interval[1]).toBeGreaterThan(0.005)
})

test('what flagged accounts and giveaways did is left out, and the score before is shown', () => {
  const rows = community(seeded(51), ONE)
  const bots = Array.from({ length: 20 }, (_, k) =>
    Array.from({ length: 24 }, (__, post) => ({
      id: `b${k} ${post}`,
      post: `post ${post}`,
      actor: `bot ${k}`,
      at: 1.6e9 + post * 3 * 86400 + k,
      text: 'wow',
    })),
  ).flat()
  const { interactions, names } = collect([...rows, ...bots], CREATOR_NAME)
  const flagged = new Set(names.actors.flatMap((name, id) => (name.startsWith('bot') ? [id] : [])))
  const after = relationship(measure(interactions, { flagged }), EMPTY_PANEL)
  const clean = relationship(of(rows), EMPTY_PANEL)
  if (after.state !== 'assessed' || clean.state !== 'assessed' || after.before?.state !== 'assessed')
    throw new Error('not assessed')
  expect(after.score).toBeCloseTo(clean.score, 6)
  expect(after.before.score).toBeGreaterThan(after.score + 3)
  expect(after.basis.excludedPeople).toBe(20)
  const without = relationship(measure(interactions, { giveaways: new Set([0, 1]) }), EMPTY_PANEL)
  expect(without.basis.posts).toBe(22)
})

test('an active core is a share of the followers only where they are known', () => {
  const rows = community(seeded(61), ONE)
  const unknown = relationship(of(rows), EMPTY_PANEL).measures.activeCore
  expect(unknown).toMatchObject({ state: 'assessed', ofFollowers: undefined, standing: undefined })
  const known = relationship(of(rows, { followers: 9000 }), EMPTY_PANEL).measures.activeCore
  if (known.state !== 'assessed') throw new Error('not assessed')
  expect(known.ofFollowers?.value).toBeCloseTo(known.value / 9000, 9)
  expect(known.standing).toBeTypeOf('number')
})

test('saves and shares count where the owner gave them', () => {
  const rows = community(seeded(71), ONE)
  const kept = Array.from({ length: 24 }, (_, post) => ({ post, saves: 30 + post, shares: 10, reach: 4000 }))
  const found = relationship(of(rows, { kept }), EMPTY_PANEL).measures.savesAndShares
  if (found.state !== 'assessed') throw new Error('not assessed')
  expect(found.value).toBeCloseTo(0.0129, 3)
  expect(relationship(of(rows, { kept: kept.slice(0, 7) }), EMPTY_PANEL).measures.savesAndShares).toMatchObject({
    state: 'not-enough-evidence',
    n: 7,
    needed: 8,
  })
})
