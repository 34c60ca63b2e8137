/**
 * Does money bring more in one kind of booking than in another: celebrity against micro, advertising against micro? Orders per money of
 * each kind as a ratio of sums; the difference on the log scale, its error from how far each creator (or advertising campaign) lies from what the
 * others would have sold for the same money (MacKinnon & White 1985, their third), with Student's t (Welch 1947) and as many degrees of freedom as
 * equally large ones would have (Kish 1965): the geometric mean of that by their money and by their errors. *Tied* is said where the 90% interval
 * holds no difference, *cannot say* where a kind has fewer than three, sold nothing, or hangs on one alone. Nobody was assigned by chance: what else
 * differs between the kinds is in the difference too.
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
/** An interval wider than so many times either way tells nothing but that one of few decides everything. */
const WIDEST = Math.log(1000)
const ONE_DECIDES = 'one alone decides what the others together cannot outweigh'

type Summary = { log: number; variance: number; degrees: number }

export function bandOf(spent: readonly Spent[]): Band {
  const found = summary(spent)
  if (typeof found === 'string') return { answer: 'cannot-say', n: spent.length, because: found }
  const half = studentPoint(TAIL, found.degrees) * Math.sqrt(found.variance)
  if (half > WIDEST) return { answer: 'cannot-say', n: spent.length, because: ONE_DECIDES }
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
  const degrees = variance ** 2 / (a.variance ** 2 / a.degrees + b.variance ** 2 / b.degrees)
  const half = studentPoint(TAIL, degrees) * Math.sqrt(variance)
  if (half > WIDEST) return { answer: 'cannot-say', because: ONE_DECIDES }
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
  // Each against what the others would have sold for its money.
  const squares = spent.map((one) => ((one.orders - (one.cost * (orders - one.orders)) / (cost - one.cost)) / orders) ** 2) // prettier-ignore
  const scatter = squares.reduce((sum, one) => sum + one, 0)
  // What a count scatters by itself is the least there can be.
  const least = 1 / orders
  const money = equallyLarge(spent.map((one) => one.cost)) - 1
  const degrees = scatter > least ? Math.sqrt(money * Math.min(money, equallyLarge(squares))) : money
  return { log: Math.log(orders / cost), variance: Math.max(scatter, least), degrees: Math.max(1, degrees) }
}

/** Kish's effective size: so many equally large ones weigh as these do. At least one is above 0, none below. */
const equallyLarge = (sizes: readonly number[]): number =>
  sizes.reduce((sum, one) => sum + one, 0) ** 2 / sizes.reduce((sum, one) => sum + one ** 2, 0)
