/**
 * Which records does a JSON text hold? An array of objects, at the top or inside an object; one object; one object
 * after another; or one a line. Records are cut out by their brackets as the text comes and parsed one at a time, so a
 * broken record costs itself alone, and a file of any size costs the memory of its largest record (at most 8 MB).
 */
import { LONGEST } from './records.ts'
import { Unreadable } from './unreadable.ts'

/** Where the records are. `inside`: the elements of an array that opens before `start`; else values in a row. */
export type Place = { start: number; inside: boolean }

/** Cuts JSON values out of a text that arrives in pieces. */
export class Elements {
  #text = ''
  #at = 0
  #from = -1
  #depth = 0
  #string = false
  #escaped = false
  #skip: number
  #done = false
  #count = 0
  readonly #inside: boolean
  readonly #element: (text: string, number: number) => void

  constructor(place: Place, element: (text: string, number: number) => void) {
    this.#skip = place.start
    this.#inside = place.inside
    this.#element = element
  }

  push(more: string, last = false): void {
    if (this.#done) return
    let text = this.#text + more
    if (this.#skip > 0) {
      const skipped = Math.min(this.#skip, text.length)
      this.#skip -= skipped
      text = text.slice(skipped)
    }
    const { length } = text
    let at = this.#at
    let from = this.#from
    for (; at < length; at++) {
      const code = text.charCodeAt(at)
      if (this.#string) {
        if (this.#escaped) this.#escaped = false
        else if (code === 92) this.#escaped = true
        else if (code === 34) this.#string = false
        continue
      }
      if (code === 34) {
        if (from < 0) from = at
        this.#string = true
      } else if (code === 123 || code === 91) {
        if (from < 0) from = at
        this.#depth++
      } else if (code === 125 || code === 93) {
        if (this.#depth === 0) {
          this.#emit(text, from, at)
          from = -1
          if (this.#inside) {
            this.#done = true
            return
          }
          continue
        }
        this.#depth--
        if (this.#depth === 0) {
          this.#emit(text, from, at + 1)
          from = -1
        }
      } else if (this.#depth === 0 && (code === 44 || code <= 32)) {
        this.#emit(text, from, at)
        from = -1
      } else if (from < 0) from = at
    }
    if (last) {
      this.#emit(text, from, length)
      this.#done = true
      return
    }
    this.#text = from < 0 ? '' : text.slice(from)
    this.#at = from < 0 ? 0 : at - from
    this.#from = from < 0 ? -1 : 0
    if (this.#text.length > LONGEST)
      throw new Unreadable(
        `Record ${this.#count + 1} is longer than 8 MB. Wanted: one object for each creator, post or comment, in an array or one a line.`,
      )
  }

  #emit(text: string, from: number, to: number): void {
    if (from >= 0 && to > from) this.#element(text.slice(from, to), ++this.#count)
  }
}

/** Where the records of a JSON text begin, from its first part; by the first array of objects, or of handles. */
export function placeOf(text: string): Place {
  const first = text.search(/\S/)
  if (text[first] === '[') return { start: first + 1, inside: true }
  const array = arrayIn(text, first)
  return array >= 0 ? { start: array + 1, inside: true } : { start: first, inside: false }
}

/** Names under which products keep what belongs to one record, not the records themselves. */
const PARTS =
  /^(hash_?tags|mentions|tags|posts|recentPosts|popularPosts|sponsoredPosts|lookalikes|languages|interests|fields|labels|urls|topics|categories|emails|accounts|socials)$/i

/** The place of the first array of objects that is a member of the top object, or of an object in it; or -1. */
function arrayIn(text: string, top: number): number {
  const path: string[] = []
  let key = ''
  for (let at = top; at < text.length;) {
    const code = text[at]
    if (code === '"') {
      const end = stringEnd(text, at)
      if (/^\s*:/.test(text.slice(end, end + 20))) key = text.slice(at + 1, end - 1)
      at = end
      continue
    }
    if (code === '{') path.push(key)
    else if (code === '[') {
      const next = /\S/.exec(text.slice(at + 1, at + 200))?.[0]
      if (next === '{' && path.length <= 3 && !PARTS.test(key) && !isRecord(text, top, at)) return at
      at = arrayEnd(text, at)
      continue
    } else if (code === '}') {
      path.pop()
      if (path.length === 0) return -1
    }
    at++
  }
  return -1
}

/** Whether the object around an array already says who someone is: then the array is a part of that record. */
function isRecord(text: string, top: number, at: number): boolean {
  return /"(username|user_name|handle|screen_name|report_state|userId)"\s*:/.test(text.slice(top, at))
}

function stringEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at + 1
  }
  return text.length
}

function arrayEnd(text: string, open: number): number {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '"') at = stringEnd(text, at) - 1
    else if (text[at] === '[') depth++
    else if (text[at] === ']' && --depth === 0) return at + 1
  }
  return text.length
}

/** Whether a text is one JSON value a line. */
export function isLines(text: string, whole: boolean): boolean {
  const lines = text.split('\n')
  if (!whole) lines.pop()
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '')
  // One line alone is NDJSON only when it has company; a broken line among the first few does not change what it is.
  return (
    filled.length > 1 &&
    filled.slice(0, 5).filter((line) => /^[{[]/.test(line) && parsed(line) !== undefined).length >=
      Math.min(2, filled.length)
  )
}

/** A JSON value, or undefined where the text is none. Whole numbers too long for a double stay text: they are ids. */
export function parsed(text: string): unknown {
  try {
    if (!/\d{16}/.test(text)) return JSON.parse(text)
    return JSON.parse(text, (_key: string, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d{16,}$/.test(context?.source ?? '')
        ? context!.source
        : value,
    )
  } catch {
    return undefined
  }
}

const DEEPEST = 6
const WIDEST = 400

/** The paths at which a record has values: `statistics.subscriberCount`. A bare value is under `handle`. */
export function pathsOf(value: unknown, into: Set<string>): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    into.add('handle')
    return
  }
  walk(value, '', 0, into)
}

function walk(value: object, before: string, depth: number, into: Set<string>): void {
  for (const [key, inner] of Object.entries(value)) {
    if (into.size >= WIDEST) return
    // A key that PostgreSQL cannot store is none.
    if (key.includes('\0') || !key.isWellFormed()) continue
    const path = before + key
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner) && depth < DEEPEST)
      walk(inner, `${path}.`, depth + 1, into)
    else into.add(path)
  }
}

/** Reads a record's cells at the paths. A key may hold a dot itself. */
export function cellsAt(paths: readonly string[]): (value: unknown) => string[] {
  const steps = paths.map((path) => path.split('.'))
  return (value) =>
    steps.map((keys, i) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return paths[i] === 'handle' ? cell(value) : ''
      const whole = (value as Record<string, unknown>)[paths[i]!]
      if (whole !== undefined) return cell(whole)
      let inner: unknown = value
      for (const key of keys) {
        if (typeof inner !== 'object' || inner === null) return ''
        inner = (inner as Record<string, unknown>)[key]
      }
      return cell(inner)
    })
}

/** A JSON value as a cell: lists of words joined, objects in lists by their name. */
function cell(value: unknown): string {
  if (typeof value === 'string')
    return value.isWellFormed() && !value.includes('\0') ? value : value.toWellFormed().replaceAll('\0', '\uFFFD')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(named).filter(Boolean).join('; ')
  return ''
}

function named(value: unknown): string {
  if (typeof value !== 'object' || value === null) return cell(value)
  const { name, title, label, tag } = value as Record<string, unknown>
  const word = name ?? title ?? label ?? tag
  return typeof word === 'string' ? word : ''
}
