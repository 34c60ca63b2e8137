/** What each shop and box office is to us: how it signs, what it says, and how it is tried out. One file a vendor. */
import type { Found } from '../seen.ts'

export type Sent = {
  /** A header by its name in small letters. */
  header: (name: string) => string | undefined
  /** The bytes as they came. */
  body: Buffer
  /** Milliseconds since 1970. */
  now: number
}

/** Asks the vendor's own API. The host is ours to choose, never the payload's. Throws TryLater or CannotTake. */
export type Ask = (url: URL) => Promise<unknown>

/** Where the vendor's API is, as a member of the workspace set it up. */
export type Place = { host?: string | undefined; organizer?: string | undefined }

export type Vendor = {
  name: string
  /** Who makes the secret: we (to paste into the shop), they (to paste here), or nobody signs. */
  secret: 'ours' | 'theirs' | 'none'
  /** Looks orders up by itself, so it wants a token. */
  token: boolean
  /** The one place where its API may be; null where the member says it. */
  api?: { host: string | null; organizer: boolean; header: (token: string) => string }
  /** Headers to keep, so that a delivery can be played again. */
  headers: readonly string[]
  /** Why the signature does not hold, or undefined. */
  refuses: (sent: Sent, secret: string) => string | undefined
  /** The vendor's own id of this delivery, by which a retry is told from news. */
  delivery: (sent: Sent, body: unknown) => string | undefined
  /** A first word that is no order and may not be signed: a ping. */
  hello?: (sent: Sent) => boolean
  /** What it says. Throws CannotTake. `look` where it only says "look yourself". */
  read: (body: unknown, sent: Sent) => Found | { topic: string; look: (ask: Ask, place: Place) => Promise<Found> }
  /** A trial as this vendor would send it, signed. Absent where only the vendor itself can. */
  trial?: (secret: string, now: number) => { headers: Record<string, string>; body: string }
}
