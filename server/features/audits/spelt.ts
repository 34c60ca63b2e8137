/**
 * Numbers names by their bytes, so that who is one of a hundred thousand need not become a string to be told apart from the
 * others. An open-addressed table; two names are the same only if all their bytes are.
 */
import type { Numbered } from '@rapport/analysis/relationship/columns.ts'
import { NOBODY } from '@rapport/analysis/relationship/columns.ts'

type Spell = (bytes: Buffer, from: number, to: number) => string

export class Spelt implements Numbered {
  count = 0
  /** The bytes of all names, one name after the other. */
  private bytes: Buffer<ArrayBuffer>
  private ends: Int32Array<ArrayBuffer>
  private hashes: Int32Array<ArrayBuffer>
  private slots: Int32Array<ArrayBuffer>
  private readonly spell: Spell | undefined
  private spelt: string[] | undefined
  /** Of what was last looked for, and all its bytes laid over one another. */
  private hash = 0
  private signs = 0
  private allSigns = 0

  /** @param most names that are likely; more may come; @param spell how bytes are read if they are not UTF-8 */
  constructor(most: number, spell?: Spell) {
    this.bytes = Buffer.allocUnsafe(16 * most + 64)
    this.ends = new Int32Array(most + 8)
    this.hashes = new Int32Array(most + 8)
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 16)))
    this.spell = spell
  }

  /** Of these bytes. */
  number(all: Uint8Array, from: number, to: number): number {
    return this.known(this.find(all, from, to, false), to - from)
  }

  /** As if they were spelt in lower case. */
  numberOfLower(all: Buffer, from: number, to: number): number {
    for (let k = from; k < to; k++) {
      if ((all[k] as number) < 0x80) continue
      const lower = Buffer.from(all.toString('utf8', from, to).toLowerCase())
      return this.number(lower, 0, lower.length)
    }
    return this.known(this.find(all, from, to, true), to - from)
  }

  numberOf(name: string): number {
    const bytes = Buffer.from(name)
    return Math.max(NOBODY, this.find(bytes, 0, bytes.length, false))
  }

  names(): readonly string[] {
    if (this.spelt?.length === this.count) return this.spelt
    const names = Array<string>(this.count)
    // As one string, if it is ASCII: its parts cost less than a string for each.
    const plain = this.spell || this.allSigns > 0x7f ? undefined : this.bytes.toString('latin1', 0, this.end())
    for (let name = 0, from = 0; name < this.count; name++) {
      const to = this.ends[name] as number
      names[name] =
        plain?.slice(from, to) ?? this.spell?.(this.bytes, from, to) ?? this.bytes.toString('utf8', from, to)
      from = to
    }
    return (this.spelt = names)
  }

  /** Its number, or less than `NOBODY` for the slot where it would stand; its bytes then wait behind those of all others. */
  private find(all: Uint8Array, from: number, to: number, lower: boolean): number {
    const start = this.end()
    const end = start + to - from
    if (end > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * end)
    const { bytes } = this
    let hash = 0x811c9dc5
    let signs = 0
    for (let k = from, at = start; k < to; k++) {
      let byte = all[k] as number
      if (lower && byte >= 65 && byte <= 90) byte += 32
      bytes[at++] = byte
      hash = Math.imul(hash ^ byte, 0x01000193)
      signs |= byte
    }
    this.hash = hash
    this.signs = signs
    const mask = this.slots.length - 1
    let slot = (hash ^ (hash >>> 15)) & mask
    for (let name = (this.slots[slot] as number) - 1; name >= 0; name = (this.slots[slot] as number) - 1) {
      if (this.hashes[name] === hash && this.isSame(name, start, end)) return name
      slot = (slot + 1) & mask
    }
    return NOBODY - 1 - slot
  }

  /** What was found, or the new one that was just looked for. */
  private known(found: number, length: number): number {
    if (found >= 0) return found
    if (this.count === this.ends.length) this.grow()
    this.ends[this.count] = this.end() + length
    this.hashes[this.count] = this.hash
    this.slots[NOBODY - 1 - found] = ++this.count
    this.allSigns |= this.signs
    if (2 * this.count > this.slots.length) this.enter(2 * this.slots.length)
    return this.count - 1
  }

  private end(): number {
    return this.count > 0 ? (this.ends[this.count - 1] as number) : 0
  }

  private isSame(name: number, start: number, end: number): boolean {
    const { bytes } = this
    let at = name > 0 ? (this.ends[name - 1] as number) : 0
    if ((this.ends[name] as number) - at !== end - start) return false
    for (let k = start; k < end; k++) if (bytes[k] !== bytes[at++]) return false
    return true
  }

  private grow(): void {
    const [ends, hashes] = [new Int32Array(2 * this.count), new Int32Array(2 * this.count)]
    ends.set(this.ends)
    hashes.set(this.hashes)
    this.ends = ends
    this.hashes = hashes
  }

  private enter(size: number): void {
    this.slots = new Int32Array(size)
    for (let name = 0; name < this.count; name++) {
      const hash = this.hashes[name] as number
      let slot = (hash ^ (hash >>> 15)) & (size - 1)
      while (this.slots[slot] !== 0) slot = (slot + 1) & (size - 1)
      this.slots[slot] = name + 1
    }
  }
}
