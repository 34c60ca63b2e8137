/**
 * How often does one who has come to a state come there in all, in the mean? The diagonal of (I - Q)⁻¹, by elimination
 * without exchanging rows: the matrix is diagonally dominant, so that every pivot stays above 0. Dense: n² numbers, n³ steps.
 */
import type { Steps } from './absorption.ts'

export function returnless({ states: n, first, to, chance }: Steps): Float64Array {
  const a = new Float64Array(n * n)
  for (let s = 0; s < n; s++) {
    a[s * n + s] = 1
    for (let k = first[s]!; k < first[s + 1]!; k++) a[s * n + to[k]!]! -= chance[k]!
  }
  // In place (Gauss & Jordan): each pivot's column gives way to that of the inverse.
  for (let p = 0; p < n; p++) {
    const pivot = 1 / a[p * n + p]!
    a[p * n + p] = 1
    for (let j = 0; j < n; j++) a[p * n + j]! *= pivot
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + p]!
      if (i === p || factor === 0) continue
      a[i * n + p] = 0
      for (let j = 0; j < n; j++) a[i * n + j]! -= factor * a[p * n + j]!
    }
  }
  return Float64Array.from({ length: n }, (_, s) => a[s * n + s]!)
}
