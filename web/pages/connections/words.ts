/** What each shop and box office is called, and what has to be pressed there. */
import type { Output } from '../../call.ts'
import { capital, inWords, many } from '../../ui/numbers.ts'

export type Connection = Output<'connections.list'>['connections'][number]
export type VendorName = Connection['vendor']
export type Delivery = Output<'deliveries.list'>['deliveries'][number]

type Words = {
  label: string
  /** One line in the choice. */
  says: string
  steps: readonly string[]
  /** The name of the secret or the token, as the vendor calls it. */
  secret?: string
  token?: string
}

export const WORDS: Readonly<Record<VendorName, Words>> = {
  shopify: {
    label: 'Shopify',
    says: 'Orders, cancellations and refunds as they happen.',
    steps: [
      'In Shopify open Settings, then Notifications, then Webhooks.',
      'Create four webhooks with this address, in JSON: Order creation, Order update, Order cancellation, Refund create.',
      'Under them Shopify shows the secret with which it signs. Paste it here.',
    ],
    secret: 'The secret that Shopify shows under its webhooks',
  },
  woocommerce: {
    label: 'WooCommerce',
    says: 'Orders and refunds as they happen.',
    steps: [
      'In WordPress open WooCommerce, then Settings, Advanced, Webhooks.',
      'Add three webhooks with this address and this secret, status Active: Order created, Order updated, Order deleted.',
    ],
  },
  stripe: {
    label: 'Stripe',
    says: 'Checkout, payment links, invoices and refunds.',
    steps: [
      'In Stripe open Developers, then Webhooks, and add an endpoint with this address.',
      'Choose the events checkout.session.completed, checkout.session.async_payment_succeeded, checkout.session.async_payment_failed, invoice.paid and charge.refunded.',
      'Reveal the signing secret (whsec_…) and paste it here.',
    ],
    secret: 'Signing secret',
  },
  eventbrite: {
    label: 'Eventbrite',
    says: 'Tickets, looked up at Eventbrite, which does not sign.',
    steps: [
      'In Eventbrite open Account settings, then Developer links, then Webhooks, and add one with this address.',
      'Choose the actions order.placed, order.updated and order.refunded.',
      'Under API keys copy your private token and paste it here: each order is looked up with it.',
    ],
    token: 'Private token',
  },
  'ticket-tailor': {
    label: 'Ticket Tailor',
    says: 'Tickets and refunds as they happen.',
    steps: [
      'In Ticket Tailor open Settings, then API, then Webhooks, and add this address for Order created and Order updated.',
      'Copy the shared secret and paste it here.',
    ],
    secret: 'Shared secret',
  },
  pretix: {
    label: 'pretix',
    says: 'Tickets, looked up at your pretix, which does not sign.',
    steps: [
      'In pretix open your organizer, then Webhooks, and create one with this address for all events of orders.',
      'Open Teams, make a team that may view orders and vouchers, create an API token there and paste it here.',
    ],
    token: 'API token of a team',
  },
  signed: {
    label: 'Anything that signs',
    says: 'Your own shop, or a tool between: standardwebhooks.com.',
    steps: [
      'Send each order as JSON to this address, signed with this secret in the manner of standardwebhooks.com.',
      'What the JSON says stands in docs/guide/shops.md, with an example.',
    ],
  },
  file: {
    label: 'A file',
    says: 'A shop that tells nothing by itself, or orders of before.',
    steps: [
      'Export the orders as CSV: a line an order, with its number, date and total. A code column makes them count for creators.',
    ],
  },
}

/** The finding at the head of the list. */
export function connectionsFinding(connections: readonly Pick<Connection, 'troubled' | 'lastAt' | 'vendor'>[]): string {
  const n = connections.length
  if (n === 0) return 'No shop tells of its orders yet'
  const troubled = connections.filter((one) => one.troubled > 0).length
  const silent = connections.filter((one) => one.lastAt === null && one.vendor !== 'file').length
  const all = capital(many(n, 'shop'))
  if (troubled > 0)
    return `${all}; ${troubled === n ? (n === 1 ? 'it has' : 'all have') : `${inWords(troubled)} ${troubled === 1 ? 'has' : 'have'}`} orders that were not taken`
  if (silent === n) return n === 1 ? 'One shop, not heard of yet' : `${all}, none heard of yet`
  return `${all}, nothing lost`
}

/** The finding at the head of one. */
export function connectionFinding({
  name,
  vendor,
  orders,
  troubled,
  lastAt,
}: Pick<Connection, 'name' | 'vendor' | 'orders' | 'troubled' | 'lastAt'>): string {
  if (troubled > 0) return `${name}: ${many(troubled, 'delivery was', 'deliveries were')} not taken`
  if (orders > 0) return `${name} told of ${many(orders, 'order')}`
  return vendor === 'file' || lastAt ? `${name}: no order yet` : `${name} has not been heard of yet`
}

export const OUTCOMES: Readonly<Record<Delivery['outcome'], string>> = {
  taken: 'taken',
  ignored: 'not an order',
  test: 'trial',
  refused: 'refused',
  waiting: 'will come again',
}

/** Whether whoever is out in the internet can reach this page's address. */
export const isAtHome = (host: string): boolean =>
  /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[|.*\.local$)/.test(host)
