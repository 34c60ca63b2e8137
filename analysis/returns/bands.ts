/**
 * Does money bring more in one kind of booking than in another: celebrity against micro, advertising against micro? Orders per money of
 * each kind as a ratio of sums; the difference on the log scale, its error by leaving out each creator (or advertising campaign) in turn
 * (the jackknife, Tukey 1958), with Student's t (Welch 1947). *Tied* is said where the 90% interval holds no difference, *cannot say* where a kind
 * has fewer than three, or sold nothing. Nobody was assigned by chance: what else differs between the kinds is in the difference too.
 * Known answers and calibration: bands.test.ts. Method: docs/methods/profit.md
 */
import type { Interval } from '../numbers/finding.ts'
import { studentPoint } from '../numbers/student.ts'

/** One creator, or one advertising campaign: `cost` above 0, `orders` 0 or more. */
export type Spent = { readonly cost: number; readonly orders: number }

export type Band =
  | { readonly answer: 'estimate'; readonly n: number; readonly ordersPerMoney: number; readonly interval: Interval }
  | { readonly answer: 'cannot-say'; readonly n: number; readonly because: string }

export type Against =
  | {
      readonly answer: 'more' | 'less' | 'tied'
      /** Orders per money of the one over the other. */
      readonly times: number
      readonly interval: Interval
    }
  | { readonly answer: 'cannot-say'; readonly because: string }

export const LEAST = 3
const TAIL = 0.95

type Summary = { log: number; variance: number; degrees: number }

export function bandOf(spent: readonly Spent[]): Band {
  const found = summary(spent)
  if (typeof found === 'string') return { answer: 'cannot-say', n: spent.length, because: found }
  const half = studentPoint(TAIL, found.degrees) * Math.sqrt(found.variance)
  return {
    answer: 'estimate',
    n: spent.length,
    ordersPerMoney: Math.exp(found.log),
    interval: [Math.exp(found.log - half), Math.exp(found.log + half)],
  }
}

export function against(one: readonly Spent[], other: readonly Spent[]): Against {
  const [a, b] = [summary(one), summary(other)]
  if (typeof a === 'string') return { answer: 'cannot-say', because: a }
  if (typeof b === 'string') return { answer: 'cannot-say', because: b }
  const variance = a.variance + b.variance
  // All ratios alike to the last digit: nothing to divide by.
  const degrees = variance > 0 ? variance ** 2 / (a.variance ** 2 / a.degrees + b.variance ** 2 / b.degrees) : a.degrees + b.degrees // prettier-ignore
  const half = studentPoint(TAIL, degrees) * Math.sqrt(variance)
  const log = a.log - b.log
  const answer = log - half > 0 ? 'more' : log + half < 0 ? 'less' : 'tied'
  return { answer, times: Math.exp(log), interval: [Math.exp(log - half), Math.exp(log + half)] }
}

function summary(spent: readonly Spent[]): Summary | string {
  const n = spent.length
  for (const { cost, orders } of spent)
    if (!(cost > 0) || !(orders >= 0)) throw new RangeError(`cost is above 0 and orders 0 or more, got ${cost}, ${orders}`) // prettier-ignore
  if (n < LEAST) return `${n === 0 ? 'none' : n === 1 ? 'one' : 'two'} with known cost and orders; it takes three`
  const orders = spent.reduce((sum, one) => sum + one.orders, 0)
  const cost = spent.reduce((sum, one) => sum + one.cost, 0)
  if (orders === 0) return 'no order in all'
  // Each left out in turn; half an order more, so that one who sold everything can be left out.
  const without = spent.map((one) => Math.log((orders - one.orders + 0.5) / (cost - one.cost)))
  const middle = without.reduce((sum, value) => sum + value, 0) / n
  const scatter = ((n - 1) / n) * without.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  // What a count scatters by itself is the least there can be.
  const variance = Math.max(scatter, 1 / orders)
  return { log: Math.log(orders / cost), variance, degrees: n - 1 }
}
