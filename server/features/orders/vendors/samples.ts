/** One order as each vendor's documentation shows it, shortened to what is read and a little more. For tests only: the real ones come from outside. */
import { createHmac } from 'node:crypto'

const AT = '2026-03-02T18:30:00Z'
const CLICK = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a11'

export const samples = {
  shopify: {
    id: 5678901234567, admin_graphql_api_id: 'gid://shopify/Order/5678901234567', name: '#9999', order_number: 1234, test: false,
    created_at: AT, processed_at: AT, updated_at: AT, cancelled_at: null, financial_status: 'paid', currency: 'EUR', email: 'Jon@Example.com',
    total_price: '98.00', total_price_set: { shop_money: { amount: '98.00', currency_code: 'EUR' }, presentment_money: { amount: '106.00', currency_code: 'USD' } },
    subtotal_price: '90.00', total_discounts: '10.00', discount_codes: [{ code: 'marta10', amount: '10.00', type: 'fixed_amount' }],
    landing_site: `/products/olio?utm_source=instagram&rapport_click=${CLICK}`, landing_site_ref: null, referring_site: 'https://l.instagram.com/?u=secret',
    source_name: 'web', note_attributes: [], checkout_token: 'abc', cart_token: null, customer: { id: 1, email: 'jon@example.com' },
    line_items: [{ id: 1, quantity: 2, price: '50.00' }],
    refunds: [{ id: 509562969, created_at: AT, order_id: 5678901234567, transactions: [{ kind: 'refund', status: 'success', amount: '12.00', amount_set: { shop_money: { amount: '12.00', currency_code: 'EUR' } } }], refund_line_items: [{ quantity: 1 }] }],
  },
  woocommerce: {
    id: 727, number: '727', status: 'processing', currency: 'EUR', total: '29.35', total_tax: '1.35', shipping_total: '10.00', discount_total: '2.00',
    date_created_gmt: '2026-03-02T18:30:00', date_modified_gmt: '2026-03-02T18:31:00', customer_id: 0, billing: { email: 'john.doe@example.com' },
    coupon_lines: [{ id: 1, code: 'marta10', discount: '2.00' }], refunds: [{ id: 726, reason: '', total: '-10.00' }], line_items: [{ quantity: 2 }, { quantity: 1 }],
    meta_data: [
      { id: 1, key: '_wc_order_attribution_source_type', value: 'utm' },
      { id: 2, key: '_wc_order_attribution_referrer', value: 'https://l.instagram.com/' },
      { id: 3, key: '_wc_order_attribution_session_entry', value: `https://shop.example/?rapport_click=${CLICK}` },
      { id: 4, key: 'other', value: { nested: true } },
    ],
  },
  stripe: {
    id: 'evt_1', object: 'event', type: 'checkout.session.completed', created: 1772476200, livemode: true, api_version: '2025-03-31',
    data: { object: {
      id: 'cs_live_1', object: 'checkout.session', mode: 'payment', created: 1772476100, currency: 'eur', amount_subtotal: 5000, amount_total: 4500, payment_status: 'paid',
      payment_intent: 'pi_1', invoice: null, client_reference_id: CLICK, customer_details: { email: 'ann@example.com' }, metadata: { tickets: '2' },
      total_details: { amount_discount: 500 }, discounts: [{ coupon: null, promotion_code: 'promo_1' }],
    } },
  },
  'ticket-tailor': {
    id: 'wh_1', created_at: '2026-03-02T18:30:05Z', event: 'ORDER.CREATED', resource_url: 'https://api.tickettailor.com/v1/orders/or_1',
    payload: {
      object: 'order', id: 'or_1', status: 'completed', created_at: 1772476200, currency: { base_multiplier: 100, code: 'gbp' }, total: 4000, subtotal: 3800, refund_amount: 1500,
      referral_tag: CLICK, buyer_details: { email: 'sam@example.com', name: 'Sam' },
      issued_tickets: [{ id: 'it_1', status: 'valid' }, { id: 'it_2', status: 'voided', voucher_code: 'DOORX' }], line_items: [{ type: 'ticket', quantity: 2, total: 4000 }],
    },
  },
  eventbrite: { config: { action: 'order.placed', webhook_id: '1', user_id: '2', endpoint_url: 'https://rapport.example/hooks/x' }, api_url: 'https://www.eventbriteapi.com/v3/orders/12345/' },
  pretix: { notification_id: 123455, organizer: 'lucia', event: 'cena', code: 'ABC23', action: 'pretix.event.order.paid' },
  signed: {
    type: 'order', timestamp: AT,
    data: { id: '1001', at: AT, updatedAt: AT, state: 'paid', currency: 'KWD', total: '12.500', subtotal: '13.000', discount: '0.500', items: 2, codes: ['Marta10'], click: CLICK, landing: 'https://lucia.example/cena?x=1', referrer: 'https://www.instagram.com/', email: 'eva@example.com', refunds: [{ id: 'r1', amount: '2.250', items: 1 }] },
  },
} // prettier-ignore

/** What Eventbrite's API answers for the order of the hint. */
export const eventbriteOrder = {
  id: '12345', created: AT, changed: AT, name: 'Kennedy', email: 'kennedy@example.com', status: 'placed', event_id: '9', promo_code: null,
  costs: { base_price: { display: '€60.00', currency: 'EUR', value: 6000, major_value: '60.00' }, gross: { display: '€66.00', currency: 'EUR', value: 6600, major_value: '66.00' } },
  attendees: [
    { id: 'a1', cancelled: false, refunded: false, affiliate: CLICK, promotional_code: { code: 'lucia-7' }, costs: { gross: { currency: 'EUR', value: 3300 } } },
    { id: 'a2', cancelled: true, refunded: true, affiliate: CLICK, costs: { gross: { currency: 'EUR', value: 3300 } } },
  ],
} // prettier-ignore

/** What pretix' API answers, by the end of the path. */
export const pretixAnswers: Record<string, object> = {
  '/orders/ABC23/': { code: 'ABC23', event: 'cena', status: 'p', testmode: false, email: 'leo@example.com', datetime: AT, last_modified: AT, total: '46.00', api_meta: {}, positions: [{ id: 1, voucher: 7, canceled: false }, { id: 2, voucher: 7, canceled: false }], refunds: [] },
  '/cena/': { slug: 'cena', currency: 'EUR', name: { en: 'Cena' } },
  '/vouchers/7/': { id: 7, code: 'lucia-9', max_usages: 10 },
} // prettier-ignore

type Signing = 'shopify' | 'woocommerce' | 'stripe' | 'ticket-tailor' | 'signed'

/** The headers that a vendor would send with a body, written down from its documentation and not from our own reader. */
export function headersOf(
  vendor: Signing | 'eventbrite' | 'pretix',
  secret: string,
  body: string,
  more: { now: number; name: string; topic?: string },
): Record<string, string> {
  const at = String(Math.floor(more.now / 1000))
  const mac = (key: string | Buffer, text: string, as: 'base64' | 'hex') =>
    createHmac('sha256', key).update(text, 'utf8').digest(as)
  switch (vendor) {
    case 'shopify':
      return {
        'x-shopify-topic': more.topic ?? 'orders/updated',
        'x-shopify-webhook-id': more.name,
        'x-shopify-hmac-sha256': mac(secret, body, 'base64'),
      }
    case 'woocommerce':
      return {
        'x-wc-webhook-topic': more.topic ?? 'order.updated',
        'x-wc-webhook-delivery-id': more.name,
        'x-wc-webhook-signature': mac(secret, body, 'base64'),
      }
    case 'stripe':
      return { 'stripe-signature': `t=${at},v0=ignored,v1=${mac(secret, `${at}.${body}`, 'hex')}` }
    case 'ticket-tailor':
      return { 'tickettailor-webhook-signature': `t=${at},v1=${mac(secret, at + body, 'hex')}` }
    case 'signed':
      return {
        'webhook-id': more.name,
        'webhook-timestamp': at,
        'webhook-signature': `v1,${mac(Buffer.from(secret.slice('whsec_'.length), 'base64'), `${more.name}.${at}.${body}`, 'base64')}`,
      }
    default:
      return {}
  }
}
