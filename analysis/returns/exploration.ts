/**
 * Is an unknown creator worth trying? The knowledge gradient (Frazier, Powell & Dayanik 2008): what one more booking is
 * expected to teach, in orders that every later plan gains because it may then book better. A creator is worth booking again
 * when the rate beats a threshold, that of the money elsewhere; an unknown one may turn out above it, and is left if not.
 * Exact for a gamma belief and a Poisson count; the usual normal form is rough below a shape of two.
 * Not to be trusted where there are no later plans, or where rates change from one to the next: what is learned is then lost.
 * Known answers and calibration: exploration.test.ts. Method: docs/methods/exploration.md
 */
import type { Random } from '../numbers/random.ts'
import { betaShare } from '../numbers/student.ts'
import { meanRate } from './returns.ts'
import type { Rate } from './returns.ts'

/** How much a later booking is expected to gain, in the unit of the rate, because this one reaches `exposure` people first. */
export function knowledgeGradient(belief: Rate, exposure: number, threshold: number): number {
  const { shape, rate } = checked(belief)
  if (!(exposure >= 0 && Number.isFinite(exposure))) throw new RangeError(`exposure is 0 or more, got ${exposure}`)
  if (Number.isNaN(threshold)) throw new RangeError('a threshold is a number')
  const mean = meanRate(belief)
  if (exposure === 0 || threshold <= 0 || threshold === Infinity) return 0
  // Orders are negative binomial; from this many on the mean that is then believed, (shape + orders) / (rate + exposure), is above.
  const orders = Math.max(0, Math.ceil(threshold * (rate + exposure) - shape))
  const share = exposure / (rate + exposure)
  // Weighting by the rate is a shape of one more: E[rate; above] = mean · P(above | shape + 1).
  const above = orders === 0 ? 1 : betaShare(share, orders, shape)
  const weighted = orders === 0 ? 1 : betaShare(share, orders, shape + 1)
  const gain = mean >= threshold ? threshold * (1 - above) - mean * (1 - weighted) : mean * weighted - threshold * above
  return Math.max(0, gain)
}

/**
 * The rate from which on a booking is worth its money.
 * @param worth what a cent brings back elsewhere, see `worthLater`
 * @param cost cents
 * @param margin cents an order
 */
export const thresholdRate = (worth: number, cost: number, margin: number, exposure: number): number =>
  (worth * cost) / (margin * exposure)

/** Somebody who may be booked: what is believed of the rate, people reached, cents. */
export type Prospect = { readonly belief: Rate; readonly exposure: number; readonly cost: number }

/**
 * What a cent will bring back elsewhere in later plans: the threshold for keeping whom one tries. Later plans know more than
 * today's and so ask more, but never all: taken is the geometric middle between what the last one funded today brings, by the
 * means, and what the last one would bring if rates were known, over draws of them. Overlap of audiences is left aside.
 * @returns 1 or more; 1 where money would be left
 */
export function worthLater(prospects: readonly Prospect[], margin: number, budget: number, random: Random): number {
  const paid = prospects.filter(({ cost }) => cost > 0)
  const last = (rateOf: (belief: Rate) => number) => lastFunded(paid, margin, budget, rateOf)
  let known = 0
  for (let draw = 0; draw < DRAWS; draw++) known += last((belief) => drawnRate(belief, random)) / DRAWS
  return Math.sqrt(last(meanRate) * known)
}

const DRAWS = 8

/** What each cent of the last one brings back whom the budget books, in the order of return. */
function lastFunded(
  prospects: readonly Prospect[],
  margin: number,
  budget: number,
  rateOf: (belief: Rate) => number,
): number {
  let left = budget
  const last = prospects
    .map(({ belief, exposure, cost }) => ({ back: (margin * rateOf(belief) * exposure) / cost, cost }))
    .filter(({ back }) => back > 1)
    .sort((a, b) => b.back - a.back)
    .find(({ cost }) => (left -= cost) <= 0)
  return last?.back ?? 1
}

/** The rate to plan with instead of the mean: what it brings now, and what it teaches for every round that is left. */
export const scoreRate = (belief: Rate, exposure: number, threshold: number, roundsLeft: number): number =>
  meanRate(belief) + (roundsLeft > 0 ? roundsLeft * knowledgeGradient(belief, exposure, threshold) : 0)

/** The rate to plan with instead of the mean: one draw of what it may be (Thompson 1933). Tries more, and more blindly. */
export const drawnRate = (belief: Rate, random: Random): number => random.gamma(checked(belief).shape) / belief.rate

function checked(belief: Rate): Rate {
  const { shape, rate } = belief
  if (!(shape > 0 && rate > 0 && Number.isFinite(shape) && Number.isFinite(rate)))
    throw new RangeError(`a belief is a gamma of shape and rate above 0, got ${shape} and ${rate}`)
  return belief
}
