/**
 * The largest total worth of offers that fit a budget when the last may be bought in part: the fractional knapsack, solved
 * by weighted selection in linear time. With options of which only one may be taken, each group's upper hull is cut into
 * increments first, which is exact for the relaxation of the multiple-choice knapsack (Sinha & Zoltners 1979).
 */

export type Knapsack = {
  /** Worth of the best fractional filling. */
  readonly worth: number
  /** What one more cent of budget would bring; 0 when everything fits. */
  readonly rate: number
}

/**
 * @param worth of each item; items worth nothing or less are left out
 * @param cost whole cents, 0 or more
 * @param bought filled with the share of each item that is bought, 0 to 1
 */
export function fractional(
  worth: Float64Array,
  cost: Float64Array,
  budget: number,
  bought: Float64Array,
  order: Int32Array,
): Knapsack {
  bought.fill(0)
  let total = 0
  let size = 0
  let sum = 0
  for (let i = 0; i < worth.length; i++) {
    if (!(worth[i]! > 0)) continue
    if (cost[i] === 0) {
      bought[i] = 1
      total += worth[i]!
      continue
    }
    order[size++] = i
    sum += cost[i]!
  }
  if (sum <= budget) {
    for (let at = 0; at < size; at++) {
      bought[order[at]!] = 1
      total += worth[order[at]!]!
    }
    return { worth: total, rate: 0 }
  }
  // Quickselect on worth per cent: what is left of `from` is bought, what is right of `to` is not.
  let from = 0
  let to = size
  let left = budget
  while (to - from > 1) {
    const pivot = pivotOf(worth, cost, order, from, to)
    let high = from
    let low = to
    let equal = from
    let spent = 0
    while (equal < low) {
      const i = order[equal]!
      const rate = worth[i]! / cost[i]!
      if (rate > pivot) {
        spent += cost[i]!
        order[equal++] = order[high]!
        order[high++] = i
      } else if (rate < pivot) {
        order[equal] = order[--low]!
        order[low] = i
      } else equal++
    }
    if (spent > left) {
      to = high
      continue
    }
    for (let at = from; at < high; at++) {
      bought[order[at]!] = 1
      total += worth[order[at]!]!
    }
    left -= spent
    from = high
    for (; from < low && cost[order[from]!]! <= left; from++) {
      bought[order[from]!] = 1
      total += worth[order[from]!]!
      left -= cost[order[from]!]!
    }
    if (from < low) break
  }
  if (from >= to) return { worth: total, rate: 0 }
  const last = order[from]!
  const part = Math.min(1, left / cost[last]!)
  bought[last] = part
  return { worth: total + worth[last]! * part, rate: worth[last]! / cost[last]! }
}

/** The middle of three, which sorted and almost sorted orders cannot spoil. */
function pivotOf(worth: Float64Array, cost: Float64Array, order: Int32Array, from: number, to: number): number {
  const a = rateOf(worth, cost, order[from]!)
  const b = rateOf(worth, cost, order[(from + to) >> 1]!)
  const c = rateOf(worth, cost, order[to - 1]!)
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

const rateOf = (worth: Float64Array, cost: Float64Array, i: number) => worth[i]! / cost[i]!
