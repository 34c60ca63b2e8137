/** Every shop and box office that can tell of its orders by itself. */
import { eventbrite } from './eventbrite.ts'
import { pretix } from './pretix.ts'
import { shopify } from './shopify.ts'
import { signed } from './signed.ts'
import { stripe } from './stripe.ts'
import { ticketTailor } from './ticket-tailor.ts'
import type { Vendor } from './vendor.ts'
import { woocommerce } from './woocommerce.ts'

export const VENDORS = [
  'shopify',
  'woocommerce',
  'stripe',
  'eventbrite',
  'ticket-tailor',
  'pretix',
  'signed',
  'file',
] as const
export type VendorName = (typeof VENDORS)[number]

/** `file` only ever comes as a file, so it has no door. */
export const vendors: Readonly<Partial<Record<VendorName, Vendor>>> = {
  shopify,
  woocommerce,
  stripe,
  eventbrite,
  'ticket-tailor': ticketTailor,
  pretix,
  signed,
}
