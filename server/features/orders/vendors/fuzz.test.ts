import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsed } from '../json.ts'
import { CannotTake } from '../seen.ts'
import type { Found } from '../seen.ts'
import { orderFound } from './eventbrite.ts'
import { orderLooked } from './pretix.ts'
import { eventbriteOrder, pretixAnswers, samples } from './samples.ts'
import { vendors } from './vendors.ts'

/** A hundred thousand in all; the times of one vendor are a seventh of it. */
const TIMES = 14_300

const odd = fc.oneof(
  fc.constantFrom(null, '', '-1', '1e400', 'NaN', -1, 1e308, 2 ** 53, '\0', '\uD800', [], {}, '12.345678901234567890', '9'.repeat(40), '__proto__', 'XXX', 'EUR', true, '2026-13-45', '0000-00-00', 'a@b', -0, 1e-7),
  fc.jsonValue({ maxDepth: 2 }),
) // prettier-ignore

/** Where a body may be changed: the paths of all its values. */
function paths(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [at]
  return [
    at,
    ...Object.entries(value).flatMap(([key, one]) => paths(one, [...at, Array.isArray(value) ? Number(key) : key])),
  ]
}

function changed(value: object, path: readonly (string | number)[], next: unknown): unknown {
  if (path.length === 0) return next
  const copy = Array.isArray(value) ? [...value] : { ...value }
  const [key, ...rest] = path as [string]
  ;(copy as Record<string, unknown>)[key] = rest.length
    ? changed((value as Record<string, object>)[key]!, rest, next)
    : next
  return copy
}

/** The sample with one to three of its values replaced, or something else altogether. */
const mutated = (sample: object) => {
  const where = paths(sample)
  const one = fc.tuple(fc.nat(where.length - 1), odd)
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce<unknown>((body, [at, next]) => {
      try { return changed(body as object, where[at]!, next) } catch { return body }
    }, sample)) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  ) // prettier-ignore
}

/** What is taken can be kept: whole sums not below zero, times within a century, text that the database holds. */
function keepable({ order, reversals = [] }: Found): void {
  if (order) {
    for (const sum of [order.total, order.subtotal ?? 0, order.discount ?? 0, order.items, order.version])
      if (!(Number.isSafeInteger(sum) && sum >= 0)) throw new Error(`not a sum: ${sum}`)
    if (!/^[A-Z]{3}$/.test(order.currency)) throw new Error(`not a currency: ${order.currency}`)
    if (order.items > 2 ** 31 - 1) throw new Error('more items than a column holds')
  }
  for (const one of reversals)
    if (!(Number.isSafeInteger(one.minor) && one.minor >= 0 && one.items <= 2 ** 31 - 1))
      throw new Error(`not a sum: ${one.minor}`)
  const times = [order?.at, ...reversals.map(({ at }) => at)]
  for (const at of times) if (at && !(at.getTime() > 0)) throw new Error('not a time')
  const text = JSON.stringify([order, reversals])
  if (/\\u0000|\\ud[89a-f]/i.test(text)) throw new Error(`text that cannot be kept: ${text}`)
}

const tried = async (work: () => Found | Promise<Found>): Promise<void> => {
  try {
    keepable(await work())
  } catch (error) {
    if (!(error instanceof CannotTake)) throw error
    if (error.message.length < 5) throw new Error('refused without a reason', { cause: error })
  }
}

const ENVELOPE: Partial<Record<string, string>> = { shopify: 'orders/updated', woocommerce: 'order.updated' }

for (const name of ['shopify', 'woocommerce', 'stripe', 'ticket-tailor', 'signed'] as const)
  test(`${TIMES} odd bodies of ${name} are taken, or refused with a reason`, async () => {
    const vendor = vendors[name]!
    const header = (wanted: string) => (/topic/.test(wanted) ? ENVELOPE[name] : undefined)
    let taken = 0
    await fc.assert(
      fc.asyncProperty(mutated(samples[name]), async (body) => {
        await tried(() => {
          const bytes = Buffer.from(JSON.stringify(body) ?? '')
          const sent = { header, body: bytes, now: 1_772_476_200_000 }
          const json = parsed(bytes)
          vendor.delivery(sent, json)
          const read = vendor.read(json, sent) as Found
          if (read.order) taken++
          return read
        })
      }),
      { numRuns: TIMES, seed: 3 },
    )
    expect(taken, 'the sample is changed, not destroyed').toBeGreaterThan(TIMES / 20)
  }, 30_000)

test(`${TIMES} odd hints and answers of eventbrite are taken, or refused with a reason`, async () => {
  const { read } = vendors.eventbrite!
  const sent = { header: () => undefined, body: Buffer.alloc(0), now: 0 }
  const bodies = fc.tuple(mutated(samples.eventbrite), mutated(eventbriteOrder))
  await fc.assert(
    fc.asyncProperty(bodies, async ([hint, answer]) => {
      await tried(() => {
        const told = read(hint, sent)
        return 'look' in told ? { topic: told.topic } : told
      })
      await tried(() => orderFound('order.placed', answer))
    }),
    { numRuns: TIMES, seed: 4 },
  )
}, 30_000)

test(`${TIMES} odd hints and answers of pretix are taken, or refused with a reason`, async () => {
  const { read } = vendors.pretix!
  const sent = { header: () => undefined, body: Buffer.alloc(0), now: 0 }
  const [order, event] = [pretixAnswers['/orders/ABC23/']!, pretixAnswers['/cena/']!]
  const bodies = fc.tuple(mutated(samples.pretix), mutated(order), mutated(event))
  await fc.assert(
    fc.asyncProperty(bodies, async ([hint, answer, about]) => {
      await tried(() => {
        const told = read(hint, sent)
        return 'look' in told ? { topic: told.topic } : told
      })
      await tried(() => orderLooked(async (url) => (url.pathname.includes('/orders/') ? answer : url.pathname.includes('/vouchers/') ? { code: 'X' } : about), 'pretix.eu', 'lucia', 'cena', 'ABC23', 'paid')) // prettier-ignore
    }),
    { numRuns: TIMES, seed: 5 },
  )
}, 30_000)
