/**
 * Solves d = Q d + g, where Q holds chances of steps of a chain that always ends: what each state is worth when being there
 * earns g (or, with the steps turned round, how many come by). A few sweeps of Gauss-Seidel and BiCGSTAB (van der Vorst 1992), for
 * which one such sweep is the preconditioner, take turns: the sweeps never fail and the other is never slow. Exact to rounding:
 * solved, not simulated. Throws where a system does not settle, rather than hand over a number that is not one.
 */

/** Steps from state `s` are `first[s]` up to `first[s + 1] - 1`. */
export type Steps = {
  readonly states: number
  readonly first: Int32Array
  readonly to: Int32Array
  readonly chance: Float64Array
}

/** Twice as many sweeps each time, so that even without any help from the other they get there. */
const SWEEPS = 4
const ROUNDS = 17
/** Where rounding takes over: changes relative to the largest answer. */
const SETTLED = 4e-16

/** Improves `d` until it is the answer; `states` long or longer, and any guess will do. */
export function absorb(steps: Steps, g: Float64Array, d: Float64Array): void {
  for (let round = 0; round < ROUNDS; round++) {
    let before = Infinity
    for (let sweep = 0; sweep < SWEEPS << round; sweep++) {
      const { change, largest } = sweptOnce(steps, g, d)
      if (change <= SETTLED * largest) return
      // Goes round in its own rounding errors, and gets no better.
      if (change >= before && change <= 64 * SETTLED * largest) return
      before = change
    }
    accelerate(steps, g, d)
  }
  throw new Error(`a chain of ${steps.states} states did not settle`)
}

const told = { change: 0, largest: 0 }

function sweptOnce({ states, first, to, chance }: Steps, g: Float64Array, d: Float64Array) {
  let [change, largest] = [0, 0]
  for (let s = 0; s < states; s++) {
    let sum = g[s]!
    for (let k = first[s]!, end = first[s + 1]!; k < end; k++) sum += chance[k]! * d[to[k]!]!
    const by = Math.abs(sum - d[s]!)
    if (by > change) change = by
    if (sum > largest) largest = sum
    d[s] = sum
  }
  told.change = change
  told.largest = largest
  return told
}

/** Improves `d`, or leaves it alone. */
function accelerate(steps: Steps, g: Float64Array, d: Float64Array): void {
  const { states } = steps
  const fresh = () => new Float64Array(states)
  const [x, r, v, p, y, s, z, t] = [fresh(), fresh(), fresh(), fresh(), fresh(), fresh(), fresh(), fresh()]
  apply(steps, d, r)
  for (let i = 0; i < states; i++) r[i] = g[i]! - r[i]!
  const shadow = r.slice()
  const began = norm(r)
  if (began === 0) return
  let [rho, alpha, omega] = [1, 1, 1]
  for (let step = 0; step < 200; step++) {
    const next = dot(shadow, r)
    const beta = (next / rho) * (alpha / omega)
    if (!Number.isFinite(beta) || next === 0) break
    rho = next
    for (let i = 0; i < states; i++) p[i] = r[i]! + beta * (p[i]! - omega * v[i]!)
    sweep(steps, p, y)
    apply(steps, y, v)
    alpha = rho / dot(shadow, v)
    for (let i = 0; i < states; i++) s[i] = r[i]! - alpha * v[i]!
    sweep(steps, s, z)
    apply(steps, z, t)
    const length = dot(t, t)
    omega = length > 0 ? dot(t, s) / length : 0
    for (let i = 0; i < states; i++) {
      x[i]! += alpha * y[i]! + omega * z[i]!
      r[i] = s[i]! - omega * t[i]!
    }
    if (omega === 0 || !(norm(r) > 1e-15 * began)) break
  }
  // Judged by what it left over in truth, not by what the recursion believes.
  for (let i = 0; i < states; i++) y[i] = d[i]! + x[i]!
  apply(steps, y, r)
  for (let i = 0; i < states; i++) r[i] = g[i]! - r[i]!
  if (norm(r) < began) d.set(y)
}

/** out = (I - Q) x */
function apply({ states, first, to, chance }: Steps, x: Float64Array, out: Float64Array): void {
  for (let s = 0; s < states; s++) {
    let sum = x[s]!
    for (let k = first[s]!; k < first[s + 1]!; k++) sum -= chance[k]! * x[to[k]!]!
    out[s] = sum
  }
}

/** out = (I - L)⁻¹ x, L being the steps to states that stand before. */
function sweep({ states, first, to, chance }: Steps, x: Float64Array, out: Float64Array): void {
  for (let s = 0; s < states; s++) {
    let sum = x[s]!
    for (let k = first[s]!; k < first[s + 1]!; k++) if (to[k]! < s) sum += chance[k]! * out[to[k]!]!
    out[s] = sum
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

const norm = (a: Float64Array) => Math.sqrt(dot(a, a))
