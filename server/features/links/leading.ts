/**
 * The address that a click is led to: the saved destination with its parameters and the click's own id, `rapport_click`, by which an
 * order is matched later. Everything but the id is put together once, when the link is read into memory.
 */
import type { Utm } from './utm.ts'

export const CLICK = 'rapport_click'

/** Box offices and checkouts that hand back one parameter of their own with an order, and no other (docs/guide/shops.md). */
const THEIRS: readonly (readonly [host: RegExp, parameter: string])[] = [
  [/(^|\.)eventbrite\.[a-z.]{2,6}$/, 'aff'],
  [/(^|\.)(tickettailor\.com|buytickets\.at)$/, 'ref'],
  [/^(buy|book|donate)\.stripe\.com$/, 'client_reference_id'],
]

/** What stands before and behind the click's id, and the address for those who do not want to be followed. */
export type Lead = { readonly before: string; readonly behind: string; readonly plain: string }

/** A parameter that the destination has already is the member's own and stays. The rest of the address stays as it was typed. */
export function leadTo(destination: string, utm: Utm): Lead {
  const hashed = destination.indexOf('#')
  const behind = hashed < 0 ? '' : encodeURI(decodable(destination.slice(hashed)))
  const url = new URL(hashed < 0 ? destination : destination.slice(0, hashed))
  const own = new Set(url.searchParams.keys())
  const theirs = THEIRS.find(([host]) => host.test(url.hostname))?.[1]
  // A value that the member put there says something else, and stays.
  const click = theirs === undefined || own.has(theirs) ? CLICK : theirs
  const pairs = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair && decodable(pair.split('=')[0]!) !== CLICK)
  for (const [name, value] of Object.entries(utm))
    if (!own.has(name)) pairs.push(`${name}=${encodeURIComponent(value)}`)
  // `href` has every letter in ASCII, as a header wants it.
  const base = url.origin + url.pathname
  const query = pairs.join('&')
  return {
    before: `${base}?${query}${query && '&'}${click}=`,
    behind,
    plain: `${base}${query && '?'}${query}${behind}`,
  }
}

function decodable(text: string): string {
  try {
    return decodeURI(text)
  } catch {
    return text
  }
}

export type Device = 'ios' | 'android' | 'other'
export type Leads = { readonly other: Lead; readonly ios?: Lead; readonly android?: Lead }

/** Null for the id: whoever asked not to be followed carries none. */
export function locationFor(leads: Leads, device: Device, click: string | null): string {
  const lead = (device === 'ios' ? leads.ios : device === 'android' ? leads.android : undefined) ?? leads.other
  return click === null ? lead.plain : lead.before + click + lead.behind
}
