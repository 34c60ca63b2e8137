import { expect, test } from 'vitest'
import { seeded } from '../numbers/random.ts'
import { counted } from './counted.ts'
import { collect, type Row } from './interactions.ts'
import { arrivalsOf, backWithin, fit, HORIZON, varianceOf, weighted, WITHIN } from './loyalty.ts'
import { peopleOf } from './people.ts'

/** Rows of people who come first on some post, each with a chance of their own to be at the next. */
function newcomers(seed: number, people: number, posts: number, alpha: number, beta: number, from = 0): Row[] {
  const random = seeded(seed)
  return Array.from({ length: people }, (_, k) => {
    const first = from + random.below(posts - from)
    const own = random.beta(alpha, beta)
    const rows = [{ id: `${k}`, post: `p${first}`, actor: `f${k}`, at: 1e9 + first * 1000 }]
    for (let post = first + 1; post < posts; post++) {
      if (random.uniform() >= own) continue
      rows.push({ id: `${k} again`, post: `p${post}`, actor: `f${k}`, at: 1e9 + post * 1000 })
      break
    }
    return rows
  }).flat()
}

function curveOf(rows: readonly Row[]) {
  const { interactions } = collect(rows, 'me')
  const who = counted(interactions, {})
  const arrivals = arrivalsOf(peopleOf(interactions, who), who.datedPosts)
  const could = new Float64Array(HORIZON)
  const did = new Float64Array(HORIZON)
  weighted(arrivals, new Uint8Array(who.posts).fill(1), 0, could, did)
  const curve = fit(could, did)
  return { arrivals, could, curve, back: backWithin(curve, WITHIN), variance: varianceOf(curve, could) }
}

test('the curve is found again: beta-geometric people, many of them', () => {
  // Not back after j posts: B(α, β + j) / B(α, β) = Π (β + k) / (α + β + k).
  for (const [alpha, beta] of [
    [0.5, 2],
    [2, 8],
    [0.4, 8],
  ] as const) {
    let away = 1
    for (let k = 0; k < WITHIN; k++) away *= (beta + k) / (alpha + beta + k)
    expect(Math.abs(curveOf(newcomers(1, 20_000, 30, alpha, beta)).back - (1 - away))).toBeLessThan(0.01)
  }
})

test('those who came lately are not held against the creator', () => {
  const late = curveOf(newcomers(2, 20_000, 30, 0.5, 2, 24))
  expect(Math.abs(late.back - curveOf(newcomers(3, 20_000, 30, 0.5, 2)).back)).toBeLessThan(0.02)
})

test('the variance is that of repeated worlds', () => {
  const worlds = Array.from({ length: 200 }, (_, k) => curveOf(newcomers(100 + k, 250, 20, 0.5, 3)))
  const mean = worlds.reduce((sum, one) => sum + one.back, 0) / worlds.length
  const seen = worlds.reduce((sum, one) => sum + (one.back - mean) ** 2, 0) / (worlds.length - 1)
  const said = worlds.reduce((sum, one) => sum + one.variance, 0) / worlds.length
  expect(said / seen).toBeGreaterThan(0.75)
  expect(said / seen).toBeLessThan(1.35)
})

test('when nobody comes back the share is 0 and its variance is not', () => {
  const once = Array.from({ length: 100 }, (_, k) => ({ id: `${k}`, post: `p${k % 10}`, actor: `f${k}`, at: 1e9 + k }))
  expect(curveOf(once)).toMatchObject({ curve: undefined, back: 0 })
  expect(curveOf(once).variance).toBeGreaterThan(0)
})

test('when everybody is back at the next post nearly all are back within one', () => {
  const both = Array.from({ length: 100 }, (_, k) =>
    [0, 1].map((later) => ({
      id: `${k} ${later}`,
      post: `p${(k % 8) + later}`,
      actor: `f${k}`,
      at: 1e9 + ((k % 8) + later) * 1000,
    })),
  ).flat()
  expect(backWithin(curveOf(both).curve, 1)).toBeGreaterThan(0.98)
})
