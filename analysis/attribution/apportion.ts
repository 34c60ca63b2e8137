/**
 * Shares of money in whole cents that add up to the whole: largest remainders (Hamilton 1792). Everyone gets the cents below
 * her exact share; what is left goes, a cent each, to those who lost most by rounding, the earlier in the list first.
 */

/**
 * @param total whole, in cents; may be negative (a refund)
 * @param weights 0 or more; all zero divides equally. Throws RangeError for anything else, and for nobody to divide among.
 */
export function apportion(total: number, weights: ArrayLike<number>): number[] {
  if (!Number.isSafeInteger(total)) throw new RangeError(`a total is a whole number of cents, got ${total}`)
  const given = Array.from(weights)
  const bad = given.find((weight) => !(weight >= 0 && Number.isFinite(weight)))
  if (bad !== undefined) throw new RangeError(`a weight is 0 or more, got ${bad}`)
  if (given.length === 0) throw new RangeError('there is nobody to divide among')
  const largest = given.reduce((a, b) => Math.max(a, b))
  const scaled = given.map((weight) => (largest > 0 ? weight / largest : 1))
  const sum = scaled.reduce((a, b) => a + b)
  const whole = Math.abs(total)
  const exact = scaled.map((weight) => whole * (weight / sum))
  const shares = exact.map(Math.floor)
  // Few, and above 0, but for rounding in totals near 2^53: then the last cents go round again, or come back.
  let left = whole - shares.reduce((a, b) => a + b)
  const order = exact
    .map((share, at) => ({ at, lost: share - Math.floor(share), earns: scaled[at]! > 0 }))
    .filter(({ earns }) => earns)
    .sort((a, b) => b.lost - a.lost || a.at - b.at)
  for (let k = 0; left > 0; k = (k + 1) % order.length, left--) shares[order[k]!.at]!++
  for (let k = order.length - 1; left < 0; k = (k || order.length) - 1)
    if (shares[order[k]!.at]! > 0) {
      shares[order[k]!.at]!--
      left++
    }
  return shares.map((share) => (share === 0 ? 0 : share * Math.sign(total)))
}
