/** One campaign: who took part, what it cost and brought, how sales went, and what an experiment says about it. */
import { show } from '../campaigns/booked.ts'
import { workspace } from '../members/members.ts'
import { liftFactor } from '../measurement/experiments.ts'
import { live } from '../measurement/live.ts'
import { percent } from '../measurement/live-words.ts'
import type { Context } from '../operation.ts'
import { knownCosts } from './costs.ts'
import { pricedBookings, totalOf } from './priced.ts'
import type { Priced } from './priced.ts'
import { axisOf, dayAxis, dayNumber } from './report-axis.ts'
import type { Factor } from './boss-sums.ts'
import { profitAxis, profitDot, profitUnit } from './report-profit.ts'
import { testSection, testsOf } from './report-campaign-tests.ts'
import { ordersOf, profitSaid, titleOf } from './report-campaign-words.ts'
import type { Block, Course, Dots, Report } from './report-sheet.ts'
import { between, days, figure, money, some } from './report-words.ts'
import { factorEnds, returned } from './returns.ts'

type Campaign = Awaited<ReturnType<typeof show>>
type Live = Awaited<ReturnType<typeof live>>

/** One booking as the report shows it. */
export type Line = {
  readonly name: string
  readonly handle: string
  readonly deliverable: string
  readonly day: string | null
  readonly state: Live['creators'][number]['state']
  readonly costCents: number | null
  readonly clicks: number | null
  /** Null: nothing was counted, which is not the same as none. */
  readonly orders: number | null
  readonly items: number
  readonly revenue: string
  readonly returned: ReturnType<typeof returned> | null
}

export async function campaignReport(context: Context, id: string): Promise<Report> {
  const campaign = await show(context, { id })
  const running = await live(context, { id, zone: 'UTC' })
  const { name: house } = await workspace(context)
  const { priced } = await pricedBookings(context)
  const factor = await context.store.transact(context.workspace, liftFactor)
  const mine = new Map(priced.filter(({ row }) => row.campaign_id === id).map((one) => [one.row.id, one]))
  const lines = linesOf(campaign, running, mine, factor)
  const dates = lines.flatMap((line) => line.day ?? []).toSorted()
  const [from, to] = [campaign.starts ?? dates[0] ?? null, campaign.ends ?? dates.at(-1) ?? null]
  const tests = await testsOf(context, id, from, to)
  const known = await context.store.transact(context.workspace, knownCosts)
  const marginCents = campaign.marginCents ?? known.marginCents
  const made = new Date(context.outside.clock()).toISOString()
  const taking = lines.filter(({ state }) => state !== 'proposed')
  const counted = { lines: taking, proposed: lines.length - taking.length, running, campaign, marginCents, factor: factor && factorEnds(factor) } // prettier-ignore
  return {
    kind: 'campaign',
    id,
    title: titleOf(counted, made),
    about: [house, campaign.name, days(from, to)].filter(Boolean).join(' · '),
    made,
    people: lines.map(({ name, handle }) => ({ name, handle })),
    figures: figuresOf(counted),
    sections: [
      { heading: 'The course of sales', blocks: salesBlocks(running, lines) },
      { heading: 'Who took part', blocks: whoBlocks(lines, campaign, factor !== null) },
      ...tests.map((test) => testSection(test, id)),
      ...(tests.length ? [] : [{ heading: 'What it caused', blocks: [{ is: 'words' as const, text: `No experiment belongs to this campaign or ran at the same time. ${factor ? 'How much of it was caused is taken from experiments on others.' : 'What would have been sold without it cannot be said.'}` }] }]), // prettier-ignore
      { heading: 'What was not counted', blocks: [leftOut(running)] },
      { heading: 'How this was measured', blocks: [{ is: 'list', items: methods(counted, factor !== null) }] },
    ],
  }
}

/** What links and codes count now; where they counted nothing, what was recorded when it was over. */
function linesOf(
  campaign: Campaign,
  running: Live,
  mine: ReadonlyMap<string, Priced>,
  factor: Parameters<typeof returned>[1],
): Line[] {
  const tracked = running.clicks + running.orders > 0
  return running.creators
    .filter(({ state }) => state !== 'cancelled')
    .map((one) => {
      const booking = campaign.bookings.find(({ id }) => id === one.booking)!
      const priced = mine.get(one.booking)
      const recorded = !tracked || (one.orders === 0 && one.clicks === 0 && booking.orders !== null)
      const revenue = recorded
        ? booking.revenueCents === null ? '' : money(booking.revenueCents, campaign.currency) // prettier-ignore
        : netSaid(one.net)
      return {
        name: one.name,
        handle: one.handle,
        deliverable: one.deliverable,
        day: one.day,
        state: one.state,
        costCents: priced ? totalOf(priced.cost) : one.costCents,
        clicks: recorded ? booking.clicks : one.clicks,
        orders: recorded ? booking.orders : one.orders,
        items: one.items,
        revenue: revenue || '–',
        returned: priced ? returned([priced], factor) : null,
      }
    })
}

const netSaid = (net: Live['net']): string =>
  net.map(({ currency, decimals, minor }) => money((minor * 100) / 10 ** decimals, currency)).join(', ')

export type Counted = {
  /** Of those who agreed; what is only proposed costs nothing yet. */
  readonly lines: readonly Line[]
  readonly proposed: number
  /** Caused orders for each attributed one, as experiments measured. */
  readonly factor: Factor | null
  readonly running: Live
  readonly campaign: Campaign
  readonly marginCents: number | null
}

function figuresOf(counted: Counted): Report['figures'] {
  const { lines, running, campaign, proposed, factor } = counted
  const unpriced = lines.filter(({ costCents }) => costCents === null).length
  const cost = lines.reduce((sum, one) => sum + (one.costCents ?? 0), 0)
  const orders = ordersOf(lines)
  const clicks = lines.reduce((sum, one) => sum + (one.clicks ?? 0), 0)
  const from = lines.some((line) => line.clicks !== null) ? `, from ${some(clicks, 'click')}` : ''
  const revenue = revenueSaid(counted)
  const worth = factor ? `; revenue ${revenue.value}` : ''
  return [
    {
      label: 'Cost',
      value: lines.length > 0 && unpriced === lines.length ? 'not known' : `${unpriced ? 'over ' : ''}${money(cost, campaign.currency)}`, // prettier-ignore
      note:
        (unpriced ? `of ${some(unpriced, 'booking')} it is not known` : `for ${some(lines.length, 'booking')}`) +
        (proposed ? `; ${figure(proposed)} only proposed ${proposed === 1 ? 'is' : 'are'} not counted` : ''),
    },
    running.capacity === null
      ? { label: 'Attributed', value: figure(orders), note: `orders by link and code${from}${worth}` }
      : {
          label: 'Seats',
          value: `${figure(running.items)} of ${figure(running.capacity)}`,
          note: `${some(orders, 'order')} by link and code, ${figure(running.others.orders)} without${worth}`,
        },
    factor
      ? {
          label: 'Caused',
          value: between([orders * factor.low, orders * factor.high], figure),
          note: `orders that would not have come otherwise, 90%; as ${some(factor.n, 'experiment')} of your own measured`,
        }
      : { label: 'Revenue', ...revenue },
    { label: 'Left after cost', ...profitSaid(counted) },
  ]
}

function revenueSaid({ lines, running, campaign }: Counted) {
  if (running.net.length) return { value: netSaid(running.net), note: 'of everything credited and not, less refunds' }
  const known = campaign.bookings.flatMap(({ revenueCents }) => revenueCents ?? [])
  if (known.length === 0) return { value: 'not known', note: 'no shop and no file told of it' }
  return {
    value: money(known.reduce((a, b) => a + b, 0), campaign.currency), // prettier-ignore
    note: known.length < lines.length ? `as recorded for ${known.length} of ${lines.length} bookings` : 'as recorded',
  }
}

function salesBlocks(running: Live, lines: readonly Line[]): Block[] {
  const seats = running.capacity !== null
  if (running.days.length === 0)
    return [{ is: 'words', text: lines.some(({ orders }) => orders !== null) ? 'What was sold is recorded for each booking, not for each day: there is no course to draw.' : 'Nothing was sold yet, as far as is known.', quiet: true }] // prettier-ignore
  let sum = 0
  const seen = running.days.map(({ day, items, orders }) => [dayNumber(day), (sum += seats ? items : orders)] as const)
  const { course } = running
  const ahead = course.state === 'said' ? course.ahead : []
  const band = ahead.map(({ at, low, high }) => [dayNumber(at), low, high] as const)
  const up = axisOf([...seen.map(([, value]) => value), ...band.map(([, , high]) => high), running.capacity ?? 0], figure) // prettier-ignore
  const drawn: Course = {
    is: 'course',
    title: course.state === 'said' ? `Sold until now, and where it is heading: ${percent(course.probabilitySoldOut)} likely to sell out` : 'Sold until now', // prettier-ignore
    unit: `${seats ? 'seats' : 'orders'} in all${band.length ? ', band: 80% of what may come' : ''}`,
    across: dayAxis(seen[0]![0], Math.max(seen.at(-1)![0], band.at(-1)?.[0] ?? 0)),
    up,
    lines: [
      ...(ahead.length ? [{ is: 'ahead' as const, name: 'expected', points: ahead.map(({ at, middle }) => [dayNumber(at), middle] as const) }] : []), // prettier-ignore
      { is: 'seen', name: 'sold', points: seen },
    ],
    band,
    on: [],
    limit: running.capacity === null ? null : { at: running.capacity, text: `${figure(running.capacity)} seats` },
  }
  return [
    drawn,
    ...(course.state === 'cannot-say' ? [{ is: 'words' as const, text: `Where it is heading cannot be said: ${course.because}.`, quiet: true }] : []), // prettier-ignore
  ]
}

/** More pictures than this are a second table. */
const MOST_DOTS = 12

function whoBlocks(lines: readonly Line[], campaign: Campaign, caused: boolean): Block[] {
  if (lines.length === 0) return [{ is: 'words', text: 'Nobody is booked for this campaign yet.', quiet: true }]
  const say = (cents: number) => money(cents, campaign.currency)
  const seats = campaign.seats !== null
  const known = lines.flatMap((line) => (line.returned ? [{ name: line.name, ...line.returned }] : []))
  const shown = known.toSorted((a, b) => (b.profit?.mean ?? -Infinity) - (a.profit?.mean ?? -Infinity))
  const cut = shown.length > MOST_DOTS ? [...shown.slice(0, MOST_DOTS / 2), ...shown.slice(-MOST_DOTS / 2)] : shown
  const dots: Dots = {
    is: 'dots',
    title: `What such a booking leaves after cost, from ${caused ? 'caused' : 'attributed'} orders`,
    unit: profitUnit(campaign.currency),
    axis: profitAxis(cut, say),
    dots: cut.map((one) => profitDot(one, say)),
    more: cut.length < shown.length ? `Shown are the first and the last ${MOST_DOTS / 2} of ${shown.length}.` : null,
  }
  return [
    ...(known.some(({ profit }) => profit) ? [dots] : [{ is: 'words' as const, text: 'What each leaves after cost cannot be said yet: it takes the cost, what an order leaves, and results of at least a few bookings.', quiet: true }]), // prettier-ignore
    {
      is: 'table',
      caption: 'Every booking',
      head: [
        { text: 'Creator', figures: false },
        { text: 'What and when', figures: false },
        { text: 'Cost', figures: true },
        { text: 'Clicks', figures: true },
        { text: seats ? 'Seats' : 'Orders', figures: true },
        { text: 'Revenue', figures: true },
        { text: 'Left after cost, 90%', figures: true },
      ],
      rows: lines.map((line) => [
        line.name,
        `${line.deliverable}${line.day ? `, ${days(line.day, line.day)}` : ''}${line.state === 'posted' ? '' : ` (${line.state})`}`, // prettier-ignore
        line.costCents === null ? 'not known' : say(line.costCents),
        line.clicks === null ? '–' : figure(line.clicks),
        line.orders === null ? '–' : figure(seats && line.items > 0 ? line.items : line.orders),
        line.revenue,
        line.returned?.profit ? `${say(line.returned.profit.interval[0])} to ${say(line.returned.profit.interval[1])}` : 'cannot say', // prettier-ignore
      ]),
    },
  ]
}

function leftOut({ notCounted, clicks }: Live): Block {
  if (notCounted.every((one) => one.clicks === 0))
    return { is: 'words', text: clicks > 0 ? 'Every click was counted.' : 'No click came by a link of this campaign: what stands above was recorded from elsewhere.', quiet: true } // prettier-ignore
  return {
    is: 'table',
    caption: 'Clicks that were set aside',
    head: [
      { text: 'Clicks', figures: true },
      { text: 'Why', figures: false },
    ],
    rows: notCounted.filter((one) => one.clicks > 0).map((one) => [figure(one.clicks), one.because]),
  }
}

function methods({ running, lines }: Counted, caused: boolean): string[] {
  const silent = lines.filter(({ orders }) => orders === null).length
  return [
    'An order is credited to whose link or code it came by. Buyers who came by themselves later are missed, and some who are counted would have come anyway.',
    caused
      ? 'Caused orders are attributed ones times what experiments of this workspace measured; that they hold here too is assumed.'
      : 'No experiment of this workspace has measured how many attributed orders were caused, so profit is that of attributed ones.',
    'What a booking leaves is drawn from its own results and those of others alike; with few results it stays close to the others. Lines are 90% intervals.',
    ...(silent > 0
      ? [`Of ${some(silent, 'booking')} nothing was counted, which is not the same as nothing sold.`]
      : []),
    ...running.assumptions,
    'Who saw a post and bought in a shop that tells of nobody cannot be known.',
  ]
}
