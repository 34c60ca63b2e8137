/**
 * Cholesky's factor of a symmetric positive definite matrix, and solving with it. Row-major, in place, no pivoting.
 * Not for matrices that may be singular: `factored` says so instead of going on with noise.
 */

/** Turns the lower triangle of `a` (size x size) into its factor; -1 when done, else the first row that depends on those before it. */
export function factored(a: Float64Array, size: number, least = 1e-13): number {
  for (let i = 0; i < size; i++) {
    const row = i * size
    const before = a[row + i]!
    for (let j = 0; j <= i; j++) {
      const other = j * size
      let sum = a[row + j]!
      for (let k = 0; k < j; k++) sum -= a[row + k]! * a[other + k]!
      if (j < i) a[row + j] = sum / a[other + j]!
      else if (sum > least * before) a[row + i] = Math.sqrt(sum)
      else return i
    }
  }
  return -1
}

/** Solves with what `factored` left, in place. */
export function solved(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let i = 0; i < size; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * b[k]!
    b[i] = sum / factor[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * b[k]!
    b[i] = sum / factor[i * size + i]!
  }
  return b
}
