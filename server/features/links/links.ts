/** Links: one for each creator and deliverable, where it leads, and since when it led there. */
import type { z } from 'zod'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { show as showCampaign } from '../campaigns/booked.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { CODE, newCode } from './code.ts'
import { wrongWith } from './destination.ts'
import type { changes as changesShape, link as linkShape, wanted as wantedShape } from './links.operations.ts'
import * as sql from './links.sql.ts'
import type { DestinationRow, LinkRow } from './links.sql.ts'
import { utmOf } from './utm.ts'

type Link = z.input<typeof linkShape>
type Wanted = z.output<typeof wantedShape>
type Campaign = Awaited<ReturnType<typeof showCampaign>>

export const create = async (context: Context, wanted: Wanted): Promise<Link> => {
  if (wanted.booking && !wanted.campaign) throw new Refused('invalid', 'booking: say its campaign too.')
  const campaign = wanted.campaign ? await showCampaign(context, { id: wanted.campaign }) : undefined
  const booking = campaign?.bookings.find(({ id }) => id === wanted.booking)
  if (wanted.booking && !booking) throw new Refused('not-found', `No booking ${wanted.booking} in this campaign.`)
  const row = drafted(context, wanted, campaign, booking)
  return context.store.transact(context.workspace, async (tx) => shown(await added(tx, context, row, wanted.code)))
}

/** A link for every booking of the campaign that has none and is not cancelled; the same again makes nothing new. */
export async function createAll(
  context: Context,
  { campaign: id, ...rest }: { campaign: string; destination?: string | undefined },
) {
  const campaign = await showCampaign(context, { id })
  return context.store.transact(context.workspace, async (tx) => {
    // Two who press the button at once wait for each other here.
    await tx.run(sql.turnFor(id))
    const before = await tx.rows<LinkRow>(sql.all(id, MOST))
    const has = new Set(before.map((row) => row.booking_id))
    let made = 0
    for (const booking of campaign.bookings) {
      if (has.has(booking.id) || booking.state === 'cancelled') continue
      await added(tx, context, drafted(context, rest, campaign, booking), undefined)
      made++
    }
    return { made, links: (await tx.rows<LinkRow>(sql.all(id, MOST))).map(shown) }
  })
}

function drafted(
  context: Context,
  wanted: Omit<Wanted, 'campaign' | 'booking' | 'code'>,
  campaign: Campaign | undefined,
  booking: Campaign['bookings'][number] | undefined,
): LinkRow {
  const destination = wanted.destination ?? campaign?.landingUrl
  if (!destination)
    throw new Refused(
      'invalid',
      campaign
        ? `destination: say where the link leads, or give “${campaign.name}” a landing page first.`
        : 'destination: say where the link leads.',
    )
  const row = {
    id: randomUUIDv7(context.outside.clock()),
    code: '',
    campaign_id: campaign?.id ?? null,
    booking_id: booking?.id ?? null,
    name:
      wanted.name ??
      (booking
        ? `${booking.name}, ${booking.deliverable}`
        : (campaign?.name ?? new URL(checked(destination, 'destination')).host)),
    destination,
    ios: wanted.ios ?? null,
    android: wanted.android ?? null,
    utm: campaign ? utmOf(campaign, booking) : {},
    expires_at: wanted.expiresAt ? new Date(wanted.expiresAt) : null,
    created_at: new Date(context.outside.clock()),
  }
  return checkedAll(row)
}

function checked(text: string, field: string): string {
  const wrong = wrongWith(text)
  if (wrong) throw new Refused('invalid', `${field}: “${text.slice(0, 200)}” ${wrong}.`)
  return text
}

function checkedAll(row: LinkRow): LinkRow {
  for (const field of ['destination', 'ios', 'android'] as const) if (row[field] !== null) checked(row[field], field)
  return row
}

/**
 * A code is one link's in this whole installation, although no index spans its workspaces: whoever wants it waits for its turn, then looks
 * in each (docs/decisions/0010-a-click-is-committed-first.md).
 */
async function added(tx: Tx, context: Context, row: LinkRow, wish: string | undefined): Promise<LinkRow> {
  if (wish !== undefined && !CODE.test(wish))
    throw new Refused(
      'invalid',
      `code: found “${wish}”, wanted 3 to 40 small letters, digits or hyphens, none at the ends.`,
    )
  for (;;) {
    const code = wish ?? newCode()
    await tx.run(sql.turnFor(code))
    if (await tx.row(sql.holders(code))) {
      if (wish === undefined) continue
      throw new Refused('conflict', `code: “${wish}” is taken already. Choose another.`)
    }
    const whole = { ...row, code }
    await tx.run(sql.add(whole))
    await tx.run(
      sql.keepDestination(randomUUIDv7(context.outside.clock()), whole, context.member ?? null, whole.created_at),
    )
    return whole
  }
}

const MOST = 5000

export const list = (context: Context, { campaign }: { campaign?: string | undefined }) =>
  context.store.transact(context.workspace, async (tx) => ({
    links: (await tx.rows<LinkRow>(sql.all(campaign ?? null, MOST))).map(shown),
  }))

type Changes = z.output<typeof changesShape>

/** What is not named stays; null takes a value away. Where it led before stays on record. */
export const change = (context: Context, { id, ...next }: Changes) =>
  context.store.transact(context.workspace, async (tx) => {
    const before = await found(tx, id, sql.hold(id))
    const now = new Date(context.outside.clock())
    const row = checkedAll({
      ...before,
      name: next.name ?? before.name,
      destination: next.destination ?? before.destination,
      ios: next.ios === undefined ? before.ios : next.ios,
      android: next.android === undefined ? before.android : next.android,
      expires_at:
        next.expiresAt === undefined ? before.expires_at : next.expiresAt === null ? null : new Date(next.expiresAt),
    })
    await tx.run(sql.change(row))
    if (row.destination !== before.destination || row.ios !== before.ios || row.android !== before.android)
      await tx.run(sql.keepDestination(randomUUIDv7(now.getTime()), row, context.member ?? null, now))
    return shown(row)
  })

/** From now on its visitors see that it has ended; clicks are still written down, as `expired`. */
export const expire = (context: Context, { id }: { id: string }) =>
  change(context, { id, expiresAt: new Date(context.outside.clock()).toISOString() })

export const history = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    await found(tx, id)
    return {
      destinations: (await tx.rows<DestinationRow>(sql.destinations(id))).map((row) => ({
        ...row,
        at: row.at.toISOString(),
      })),
    }
  })

async function found(tx: Tx, id: string, statement = sql.one(id)): Promise<LinkRow> {
  const row = await tx.row<LinkRow>(statement)
  if (!row) throw new Refused('not-found', `No link ${id} in this workspace.`)
  return row
}

const shown = (row: LinkRow): Link => ({
  id: row.id,
  code: row.code,
  path: `/r/${row.code}`,
  name: row.name,
  campaign: row.campaign_id,
  booking: row.booking_id,
  destination: row.destination,
  ios: row.ios,
  android: row.android,
  utm: row.utm,
  expiresAt: row.expires_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})

/** For whoever draws its code. */
export const codeOf = (context: Context, id: string): Promise<string> =>
  context.store.transact(context.workspace, async (tx) => (await found(tx, id)).code)

export const rules = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const { honours } = (await tx.row<{ honours: boolean }>(sql.honours()))!
    return { honourDoNotTrack: honours }
  })

export async function setRules(context: Context, { honourDoNotTrack }: { honourDoNotTrack: boolean }) {
  await context.store.transact(context.workspace, (tx) => tx.run(sql.setHonours(honourDoNotTrack)))
  return rules(context)
}
