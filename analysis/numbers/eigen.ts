/**
 * Eigenvalues and vectors of a symmetric matrix: Householder's reduction to three diagonals, then QL steps with implicit shifts
 * (Bowdler, Martin, Reinsch & Wilkinson 1968). For matrices of up to some hundred rows; time grows with the cube.
 */

/** Largest first; `vectors` row by row, each of length 1. Only the lower triangle of `matrix` (size x size) is read. */
export function eigenOfSymmetric(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  // Kept transposed: v[column * size + row], so that the rotations below run along memory.
  const v = matrix.slice()
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) v[j * size + i] = v[i * size + j]!
  const diagonal = new Float64Array(size)
  const beside = new Float64Array(size)
  reduce(v, size, diagonal, beside)
  iterate(v, size, diagonal, beside)
  const order = Array.from({ length: size }, (_, i) => i).sort((a, b) => diagonal[b]! - diagonal[a]!)
  const vectors = new Float64Array(size * size)
  order.forEach((from, to) => vectors.set(v.subarray(from * size, (from + 1) * size), to * size))
  return { values: Float64Array.from(order, (i) => diagonal[i]!), vectors }
}

/** Leaves the orthogonal transformation in `v`, its columns one after the other. */
function reduce(v: Float64Array, size: number, diagonal: Float64Array, beside: Float64Array) {
  const reflections: (Float64Array | undefined)[] = []
  const work = new Float64Array(size)
  for (let k = 0; k < size - 2; k++) {
    // Clear row k beyond its neighbour.
    const u = new Float64Array(size)
    let length = 0
    for (let i = k + 1; i < size; i++) length += v[k * size + i]! ** 2
    length = Math.sqrt(length)
    reflections.push(undefined)
    if (length === 0) continue
    const first = v[k * size + k + 1]!
    const sign = first < 0 ? -1 : 1
    for (let i = k + 1; i < size; i++) u[i] = v[k * size + i]!
    u[k + 1]! += sign * length
    let square = 0
    for (let i = k + 1; i < size; i++) square += u[i]! ** 2
    if (square === 0) continue
    const root = Math.sqrt(2 / square)
    for (let i = k + 1; i < size; i++) u[i]! *= root
    reflections[k] = u
    // A <- (I - uu') A (I - uu') for the part not yet reduced.
    let inner = 0
    for (let i = k; i < size; i++) {
      let sum = 0
      for (let j = k + 1; j < size; j++) sum += v[i * size + j]! * u[j]!
      work[i] = sum
      inner += sum * u[i]!
    }
    for (let i = k; i < size; i++) {
      const a = work[i]! - (inner / 2) * u[i]!
      work[i] = a
    }
    for (let i = k; i < size; i++)
      for (let j = k; j < size; j++) v[i * size + j]! -= work[i]! * u[j]! + u[i]! * work[j]!
  }
  for (let i = 0; i < size; i++) {
    diagonal[i] = v[i * size + i]!
    beside[i] = i + 1 < size ? v[i * size + i + 1]! : 0
  }
  // The product of the reflections, built from the last to the first.
  v.fill(0)
  for (let i = 0; i < size; i++) v[i * size + i] = 1
  for (let k = reflections.length - 1; k >= 0; k--) {
    const u = reflections[k]
    if (!u) continue
    for (let column = k + 1; column < size; column++) {
      let sum = 0
      const at = column * size
      for (let i = k + 1; i < size; i++) sum += u[i]! * v[at + i]!
      for (let i = k + 1; i < size; i++) v[at + i]! -= sum * u[i]!
    }
  }
}

function iterate(v: Float64Array, size: number, diagonal: Float64Array, beside: Float64Array) {
  for (let low = 0; low < size; low++) {
    for (let round = 0; round < 60; round++) {
      let high = low
      for (; high < size - 1; high++) {
        const around = Math.abs(diagonal[high]!) + Math.abs(diagonal[high + 1]!)
        if (Math.abs(beside[high]!) <= Number.EPSILON * around) break
      }
      if (high === low) break
      let g = (diagonal[low + 1]! - diagonal[low]!) / (2 * beside[low]!)
      let r = Math.hypot(g, 1)
      g = diagonal[high]! - diagonal[low]! + beside[low]! / (g + (g >= 0 ? r : -r))
      let sine = 1
      let cosine = 1
      let p = 0
      let i = high - 1
      for (; i >= low; i--) {
        let f = sine * beside[i]!
        const b = cosine * beside[i]!
        r = Math.hypot(f, g)
        beside[i + 1] = r
        if (r === 0) {
          diagonal[i + 1]! -= p
          beside[high] = 0
          break
        }
        sine = f / r
        cosine = g / r
        g = diagonal[i + 1]! - p
        r = (diagonal[i]! - g) * sine + 2 * cosine * b
        p = sine * r
        diagonal[i + 1] = g + p
        g = cosine * r - b
        const here = i * size
        const next = here + size
        for (let k = 0; k < size; k++) {
          f = v[next + k]!
          v[next + k] = sine * v[here + k]! + cosine * f
          v[here + k] = cosine * v[here + k]! - sine * f
        }
      }
      if (r === 0 && i >= low) continue
      diagonal[low]! -= p
      beside[low] = g
      beside[high] = 0
    }
  }
}
