/**
 * From which day on is a code redeemed more often than its clicks explain? Redemptions of a day are taken for a constant (those who
 * heard the code and typed it) plus a share of the clicks of this and the days before, fitted by weighted least squares with
 * variances that grow with the mean. For each day a step from there to the end is tried against that fit (score test); the noise is
 * measured from what the step leaves over, with its persistence from day to day, so that lively codes are not alarms.
 * The best of many days is taken, so the threshold is set by simulation and not from a table: leaks.test.ts.
 */

export type Risen = {
  /** Day of the series, from 0, on which it begins. */
  readonly from: number
  /** In standard deviations of the step. */
  readonly strength: number
  /** Redemptions since then that neither clicks nor the level before explain. */
  readonly unexplained: number
}

/** Days after a click on which it still counts, each day 30% less. */
const MEMORY = 14
const FADES = 0.7
/** At least so many days before a step and after it. */
const EDGE = 5
/** No day is surer than one on which a redemption every fourth day is expected. */
const LEAST = 0.25

/** The strongest step up, or undefined where none goes up. Both series one number a day, of one length. */
export function risenWithoutClicks(clicks: readonly number[], redemptions: readonly number[]): Risen | undefined {
  const days = redemptions.length
  const exposure = exposed(clicks)
  const mean = fitted(exposure, redemptions)
  const weight = mean.map((m) => 1 / Math.max(LEAST, m))
  const rest = redemptions.map((y, t) => y - mean[t]!)
  const gram = grams(exposure, weight)
  const noise = rest.reduce((sum, r, t) => sum + weight[t]! * r * r, 0)
  let best: (Risen & { step: number }) | undefined
  // Sums over the days from t on, gathered from the end.
  let [w, we, wr] = [0, 0, 0]
  for (let t = days - 1; t >= EDGE; t--) {
    w += weight[t]!
    we += weight[t]! * exposure[t]!
    wr += weight[t]! * rest[t]!
    if (t > days - EDGE) continue
    const room = w - gram.explained(w, we)
    if (!(room > 1e-9 * w)) continue
    const step = wr / room
    const left = Math.max(1, (noise - wr * step) / Math.max(1, days - 3))
    const strength = wr / Math.sqrt(room * left)
    if (step > 0 && strength > (best?.strength ?? 0)) best = { from: t, strength, unexplained: step * (days - t), step }
  }
  if (!best) return undefined
  const { step, ...risen } = best
  return { ...risen, strength: risen.strength / Math.sqrt(persistence(rest, weight, best.from, step)) }
}

function exposed(clicks: readonly number[]): number[] {
  return clicks.map((_, t) => {
    let sum = 0
    for (let lag = 0; lag < MEMORY && lag <= t; lag++) sum += clicks[t - lag]! * FADES ** lag
    return sum
  })
}

/** Constant plus share of exposure, neither below 0. */
function fitted(exposure: readonly number[], redemptions: readonly number[]): number[] {
  const days = redemptions.length
  const level = redemptions.reduce((a, b) => a + b, 0) / days
  let mean = redemptions.map(() => level)
  for (let round = 0; round < 12; round++) {
    let [w, we, wee, wy, wey] = [0, 0, 0, 0, 0]
    for (let t = 0; t < days; t++) {
      const weight = 1 / Math.max(LEAST, mean[t]!)
      w += weight
      we += weight * exposure[t]!
      wee += weight * exposure[t]! ** 2
      wy += weight * redemptions[t]!
      wey += weight * exposure[t]! * redemptions[t]!
    }
    const room = w * wee - we * we
    let share = room > 1e-9 * w * wee ? (w * wey - we * wy) / room : 0
    let base = (wy - share * we) / w
    if (base < 0) [base, share] = [0, wee > 0 ? wey / wee : 0]
    if (share < 0) [base, share] = [wy / w, 0]
    mean = exposure.map((e) => base + share * e)
  }
  return mean
}

/** How much of a step the constant and the exposure could imitate. */
function grams(exposure: readonly number[], weight: readonly number[]) {
  let [a, b, c] = [0, 0, 0]
  exposure.forEach((e, t) => {
    a += weight[t]!
    b += weight[t]! * e
    c += weight[t]! * e * e
  })
  const room = a * c - b * b
  return {
    explained: (w: number, we: number) =>
      room > 1e-9 * a * c ? (c * w * w - 2 * b * w * we + a * we * we) / room : (w * w) / a,
  }
}

/** How many times as unsure sums are because one day is like the next: (1 + r) / (1 - r), r between 0 and 0.6. */
function persistence(rest: readonly number[], weight: readonly number[], from: number, step: number): number {
  const after = rest.length - from
  const scaled = rest.map(
    (r, t) => Math.sqrt(weight[t]!) * (r - step * (t >= from ? 1 - after / rest.length : -after / rest.length)),
  )
  let [together, alone] = [0, 0]
  scaled.forEach((u, t) => {
    alone += u * u
    if (t > 0) together += u * scaled[t - 1]!
  })
  const r = Math.min(0.6, Math.max(0, alone > 1e-9 * rest.length ? together / alone : 0))
  return (1 + r) / (1 - r)
}
