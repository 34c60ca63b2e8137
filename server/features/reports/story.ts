/**
 * A campaign as a story that can be shared: invented names, weeks for dates, amounts scaled by one secret number or told as bands, and a
 * look at the finished text whether anything real is left in it. What is found there is told, and then there is no text.
 */
import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { show } from '../campaigns/booked.ts'
import { listedByIds } from '../creators/creators.ts'
import { live } from '../measurement/live.ts'
import { all as allPlaces } from '../plans/places.ts'
import { show as showPlan } from '../plans/plans.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { squeezed } from './renamed.ts'
import { band, rounded, secretFactor } from './story-amounts.ts'
import { realNames } from './story-names.ts'
import type { storyInput } from './story.operations.ts'
import { markdownOf, pageOf } from './story-page.ts'
import { sideOf } from './story-places.ts'
import { withRecorded } from './story-recorded.ts'
import type { Campaign, Live } from './story-recorded.ts'
import { safely } from './story-safely.ts'
import { written } from './story-words.ts'
import type { Block } from './story-words.ts'

type Listed = Awaited<ReturnType<typeof listedByIds>> extends Map<string, infer One> ? One : never
type Asked = z.output<typeof storyInput>

const WEEK = 7 * 86_400_000

export async function story(context: Context, { id, amounts, format, letStand }: Asked) {
  const campaign = await show(context, { id })
  const counted = await live(context, { id, zone: 'UTC' })
  const found = withRecorded(counted, campaign)
  if (taking(counted).length === 0)
    throw new Refused('invalid', 'Nobody took part in this campaign yet: there is no story to tell.')
  if (!found)
    throw new Refused('invalid', 'Nothing that this campaign brought was counted or written down yet: there is no story to tell.') // prettier-ignore
  const creators = taking(found)
  const dice = await diceOf(context, id)
  const factor =
    amounts === 'banded' ? 1 : secretFactor(amountsOf(campaign, found), (attempt) => dice(`factor\n${attempt}`))
  const amount = (units: number) => (amounts === 'banded' ? band(units) : rounded(units * (factor ?? 1)))
  const planned = await plannedOf(context, campaign.planId)
  const { places: map } = await allPlaces(context)
  const lies = new Map(map.map((one) => [squeezed(one.place), one]))
  const side = (place: string) => sideOf(lies.get(squeezed(place)), map)
  const open = found.eventAt !== null && Date.parse(found.eventAt) > context.outside.clock()
  const whole = (place: string, label: string) => [label, side(place)].filter(Boolean).join(', ')

  const told = await context.store.transact(context.workspace, async (tx) => {
    const accounts = [...new Set(creators.map(({ account }) => account))]
    const listed = await listedByIds(tx, accounts)
    const people = [...Map.groupBy(creators, ({ account }) => personOf(listed, account))].map(([id, of]) => ({
      id,
      names: of.flatMap(({ name, handle }) => [name, handle]),
    }))
    const places = accounts.flatMap((account) => listed.get(account)?.place ?? [])
    const safe = await safely({
      people,
      places,
      real: () => realNames(tx),
      dice,
      letStand,
      write: (nameOf, placeOf) =>
        blocksOf({ campaign, found, creators, listed, planned, amount, scaled: amounts === 'scaled', open }, nameOf, (place) => whole(place, placeOf(place))), // prettier-ignore
    })
    const invented = new Map(places.map((place) => [squeezed(place), place]))
    return {
      blocks: safe.blocks,
      left: safe.left,
      replaced: people.map(({ id: person, names }) => ({ real: names[0]!, instead: safe.nameOf.get(person)! })),
      places: [...invented].map(([key, place]) => ({ real: place, instead: whole(place, safe.placeOf.get(key)!) })),
    }
  })
  const left = [
    ...told.left,
    ...(factor === undefined ? [{ name: 'amounts', what: 'no number hides all of them: tell them as bands' }] : []),
  ]
  const { replaced, places } = told
  if (left.length > 0) return { replaced, places, left, blocks: [], text: null, file: null }
  const blocks = [...told.blocks]
  return {
    replaced,
    places,
    left,
    blocks: blocks.map((block) =>
      block.is === 'table'
        ? { is: block.is, head: [...block.head], rows: block.rows.map((row) => [...row]), figures: block.figures }
        : { is: block.is, text: block.text },
    ),
    text: format === 'html' ? pageOf(blocks) : markdownOf(blocks),
    file: format === 'html' ? 'story.html' : 'story.md',
  }
}

const taking = ({ creators }: Pick<Live, 'creators'>) => creators.filter(({ state }) => state !== 'cancelled')

/** From a key that lies beside the data and not in the database: who knows every id of a workspace can still not undo a story. */
async function diceOf({ outside, workspace }: Context, campaign: string) {
  if (!outside.keys)
    throw new Refused('conflict', 'This process has no folder for keys, so it can change no names that stay secret.')
  const key = await outside.keys('stories')
  return (what: string) =>
    createHmac('sha256', key).update(`${workspace}\n${campaign}\n${what}`).digest().readUInt32BE(0)
}

type Facts = {
  readonly campaign: Campaign
  readonly found: Live
  readonly creators: Live['creators']
  readonly listed: ReadonlyMap<string, Listed>
  readonly planned: { low: number; high: number } | null
  readonly amount: (units: number) => string
  readonly scaled: boolean
  readonly open: boolean
}

/** Accounts of one creator are one person. */
const personOf = (listed: Facts['listed'], account: string) => listed.get(account)?.creatorId ?? account

function blocksOf(facts: Facts, nameOf: (person: string) => string, placeOf: (place: string) => string): Block[] {
  const { campaign, found, creators, listed, planned, amount, scaled, open } = facts
  const revenue = (net: Live['net']) => (net.length === 0 ? null : net.map((one) => amount(unitsOf(one))).join(' and '))
  const profit = profitOf(campaign, found, creators)
  return written({
    creators: creators.map((one) => {
      const account = listed.get(one.account)
      const score = account?.relationship.score ?? null
      return {
        person: personOf(listed, one.account),
        name: nameOf(personOf(listed, one.account)),
        size: band(campaign.bookings.find(({ id: booking }) => booking === one.booking)?.followers ?? null),
        place: account?.place ? placeOf(account.place) : null,
        // To five: exact scores would find the creator again.
        relationship: score === null ? null : Math.min(95, 5 * Math.round(score / 5)),
        deliverable: DELIVERABLES.find((known) => one.deliverable.toLowerCase().includes(known)) ?? 'post',
        posted: one.state === 'posted',
        cost: one.costCents === null ? null : amount(one.costCents / 100),
        clicks: one.clicks,
        orders: Math.round(one.orders),
        items: Math.round(one.items),
        revenue: revenue(one.net),
      }
    }),
    capacity: found.capacity,
    items: Math.round(found.items),
    orders: Math.round(found.orders),
    clicks: found.clicks,
    others: Math.round(found.others.orders),
    notCounted: found.notCounted.reduce((sum, { clicks }) => sum + clicks, 0),
    cost: amount(found.costCents / 100),
    revenue: revenue(found.net) ?? 'nothing',
    profit: profit === null ? null : { said: amount(Math.abs(profit)), lost: profit < 0 },
    planned,
    weeks: weeksOf(found),
    scaled,
    open,
  })
}

const DELIVERABLES = ['reel', 'story', 'video', 'short', 'live', 'bundle', 'article', 'post']

const unitsOf = ({ minor, decimals }: Live['net'][number]) => minor / 10 ** decimals

function profitOf({ marginCents }: Campaign, found: Live, creators: Live['creators']): number | null {
  const costsKnown = creators.every(({ costCents }) => costCents !== null)
  return marginCents === null || !costsKnown ? null : (found.orders * marginCents - found.costCents) / 100
}

/** Every amount of the campaign, told or not, in whole units of money. */
function amountsOf(campaign: Campaign, found: Live): number[] {
  const cents = [
    ...campaign.bookings.flatMap((one) => [one.feeCents, one.productCents, one.rightsCents, one.revenueCents]),
    ...found.creators.map(({ costCents }) => costCents),
    found.costCents,
    campaign.marginCents,
  ]
  const profit = profitOf(campaign, found, taking(found))
  const net = [...found.net, ...found.others.net, ...found.creators.flatMap((one) => one.net)]
  return [
    ...cents.flatMap((one) => (one === null ? [] : one / 100)),
    ...net.map(unitsOf),
    ...(profit === null ? [] : [Math.abs(profit)]),
  ]
}

async function plannedOf(context: Context, plan: string | null) {
  if (plan === null) return null
  const found = await showPlan(context, { id: plan }).catch((error: unknown) => {
    // A plan may be thrown away after it was booked.
    if (error instanceof Refused) return null
    throw error
  })
  const orders = found?.result.orders
  return orders ? { low: Math.round(orders.low), high: Math.round(orders.high) } : null
}

/** Seats, or orders, by the end of each week from the first sale on. */
function weeksOf({ days, capacity }: Live): number[] {
  const first = days[0]
  if (!first) return []
  const weeks: number[] = []
  let sum = 0
  for (const { day, items, orders } of days) {
    sum += capacity === null ? orders : items
    const week = Math.floor((Date.parse(day) - Date.parse(first.day)) / WEEK)
    for (let at = weeks.length; at < week; at++) weeks[at] = weeks[at - 1] ?? 0
    weeks[week] = Math.round(sum)
  }
  return weeks
}
