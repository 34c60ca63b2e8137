/** Every real name of a workspace, one after the other: those of other campaigns too, since who reads a story may know them as well. */
import type { Tx } from '../../store/store.ts'
import type { Real } from './renamed.ts'
import * as sql from './story-names.sql.ts'
import type { NameRow } from './story-names.sql.ts'

const BATCH = 5_000

/** A hundred thousand creators are never held at once. */
export async function* realNames(tx: Tx): AsyncGenerator<Real> {
  await tx.client.query(`declare real_names no scroll cursor for ${sql.names().text}`)
  try {
    for (;;) {
      const { rows } = await tx.client.query<NameRow>(`fetch ${BATCH} from real_names`)
      for (const row of rows) if (row.text) yield* realsOf(row)
      if (rows.length < BATCH) return
    }
  } finally {
    await tx.client.query('close real_names')
  }
}

const OF_PEOPLE = /^(a creator|a handle|a member|a place)$/
/** Pieces of addresses are looked for from here on: "de" and "shop" lead to nobody. */
const PIECE = 5

/** An address is known by its host, the name in it, and each step of its path; an e-mail by what stands before and behind the @. */
export function realsOf({ what, text }: NameRow): Real[] {
  // Tables of sales number their places: 7, or B.
  if (what === 'a place of sales' && /^\s*(\d+|\p{L})\s*$/u.test(text)) return []
  const whole = { text, what, parts: OF_PEOPLE.test(what) }
  const pieces = what === 'an e-mail' ? text.split('@') : what === 'an address' ? piecesOf(text) : []
  return [
    whole,
    ...pieces.filter((piece) => piece.length >= PIECE).map((piece) => ({ text: piece, what, parts: false })),
  ]
}

function piecesOf(address: string): string[] {
  const full = address.includes('://') ? address : `https://${address}`
  if (!URL.canParse(full)) return []
  const { hostname, pathname } = new URL(full)
  const host = hostname.replace(/^www\./, '')
  return [host, ...host.split('.'), ...pathname.split('/').map(decoded), decoded(pathname)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
