/** What a creator asks and allows: fees, the days on which she works, and to whom she is bound. A plan holds itself to it. */
import type { z } from 'zod'
import { freeDays } from '@rapport/analysis/portfolio/availability.ts'
import type { Days, Deliverable } from '@rapport/analysis/portfolio/candidates.ts'
import { namedUUID } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { accountsWritten } from '../creators/creators.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { daysNamed, exclusiveNamed, quoteNamed, quoteWritten, terms as termsShape } from './terms.operations.ts'
import { shares } from './places.sql.ts'
import type { ShareRow } from './places.sql.ts'
import * as sql from './terms.sql.ts'
import type { DaysRow, ExclusiveRow, QuoteRow } from './terms.sql.ts'

type Terms = z.input<typeof termsShape>
type Rows = { quotes: QuoteRow[]; days: DaysRow[]; exclusives: ExclusiveRow[] }

/** Days as numbers that grow by 1 a day, as the analysis takes them. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(iso) / 86_400_000)

/** What is known of many accounts at once. */
export async function termsOf(tx: Tx, accounts: string[]): Promise<(account: string) => Rows> {
  if (accounts.length === 0) return () => ({ quotes: [], days: [], exclusives: [] })
  const by = <Row extends { account_id: string }>(rows: Row[]) => Map.groupBy(rows, ({ account_id }) => account_id)
  const quotes = by(await tx.rows<QuoteRow>(sql.quotes(accounts)))
  const days = by(await tx.rows<DaysRow>(sql.days(accounts)))
  const exclusives = by(await tx.rows<ExclusiveRow>(sql.exclusives(accounts)))
  return (account) => ({
    quotes: quotes.get(account) ?? [],
    days: days.get(account) ?? [],
    exclusives: exclusives.get(account) ?? [],
  })
}

/** Days and ties as the rules of a plan take them. */
export function freedom({ days, exclusives }: Rows): { free?: Days[]; bound?: { to: string; until: number }[] } {
  const free = freeDays(days.map((one) => ({ from: dayNumber(one.starts), to: dayNumber(one.ends), free: one.free })))
  return {
    ...(free ? { free } : {}),
    ...(exclusives.length
      ? {
          // Who did not say until when is taken to be bound for good.
          bound: exclusives.map(({ brand, until }) => ({ to: brand, until: until === null ? 1e9 : dayNumber(until) })),
        }
      : {}),
  }
}

/** How far a deliverable goes, beside a post; judgement, said among the assumptions. */
const CONTACT: Record<string, number> = { story: 0.55 }

export const quotedOffers = (quotes: readonly QuoteRow[], estimate: number): Deliverable[] =>
  quotes.map((quote) => ({
    name: quote.deliverable,
    estimate,
    quote: { fee: quote.cents, ...(quote.until === null ? {} : { until: dayNumber(quote.until) }) },
    product: quote.product_cents,
    shipping: quote.shipping_cents,
    rights: quote.rights_cents,
    ...(CONTACT[quote.deliverable] === undefined ? {} : { contact: CONTACT[quote.deliverable]! }),
  }))

/**
 * Brands to whom nobody may be bound, in the spelling in which they were noted: those that are named as competitors, and
 * those that keep our own brand away.
 */
export function rivals(
  bound: readonly ExclusiveRow[],
  { brand, competitors = [] }: { brand?: string | undefined; competitors?: readonly string[] | undefined },
): string[] {
  const key = (name: string) => name.trim().toLowerCase()
  const named = new Set(competitors.map(key))
  const ours = brand === undefined ? undefined : key(brand)
  return [
    ...new Set(
      bound
        .filter(
          (one) =>
            key(one.brand) !== ours &&
            (named.has(key(one.brand)) || (ours !== undefined && one.against.some((name) => key(name) === ours))),
        )
        .map((one) => one.brand),
    ),
  ]
}

export async function shown(tx: Tx, id: string): Promise<Terms> {
  const { quotes, days, exclusives } = (await termsOf(tx, [id]))(id)
  return {
    quotes: quotes.map((one) => ({
      deliverable: one.deliverable,
      cents: one.cents,
      productCents: one.product_cents,
      shippingCents: one.shipping_cents,
      rightsCents: one.rights_cents,
      until: one.until,
    })),
    days: days.map(({ id: span, starts, ends, free, note }) => ({ id: span, starts, ends, free, note })),
    exclusivity: exclusives.map(({ id: tie, brand, until, against }) => ({ id: tie, brand, until, against })),
    places: (await tx.rows<ShareRow>(shares([id]))).map(({ place, share }) => ({ place, share })),
  }
}

export const show = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, (tx) => shown(tx, id))

/** Writes one row for an account that is there, and answers with all its terms. */
const written = (context: Context, id: string, statement: ReturnType<typeof sql.quote>) =>
  context.store.transact(context.workspace, async (tx) => {
    if ((await tx.run(statement)) === 0) throw new Refused('not-found', `There is no account ${id}.`)
    return shown(tx, id)
  })

const gone = (context: Context, id: string, statement: ReturnType<typeof sql.unquote>) =>
  context.store.transact(context.workspace, async (tx) => {
    await tx.run(statement)
    return shown(tx, id)
  })

type Asked = Omit<z.output<typeof quoteNamed>, 'id'>

const quoteOf = (account: string, asked: Asked): QuoteRow => ({
  account_id: account,
  deliverable: asked.deliverable,
  cents: asked.cents,
  product_cents: asked.productCents,
  shipping_cents: asked.shippingCents,
  rights_cents: asked.rightsCents,
  until: asked.until ?? null,
})

export const quote = (context: Context, { id, ...asked }: z.output<typeof quoteNamed>) =>
  written(context, id, sql.quote([quoteOf(id, asked)], new Date(context.outside.clock())))

export const quoteAll = (context: Context, { rows }: { rows: z.output<typeof quoteWritten>[] }) =>
  context.store.transact(context.workspace, async (tx) => {
    const accounts = await accountsWritten(tx, rows)
    const refused = accounts.flatMap((one, at) => ('because' in one ? [{ row: at + 1, because: one.because }] : []))
    // Of one offer that stands twice in a list the last is meant.
    const quotes = new Map<string, QuoteRow>()
    accounts.forEach((one, at) => {
      if ('account' in one) quotes.set(`${one.account} ${rows[at]!.deliverable}`, quoteOf(one.account, rows[at]!))
    })
    if (quotes.size > 0) await tx.run(sql.quote([...quotes.values()], new Date(context.outside.clock())))
    return { kept: rows.length - refused.length, refused }
  })

export const unquote = (context: Context, { id, deliverable }: { id: string; deliverable: string }) =>
  gone(context, id, sql.unquote(id, deliverable))

export async function nameDays(context: Context, { id, starts, ends, free, note }: z.output<typeof daysNamed>) {
  if (ends < starts) throw new Refused('invalid', `These days end on ${ends}, before they start on ${starts}.`)
  const span = namedUUID(`${id}\n${starts}\n${ends}\n${free}`)
  return written(context, id, sql.nameDays({ id: span, account_id: id, starts, ends, free, note }))
}

export const forgetDays = (context: Context, { id, days }: { id: string; days: string }) =>
  gone(context, id, sql.forgetDays(id, days))

/** The same brand again says something new of the same tie. */
export const bind = (context: Context, { id, brand, until, against }: z.output<typeof exclusiveNamed>) =>
  written(
    context,
    id,
    sql.bind({
      id: namedUUID(`${id}\n${brand.toLowerCase()}`),
      account_id: id,
      brand,
      until: until ?? null,
      against: [...new Set(against)],
    }),
  )

export const unbind = (context: Context, { id, tie }: { id: string; tie: string }) =>
  gone(context, id, sql.unbind(id, tie))
