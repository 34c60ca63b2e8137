/**
 * Which comments are nearly the same text from different authors?
 * 5-character shingles, one-permutation MinHash (Li, Owen & Zhang 2012) with rotation (Shrivastava & Li 2014), bands to find
 * candidates, then the exact Jaccard index: .8 or more is nearly the same. Texts of fewer than 20 letters are left out: two
 * people may well both write "love this so much". Copied lyrics and campaigns of fans look the same as templates.
 * Known answers: duplicates.test.ts. Method: docs/methods/authenticity-comments.md
 */
import { mixed } from '../numbers/random.ts'
import { reading } from './comment-words.ts'

export type Written = { readonly text: string; readonly author: string }

/** `members` are indices into the input, ascending; `authors` how many different people wrote them: 2 or more. */
export type DuplicateCluster = {
  readonly members: readonly number[]
  readonly authors: number
  readonly sample: string
}

export const NEAR = 0.8
const SHINGLE = 5
const SHORTEST = 20
const BINS = 32
const BANDS = 8
const ROWS = BINS / BANDS
/** Candidates tried per band: enough that a true pair is not missed, few enough that one stock text stays linear. */
const TRIES = 4

export function duplicates(comments: readonly Written[]): DuplicateCluster[] {
  const parent = Int32Array.from(comments.keys())
  const buckets = new Map<number, number[]>()
  const shingles: (Int32Array | undefined)[] = []
  const exact = new Map<string, number>()
  comments.forEach(({ text }, index) => {
    const plain = normalised(text)
    if (plain.length < SHORTEST) return
    const same = exact.get(plain)
    if (same !== undefined) {
      join(parent, same, index)
      return
    }
    exact.set(plain, index)
    const set = shinglesOf(plain)
    shingles[index] = set
    const signature = signatureOf(set)
    for (let band = 0; band < BANDS; band++) {
      let key = band
      for (let row = 0; row < ROWS; row++) key = mixed(key ^ (signature[band * ROWS + row] as number))
      const bucket = buckets.get(key)
      if (bucket === undefined) buckets.set(key, [index])
      else {
        for (const other of bucket)
          if (root(parent, other) !== root(parent, index) && jaccard(shingles[other] as Int32Array, set) >= NEAR)
            join(parent, other, index)
        if (bucket.length < TRIES) bucket.push(index)
      }
    }
  })
  return clusters(comments, parent)
}

function clusters(comments: readonly Written[], parent: Int32Array): DuplicateCluster[] {
  const groups = new Map<number, number[]>()
  comments.forEach((_, index) => {
    const of = root(parent, index)
    const group = groups.get(of)
    if (group === undefined) groups.set(of, [index])
    else group.push(index)
  })
  const found: DuplicateCluster[] = []
  for (const members of groups.values()) {
    if (members.length < 2) continue
    const authors = new Set(members.map((index) => (comments[index] as Written).author)).size
    if (authors >= 2) found.push({ members, authors, sample: (comments[members[0] as number] as Written).text })
  }
  return found.toSorted((a, b) => b.authors - a.authors || (a.members[0] as number) - (b.members[0] as number))
}

/** Lower case, words only, so that emoji, marks and addresses do not hide a template. */
const normalised = (text: string): string => reading(text).words.join(' ')

/** Different shingles as sorted 32-bit hashes. */
function shinglesOf(text: string): Int32Array {
  const all = new Int32Array(text.length - SHINGLE + 1)
  for (let i = 0; i < all.length; i++) {
    let hash = 0
    for (let j = 0; j < SHINGLE; j++) hash = Math.imul(hash, 31) + text.charCodeAt(i + j)
    all[i] = mixed(hash)
  }
  all.sort()
  let kept = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i] as number
  return all.subarray(0, kept)
}

const EMPTY = 0x7fffffff

function signatureOf(set: Int32Array): Int32Array {
  const bins = new Int32Array(BINS).fill(EMPTY)
  for (const hash of set) {
    const bin = (hash >>> 27) & (BINS - 1)
    const rest = hash & 0x7ffffff
    if (rest < (bins[bin] as number)) bins[bin] = rest
  }
  const filled = bins.slice()
  for (let bin = 0; bin < BINS; bin++) {
    if (bins[bin] !== EMPTY) continue
    let step = 1
    while (step < BINS && bins[(bin + step) % BINS] === EMPTY) step++
    filled[bin] = mixed((bins[(bin + step) % BINS] as number) + step * 0x9e3779b9)
  }
  return filled
}

function jaccard(a: Int32Array, b: Int32Array): number {
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [x, y] = [a[i] as number, b[j] as number]
    if (x === y) both++
    if (x <= y) i++
    if (y <= x) j++
  }
  return both / (a.length + b.length - both)
}

function root(parent: Int32Array, index: number): number {
  let at = index
  while (parent[at] !== at) {
    parent[at] = parent[parent[at] as number] as number
    at = parent[at] as number
  }
  return at
}

function join(parent: Int32Array, a: number, b: number): void {
  const [first, second] = [root(parent, a), root(parent, b)]
  if (first < second) parent[second] = first
  else parent[first] = second
}
