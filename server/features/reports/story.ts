/**
 * A campaign as a story that can be shared: invented names, weeks for dates, amounts scaled by one secret number or told as bands, and a
 * look at the finished text whether anything real is left in it. What is found there is told, and then there is no text.
 */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { show } from '../campaigns/booked.ts'
import { listedByIds } from '../creators/creators.ts'
import { list as codesOf } from '../links/codes.ts'
import { list as linksOf } from '../links/links.ts'
import { live } from '../measurement/live.ts'
import { show as showPlan } from '../plans/plans.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { inventedFor, leftIn } from './renamed.ts'
import type { Real } from './renamed.ts'
import type { storyInput } from './story.operations.ts'
import { written } from './story-words.ts'
import type { Story } from './story-words.ts'

type Live = Awaited<ReturnType<typeof live>>
const MOST_CODES = 10_000
const WEEK = 7 * 86_400_000

export async function story(context: Context, { id, amounts }: z.output<typeof storyInput>) {
  const campaign = await show(context, { id })
  const found = await live(context, { id, zone: 'UTC' })
  const creators = found.creators.filter(({ state }) => state !== 'cancelled')
  if (creators.length === 0)
    throw new Refused('invalid', 'Nobody took part in this campaign yet: there is no story to tell.')
  const real = await realOf(context, campaign, found)
  // Nobody outside knows the id of the workspace, which is part of what the number is made from.
  const digest = createHash('sha256').update(`${context.workspace}\n${id}\nstory`).digest()
  const accounts = [...new Set(creators.map(({ account }) => account))]
  const names = inventedFor(accounts.length, real.map(({ text }) => text), digest.readUInt32BE(0)) // prettier-ignore
  const nameOf = new Map(accounts.map((account, at) => [account, names[at]!]))
  const listed = await context.store.transact(context.workspace, (tx) => listedByIds(tx, accounts))
  const factor = 0.6 + (1.2 * digest.readUInt32BE(4)) / 2 ** 32
  const amount = (units: number) => (amounts === 'scaled' ? rounded(units * factor) : band(units))
  const revenue = (net: Live['net']) => (net.length === 0 ? null : net.map(({ decimals, minor }) => amount(minor / 10 ** decimals)).join(' and ')) // prettier-ignore
  const { marginCents } = campaign
  const feesKnown = creators.every(({ costCents }) => costCents !== null)
  const left = marginCents === null || !feesKnown ? null : (found.orders * marginCents - found.costCents) / 100
  const facts: Story = {
    creators: creators.map((one) => {
      const score = listed.get(one.account)?.relationship.score ?? null
      return {
        name: nameOf.get(one.account)!,
        size: band(campaign.bookings.find(({ id: booking }) => booking === one.booking)?.followers ?? null),
        // To five: exact scores would find the creator again.
        relationship: score === null ? null : Math.min(95, 5 * Math.round(score / 5)),
        deliverable: DELIVERABLES.find((known) => one.deliverable.toLowerCase().includes(known)) ?? 'a post',
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
    profit: left === null ? null : { said: amount(Math.abs(left)), lost: left < 0 },
    planned: await plannedOf(context, campaign.planId),
    weeks: weeksOf(found),
    scaled: amounts === 'scaled',
  }
  const text = written(facts)
  const aboutNobody = written({
    ...facts,
    creators: facts.creators.map((one) => ({ ...one, name: '', deliverable: '' })),
  })
  const still = leftIn(text, real, aboutNobody)
  return {
    replaced: accounts.map((account) => ({ real: creators.find((one) => one.account === account)!.name, instead: nameOf.get(account)! })), // prettier-ignore
    left: still.map((one) => ({ name: one.text, what: one.what })),
    text: still.length > 0 ? null : text,
  }
}

const DELIVERABLES = ['reel', 'story', 'video', 'short', 'live', 'bundle', 'article', 'post']

/** Everything that must not be in it: who took part, what the campaign is called and leads to, and every code and link. */
async function realOf(
  context: Context,
  { id, name, landingUrl }: Awaited<ReturnType<typeof show>>,
  found: Live,
): Promise<Real[]> {
  const { codes } = await codesOf(context, { campaign: id, limit: MOST_CODES })
  const { links } = await linksOf(context, { campaign: id })
  const places = await context.store.transact(context.workspace, (tx) => listedByIds(tx, found.creators.map(({ account }) => account))) // prettier-ignore
  const hosts = [landingUrl, ...links.map(({ destination }) => destination)].flatMap((address) => (address && URL.canParse(address) ? [new URL(address).hostname.replace(/^www\./, '')] : [])) // prettier-ignore
  return [
    ...found.creators.flatMap((one) => [
      { text: one.name, what: 'a creator', parts: true },
      { text: one.handle, what: 'a handle', parts: true },
    ]),
    ...[...places.values()].flatMap(({ place }) => (place ? [{ text: place, what: 'a place', parts: true }] : [])),
    { text: name, what: 'the campaign', parts: false },
    ...hosts.map((host) => ({ text: host, what: 'a page that links lead to', parts: false })),
    ...codes.map(({ code }) => ({ text: code, what: 'a code', parts: false })),
    ...links.map(({ code }) => ({ text: code, what: 'a link', parts: false })),
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

/** Two figures: more would let the factor be found from one known price. */
const rounded = (units: number): string => Number(units.toPrecision(2)).toLocaleString('en')

const STEPS = [1, 2, 5]
/** "5,000 to 10,000". */
function band(value: number | null): string {
  if (value === null) return 'not known'
  if (value < 10) return 'under 10'
  const power = 10 ** Math.floor(Math.log10(value))
  const low = STEPS.findLast((step) => step * power <= value)! * power
  const high = (STEPS.find((step) => step * power > low) ?? 10) * power
  return `${low.toLocaleString('en')} to ${high.toLocaleString('en')}`
}
