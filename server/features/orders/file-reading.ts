/**
 * A file of orders as shops export them: which column is what, how its numbers and dates are written, guessed as the importer of
 * creators guesses and said aloud. Exports with a line for each article (Shopify's) are one order: the first line has its sums.
 */
import { datesOf, date } from '../creators/imports/reading/dates.ts'
import { delimiterOf, grid } from '../creators/imports/reading/delimiter.ts'
import { decimalOf, number } from '../creators/imports/reading/numbers.ts'
import { clean, clickId, codeKey } from './fields.ts'
import { decimalsOf, minorUnits } from './money.ts'
import type { Found, OrderSeen } from './seen.ts'

const NAMES = {
  id: [
    'orderid',
    'id',
    'ordernumber',
    'ordernr',
    'order',
    'name',
    'number',
    'reference',
    'bestellnummer',
    'numeroordine',
    'ordine',
  ],
  at: [
    'paidat',
    'createdat',
    'orderdate',
    'date',
    'created',
    'datecreated',
    'createddate',
    'purchasedate',
    'datum',
    'data',
    'time',
    'at',
  ],
  total: [
    'total',
    'ordertotal',
    'totalprice',
    'amount',
    'gross',
    'grosssales',
    'totalpaid',
    'totale',
    'summe',
    'revenue',
  ],
  currency: ['currency', 'currencycode', 'valuta', 'wahrung'],
  code: [
    'discountcode',
    'couponcode',
    'coupon',
    'coupons',
    'code',
    'promocode',
    'voucher',
    'vouchercode',
    'couponsused',
    'codice',
  ],
  email: ['email', 'buyeremail', 'customeremail', 'billingemail', 'emailaddress'],
  items: ['tickets', 'items', 'quantity', 'lineitemquantity', 'numberoftickets', 'ticketquantity', 'qty'],
  refunded: ['refundedamount', 'refundamount', 'amountrefunded', 'refunded', 'refund', 'refunds'],
  state: ['financialstatus', 'status', 'orderstatus', 'state', 'paymentstatus'],
  click: ['rapportclick', 'click', 'clickid', 'clientreferenceid', 'referraltag'],
} as const
type Column = keyof typeof NAMES

export type Reading = {
  found: { line: number; found: Found }[]
  refused: { line: number; because: string }[]
  /** How the file was understood, in sentences. */
  said: string[]
}

const plain = (header: string) =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
/** € 12,50 and EUR 12.50 are 12,50 and 12.50. */
const figures = (cell: string) => cell.replaceAll(/[^\d.,'’\s+-]/g, '').trim()
const CANCELLED = /cancel|void|storni|annull/i
const OPEN = /pending|unpaid|on.?hold|open|await|draft|failed|expired|offen/i

/** Throws RangeError with a sentence where the file has no orders to read. `currency`: for files that do not say it. */
export function readOrders(text: string, currency: string | undefined, now: number, most: number): Reading {
  const { rows, lines } = grid(text, delimiterOf(text, true), true, most + 2)
  const start = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1)
  const headers = (rows[start] ?? []).map(plain)
  const at = {} as Record<Column, number>
  for (const [column, names] of Object.entries(NAMES) as [Column, readonly string[]][])
    at[column] = names.map((name) => headers.indexOf(name)).find((place) => place >= 0) ?? -1
  const missing = (['id', 'at', 'total'] as const).filter((column) => at[column] < 0)
  if (missing.length > 0)
    throw new RangeError(
      `The file has no column for ${missing.map((one) => ({ id: 'the order’s number', at: 'its date', total: 'its total' })[one]).join(' and ')}. Found: ${
        (rows[start] ?? [])
          .map((header) => header.trim())
          .filter(Boolean)
          .slice(0, 20)
          .join(', ') || 'nothing'
      }. Name them id, date and total.`,
    )
  const body = rows.slice(start + 1)
  if (body.length > most)
    throw new RangeError(`The file has more than ${most.toLocaleString('en')} lines: cut it into pieces.`)
  const column = (name: Column) => (at[name] < 0 ? [] : body.map((row) => (row[at[name]] ?? '').trim()).filter(Boolean))
  const sums = decimalOf(column('total').map(figures), false)
  const days = datesOf(column('at'))
  const reading: Reading = { found: [], refused: [], said: [] }
  const named = (name: Column) => `“${rows[start]![at[name]]!.trim()}”`
  reading.said.push(
    `Orders are told apart by ${named('id')}, sums read from ${named('total')}${sums.because ? ` with ${sums.because}` : ''}, days from ${named('at')}, ${days.because}.`,
  )
  if (days.unsure)
    reading.said.push('No date says whether the day or the month comes first: write 2026-03-01 if this is wrong.')
  if (at.currency < 0)
    reading.said.push(
      currency ? `No column says the currency: ${currency} as you said.` : 'No column says the currency.',
    )

  const orders = new Map<string, OrderSeen>()
  body.forEach((row, place) => {
    const line = lines[start + 1 + place]!
    const cell = (name: Column) => (at[name] < 0 ? '' : (row[at[name]] ?? '').trim())
    if (row.every((one) => one.trim() === '')) return
    const id = clean(cell('id'))
    const refuse = (because: string) => void reading.refused.push({ line, because })
    if (!id) return refuse('it has no number')
    const quantity = number(figures(cell('items')), sums.numbers, true)
    const before = orders.get(id)
    if (before && cell('total') === '') {
      before.items += quantity ?? 0
      return
    }
    if (before) return refuse(`${id} stands in the file already`)
    const inCurrency = clean(cell('currency') || currency || '').toUpperCase()
    const decimals = decimalsOf(inCurrency)
    if (decimals === undefined)
      return refuse(
        inCurrency
          ? `${inCurrency} is not a currency (ISO 4217), such as EUR`
          : 'it does not say its currency: say it for the whole file',
      )
    const amount = (name: Column): number | string => {
      const value = number(figures(cell(name)), sums.numbers)
      return value === null ? `${cell(name) || 'nothing'} is not a sum of money` : minorUnits(value, inCurrency)
    }
    const total = amount('total')
    if (typeof total === 'string') return refuse(total)
    const day = date(cell('at'), days.dates)
    if (!day) return refuse(`${cell('at') || 'nothing'} is not a date`)
    const back = cell('refunded') === '' ? 0 : amount('refunded')
    if (typeof back === 'string') return refuse(back)
    const order: OrderSeen = {
      external: id,
      also: null,
      number: id,
      at: day,
      version: now,
      state: CANCELLED.test(cell('state')) ? 'cancelled' : OPEN.test(cell('state')) ? 'open' : 'paid',
      currency: inCurrency,
      total,
      subtotal: null,
      discount: null,
      items: quantity ?? 1,
      codes: [...new Set(cell('code').split(/[,;|]/).map(codeKey).filter(Boolean))].slice(0, 20),
      click: clickId(cell('click')),
      landing: null,
      referrer: null,
      email: clean(cell('email'), 320) || null,
    }
    orders.set(id, order)
    const reversals =
      back > 0 ? [{ external: `file-${id}`, order: id, at: day, minor: back, items: 0, whole: false }] : []
    reading.found.push({ line, found: { topic: 'file', order, reversals } })
  })
  return reading
}
