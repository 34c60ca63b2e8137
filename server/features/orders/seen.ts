/** What a vendor told, in the words of this house: an order as it stands now, and what was given back of it. */

export type OrderSeen = {
  /** The vendor's id of the order. */
  external: string
  /** A second name under which refunds may speak of it. */
  also: string | null
  /** What people call it: #1001. */
  number: string | null
  at: Date
  /** The vendor's own clock or count of changes; of two sights of an order the larger counts. */
  version: number
  state: 'open' | 'paid' | 'cancelled'
  currency: string
  /** Whole smallest units of the currency: what was paid, before it what the goods cost, and what was taken off. */
  total: number
  subtotal: number | null
  discount: number | null
  /** Things, or tickets. */
  items: number
  codes: string[]
  click: string | null
  landing: string | null
  referrer: string | null
  /** Leaves this file's callers only as a keyed hash. */
  email: string | null
}

/** Something given back. Told again, or as a growing total, it is the same one and the largest counts. */
export type Reversal = {
  external: string
  order: string
  at: Date
  minor: number
  items: number
  /** The order is off altogether. */
  whole: boolean
}

export type Found = {
  topic: string
  order?: OrderSeen
  reversals?: Reversal[]
  /** Why nothing of this counts; `test` where it is the vendor's own trial. */
  ignored?: string
  test?: string
}

/** This cannot be taken, and sending it again changes nothing. */
export class CannotTake extends Error {
  readonly status: 400 | 401 | 422
  constructor(status: 400 | 401 | 422, message: string) {
    super(message)
    this.status = status
  }
}

/** This cannot be taken now; later it may be. */
export class TryLater extends Error {}
