/** Chance by name: each thing in the example draws from a stream of its own, so that nothing depends on what was asked before. */
import { seeded } from '../numbers/random.ts'
import type { Random } from '../numbers/random.ts'

export const stream = (seed: number, name: string): Random => seeded(hash(`${seed}/${name}`))

/** 53 bits of a text (two passes of FNV-1a, Fowler, Noll & Vo). */
export function hash(text: string): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ (unit + i), 0x01000193)
  }
  return (high >>> 11) * 4294967296 + (low >>> 0)
}
