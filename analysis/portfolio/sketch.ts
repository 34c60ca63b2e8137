/**
 * Who is shared by audiences too large to hold? Bottom-k sketches: of every audience the k people with the smallest hashes
 * are kept, and the next hash says how small a share of all people that is (Cohen & Kaplan 2007; theta sketches, Dasgupta
 * et al. 2016). Audiences of k or fewer are kept whole and answered exactly. The hashes of one person are equal everywhere,
 * so overlaps are counted among the kept and divided by the smaller share.
 * Small overlaps of large audiences stay uncertain: the error is about √(union / (overlap · k)) of the overlap.
 */
import type { Interval } from '../numbers/finding.ts'
import { gathering } from './audience.ts'
import type { Audience } from './audience.ts'

export const KEPT = 4096

export type Sketch = {
  /** Hashes in [0, 1), ascending, all below `share`. */
  readonly kept: Float64Array
  /** The share of all people of whom we would know; 1 when the audience is kept whole. */
  readonly share: number
}

/** `exact` when nothing was left out; the interval holds the truth about 95 times of 100. */
export type Count = { readonly value: number; readonly interval: Interval; readonly exact: boolean }

/** @param people ids of one audience, repeated ones count once */
export function sketch(people: Iterable<string>, k = KEPT): Sketch {
  return bottom(hashes(people), 1, k)
}

/** The audience of all together, from their sketches alone. */
export function together(sketches: readonly Sketch[], k = KEPT): Sketch {
  const share = sketches.reduce((least, one) => Math.min(least, one.share), 1)
  const all = new Set<number>()
  for (const { kept } of sketches) for (const hash of kept) if (hash < share) all.add(hash)
  return bottom(all, share, k)
}

/** How many people it stands for. */
export function people({ kept, share }: Sketch): Count {
  return counted(kept.length, share, kept.length, Infinity)
}

/** How many people two audiences share. */
export function shared(a: Sketch, b: Sketch): Count {
  const share = Math.min(a.share, b.share)
  let i = 0
  let j = 0
  let both = 0
  while (i < a.kept.length && j < b.kept.length) {
    const left = a.kept[i]!
    const right = b.kept[j]!
    if (left >= share || right >= share) break
    if (left === right) both++
    if (left <= right) i++
    if (right <= left) j++
  }
  const most = [a, b]
    .filter((one) => one.share === 1)
    .reduce((least, { kept }) => Math.min(least, kept.length), Infinity)
  return counted(both, share, both, most)
}

/** Audiences of sketches side by side, for a plan: rows in order, each with the share of its people that is known. */
export function sampled(sketches: readonly Sketch[]): Audience {
  const gathered = gathering()
  const numbers = new Map<number, number>()
  sketches.forEach(({ kept }, creator) => {
    for (const hash of kept) {
      let person = numbers.get(hash)
      if (person === undefined) numbers.set(hash, (person = numbers.size))
      gathered.link(creator, person)
    }
  })
  const { repeated: _, ...audience } = gathered.audience(sketches.length, numbers.size)
  if (sketches.every(({ share }) => share === 1)) return audience
  return { ...audience, share: Float64Array.from(sketches, ({ share }) => share) }
}

function bottom(all: ReadonlySet<number>, share: number, k: number): Sketch {
  const sorted = Float64Array.from(all).sort()
  if (sorted.length <= k) return { kept: sorted, share }
  return { kept: sorted.slice(0, k), share: sorted[k]! }
}

/** Byar's limits of a Poisson count, narrowed by the part of the people that is known. */
function counted(seen: number, share: number, least: number, most: number): Count {
  if (share >= 1) return { value: seen, interval: [seen, seen], exact: true }
  const z = 1.959964
  const up = seen + 1
  const low = seen === 0 ? 0 : seen * (1 - 1 / (9 * seen) - z / (3 * Math.sqrt(seen))) ** 3
  const high = up * (1 - 1 / (9 * up) + z / (3 * Math.sqrt(up))) ** 3
  const rest = Math.sqrt(1 - share)
  const value = seen / share
  return {
    value: Math.min(most, value),
    interval: [
      Math.max(least, value - (rest * (seen - low)) / share),
      Math.min(most, value + (rest * (high - seen)) / share),
    ],
    exact: false,
  }
}

function hashes(people: Iterable<string>): Set<number> {
  const all = new Set<number>()
  for (const person of people) all.add(hashOf(person))
  return all
}

/** 53 bits of a string as a number in [0, 1): two rounds of multiply and fold (after cyrb53), the same on every machine. */
function hashOf(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return ((b & 0x1fffff) * 4294967296 + (a >>> 0)) / 9007199254740992
}
