/**
 * Local search: take one offer out, put up to three in, keep what is better. Gains of all offers are kept live through
 * the turned-round audience, so an exchange costs as much as the people whom it touches.
 * It never leaves the budget or the rules, and it never makes a set worse.
 */
import type { Audience, Followed } from './audience.ts'
import { coverage } from './coverage.ts'
import type { Market } from './greedy.ts'
import type { Offers } from './problem.ts'
import { keeper } from './rules.ts'
import type { RuleBook } from './rules.ts'

const MOST_IN = 3

export type Ground = {
  readonly audience: Audience
  readonly offers: Offers
  readonly followed: Followed
  /** The offers of each row: `offersOf.of[offersOf.start[row]]` … */
  readonly offersOf: { readonly start: Int32Array; readonly of: Int32Array }
  readonly market: Market
  readonly book: RuleBook
  readonly budget: number
}

/**
 * @param chosen a set within budget and rules
 * @param work how many gain updates and looks it may take; the search ends earlier when a whole pass finds nothing
 * @returns a set at least as good
 */
export function exchanged(ground: Ground, chosen: readonly number[], work: number): number[] {
  const { audience, offers, followed, offersOf, market, book, budget } = ground
  const { cost, worth, costCounts, pool } = market
  const { factor, row } = offers
  let looked = 0

  const gainOfRow = new Float64Array(audience.creators)
  for (const offer of pool) gainOfRow[row[offer]!] = market.alone[offer]! / (factor ? factor[offer]! : 1)
  const touchedIn = new Int32Array(audience.creators)
  let touched: number[] = []
  let mark = 0
  const onChange = (person: number, change: number) => {
    const { start, creators, contact } = followed
    const end = start[person + 1]!
    looked += end - start[person]!
    for (let k = start[person]!; k < end; k++) {
      const i = creators[k]!
      gainOfRow[i]! += contact ? change * contact[k]! : change
      if (mark > 0 && change > 0 && touchedIn[i] !== mark) {
        touchedIn[i] = mark
        touched.push(i)
      }
    }
  }
  const cover = coverage(audience, offers, onChange)
  const keep = keeper(offers, budget, book)
  const inside = new Uint8Array(cost.length)
  const put = (offer: number) => {
    inside[offer] = 1
    cover.add(offer)
    keep.add(offer)
  }
  const take = (offer: number) => {
    inside[offer] = 0
    cover.drop(offer)
    keep.drop(offer)
  }
  const net = (offer: number) =>
    worth(cover.reach(), (factor ? factor[offer]! : 1) * gainOfRow[row[offer]!]!) - (costCounts ? cost[offer]! : 0)
  const valueNow = () => worth(0, cover.reach()) - (costCounts ? keep.cost() : 0)
  for (const offer of chosen) put(offer)

  /** The best offer that fits, by net worth or by net worth per cent. An unmet "at least" goes first. */
  const best = (among: readonly Int32Array[], perCent: boolean, without: number): number => {
    let found = -1
    let most = 0
    const must = keep.short() > 0
    const left = keep.left()
    for (const list of among) {
      looked += list.length
      for (let at = 0; at < list.length; at++) {
        const offer = list[at]!
        const price = cost[offer]!
        if (price > left || inside[offer] || offer === without) continue
        const own = net(offer)
        if (must ? !keep.helps(offer) : own <= 1e-9) continue
        const key = must ? 1e-9 + Math.max(0, own) : perCent ? (price > 0 ? own / price : Infinity) : own
        if (key > most && keep.allows(offer)) {
          most = key
          found = offer
        }
      }
    }
    return found
  }

  const shortlist = () => {
    const open = pool.filter((offer) => !inside[offer] && (net(offer) > 0 || keep.helps(offer)))
    const density = new Float64Array(cost.length)
    for (const offer of open) density[offer] = net(offer) / Math.max(1, cost[offer]!)
    looked += open.length * 8
    return open.sort((a, b) => density[b]! - density[a]! || a - b).subarray(0, Math.max(400, 2 * insiders().length))
  }
  const insiders = () => pool.filter((offer) => inside[offer])
  const offersOfRows = (rows: readonly number[]) => {
    const list: number[] = []
    for (const i of rows) for (let k = offersOf.start[i]!; k < offersOf.start[i + 1]!; k++) list.push(offersOf.of[k]!)
    return Int32Array.from(list)
  }
  const fill = (among: readonly Int32Array[], firstPerCent: boolean, most: number, without: number): number[] => {
    const added: number[] = []
    while (added.length < most || keep.short() > 0) {
      const offer = best(among, added.length > 0 || firstPerCent, without)
      if (offer < 0) break
      put(offer)
      added.push(offer)
    }
    return added
  }

  for (let better = true; better && looked < work;) {
    better = false
    const top = shortlist()
    fill([top], true, Infinity, -1)
    const lossPerCent = new Float64Array(cost.length)
    const queue = insiders()
    for (const offer of queue) {
      const before = valueNow()
      take(offer)
      lossPerCent[offer] = (before - valueNow()) / Math.max(1, cost[offer]!)
      put(offer)
    }
    queue.sort((a, b) => lossPerCent[a]! - lossPerCent[b]! || a - b)
    for (const out of queue) {
      if (looked >= work) break
      if (!inside[out]) continue
      const before = valueNow()
      mark++
      touched = []
      take(out)
      const among = [top, offersOfRows(touched)]
      let won = false
      for (const perCent of [true, false]) {
        const added = fill(among, perCent, MOST_IN, out)
        if (keep.short() === 0 && valueNow() > before * (1 + 1e-12) + 1e-9) {
          won = true
          break
        }
        for (const offer of added.toReversed()) take(offer)
      }
      if (!won) put(out)
      else better = true
    }
  }
  return [...insiders()]
}
