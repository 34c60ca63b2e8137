/** Brings one order statistic to its place without sorting the rest: quick where only a quantile or two are wanted (Hoare 1961, FIND). */

/** Afterwards `values[place]` is what sorting `values[from..to]` would put there; less lies before it, more behind. Without NaN. */
export function select(values: Float64Array, from: number, to: number, place: number): void {
  let left = from
  let right = to
  while (left < right) {
    const middle = values[place] as number
    let i = left
    let j = right
    do {
      while ((values[i] as number) < middle) i++
      while ((values[j] as number) > middle) j--
      if (i <= j) {
        const moved = values[i] as number
        values[i++] = values[j] as number
        values[j--] = moved
      }
    } while (i <= j)
    if (j < place) left = i
    if (place < i) right = j
  }
}
