/**
 * Who would be reached by whom: creators × people as compressed rows (CSR), so that a person whom two creators share is
 * counted once. Contact is the chance that one post of the creator comes before that person's eyes; several chances meet
 * as 1 - Π(1 - p), which takes them as independent. Do not trust it where one person has several ids.
 */

export type Audience = {
  readonly creators: number
  readonly people: number
  /** The people of creator i are `links[start[i]]` to `links[start[i + 1] - 1]`, each once. */
  readonly start: Int32Array
  readonly links: Int32Array
  /** Beside `links`, in (0, 1]; absent when every contact is certain. */
  readonly contact?: Float64Array
  /** Of each creator the share of the audience that is known, when some are samples (sketch.ts); absent when all are whole. */
  readonly share?: Float64Array
  /** What reaching a person is worth, 0 or more; in people when all are 1. */
  readonly weight: Float64Array
}

/** Turned round: the creators of person u are `creators[start[u]]` … , with the contact that they have. */
export type Followed = {
  readonly start: Int32Array
  readonly creators: Int32Array
  readonly contact?: Float64Array
}

export type Gathering = {
  /** Rows of one creator and person meet as separate chances; without contacts a repeated row changes nothing. */
  link(creator: number, person: number, contact?: number): void
  weigh(person: number, weight: number): void
  audience(creators: number, people: number): Audience & { readonly repeated: number }
}

/** Collects links in any order. Creators and people are numbered from 0 by the caller. */
export function gathering(): Gathering {
  let size = 0
  let from = new Int32Array(1024)
  let to = new Int32Array(1024)
  let contacts: Float64Array<ArrayBuffer> | undefined
  let weights = new Float64Array(1024).fill(1)
  return {
    link(creator, person, contact = 1) {
      if (size === from.length) {
        from = grownInt(from)
        to = grownInt(to)
        if (contacts) contacts = grown(contacts, 1)
      }
      if (contact !== 1 && !contacts) contacts = new Float64Array(from.length).fill(1)
      from[size] = creator
      to[size] = person
      if (contacts) contacts[size] = contact
      size++
    },
    weigh(person, weight) {
      while (person >= weights.length) weights = grown(weights, 1)
      weights[person] = weight
    },
    audience(creators, people) {
      const weight = new Float64Array(people).fill(1)
      weight.set(weights.subarray(0, Math.min(people, weights.length)))
      const raw = rowsOf(creators, size, from, to, contacts)
      return { creators, people, weight, ...withoutRepeats(creators, people, raw) }
    },
  }
}

type Rows = { start: Int32Array; links: Int32Array; contact?: Float64Array }

function rowsOf(rows: number, size: number, from: Int32Array, to: Int32Array, contacts?: Float64Array): Rows {
  const start = new Int32Array(rows + 1)
  for (let k = 0; k < size; k++) start[from[k]! + 1]!++
  for (let i = 0; i < rows; i++) start[i + 1]! += start[i]!
  const next = start.slice()
  const links = new Int32Array(size)
  const contact = contacts && new Float64Array(size)
  for (let k = 0; k < size; k++) {
    const at = next[from[k]!]!++
    links[at] = to[k]!
    if (contact) contact[at] = contacts[k]!
  }
  return contact ? { start, links, contact } : { start, links }
}

/** Merges rows of one creator and one person in place; links without any contact are dropped. */
function withoutRepeats(rows: number, people: number, { start, links, contact }: Rows) {
  const seenAt = new Int32Array(people).fill(-1)
  const kept = new Int32Array(rows + 1)
  let size = 0
  let repeated = 0
  for (let i = 0; i < rows; i++) {
    const begin = size
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const person = links[k]!
      const chance = contact ? contact[k]! : 1
      if (!(chance > 0)) continue
      const at = seenAt[person]!
      if (at >= begin) {
        repeated++
        if (contact) contact[at] = 1 - (1 - contact[at]!) * (1 - chance)
        continue
      }
      seenAt[person] = size
      links[size] = person
      if (contact) contact[size] = chance
      size++
    }
    kept[i + 1] = size
  }
  return {
    start: kept,
    links: links.subarray(0, size),
    ...(contact ? { contact: contact.subarray(0, size) } : {}),
    repeated,
  }
}

export function followed({ creators, people, start, links, contact }: Audience): Followed {
  const begin = new Int32Array(people + 1)
  for (let k = 0; k < links.length; k++) begin[links[k]! + 1]!++
  for (let u = 0; u < people; u++) begin[u + 1]! += begin[u]!
  const next = begin.slice()
  const who = new Int32Array(links.length)
  const chance = contact && new Float64Array(links.length)
  for (let i = 0; i < creators; i++)
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const at = next[links[k]!]!++
      who[at] = i
      if (chance) chance[at] = contact![k]!
    }
  return chance ? { start: begin, creators: who, contact: chance } : { start: begin, creators: who }
}

function grown(array: Float64Array<ArrayBuffer>, rest: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2).fill(rest)
  larger.set(array)
  return larger
}

function grownInt(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
