/**
 * Numbers for names, five million at a time: a hash table in one Int32Array, several times as fast as a Map of strings.
 * Two 32-bit hashes mark a name; where the names themselves are kept, they are compared as well.
 */
import { mixed } from '../numbers/random.ts'

const STRIDE = 3

export class Names {
  #slots = new Int32Array(STRIDE << 12)
  #mask = (1 << 12) - 1
  #size = 0
  readonly #kept: string[] | undefined

  /** With `kept`, new names are appended there and equal hashes are checked; without, equal hashes are equal names. */
  constructor(kept?: string[]) {
    this.#kept = kept
  }

  get size(): number {
    return this.#size
  }

  /** The number of `name` within `scope`, counting from 0 in order of first appearance. */
  numberOf(name: string, scope = 0): number {
    let first = scope ^ 0x811c9dc5
    let second = Math.imul(scope, 0x9e3779b9) ^ name.length
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i)
      first = Math.imul(first ^ code, 0x01000193)
      second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 15)
    }
    return this.#find(mixed(first), mixed(second), name)
  }

  #find(first: number, second: number, name: string): number {
    for (let slot = first & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * STRIDE
      const found = this.#slots[at] as number
      if (found === 0) {
        this.#slots[at] = ++this.#size
        this.#slots[at + 1] = first
        this.#slots[at + 2] = second
        this.#kept?.push(name)
        if (this.#size * 2 > this.#mask) this.#grow()
        return this.#size - 1
      }
      if (
        this.#slots[at + 1] === first &&
        this.#slots[at + 2] === second &&
        (this.#kept === undefined || this.#kept[found - 1] === name)
      )
        return found - 1
    }
  }

  #grow(): void {
    const old = this.#slots
    this.#mask = 2 * this.#mask + 1
    this.#slots = new Int32Array(STRIDE * (this.#mask + 1))
    for (let from = 0; from < old.length; from += STRIDE) {
      if (old[from] === 0) continue
      let slot = (old[from + 1] as number) & this.#mask
      while (this.#slots[slot * STRIDE] !== 0) slot = (slot + 1) & this.#mask
      this.#slots.set(old.subarray(from, from + STRIDE), slot * STRIDE)
    }
  }
}
