/** Loads and wipes the example. It goes in by the same doors as a user's own list, so that what works on it works on hers. */
import { CAMPAIGNS } from '@rapport/analysis/example/schedule.ts'
import { exampleWorld } from '@rapport/analysis/example/world.ts'
import type { World } from '@rapport/analysis/example/world.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { runAll } from '../audits/audits.ts'
import { searchExchange } from '../audits/exchange.ts'
import { accountNamed, keepSample } from '../audits/samples.ts'
import { change } from '../campaigns/booked.ts'
import { forgetEmptied, recordBookings, recordedAs } from '../campaigns/campaigns.ts'
import { addSnapshots } from '../creators/creators.ts'
import type { CreatorRow } from '../creators/rows.ts'
import { openWriter } from '../creators/imports/writing.ts'
import { clearExample } from '../measurement/experiments-example.ts'
import * as sql from './example.sql.ts'
import { forgetRunning, openRunning } from './running.ts'

/** Rows go in by handfuls, so that the app answers in between. */
const HANDFUL = 10_000
const SOURCE = 'example'

let loading = false

export async function status(context: Context) {
  const row = await context.store.transact(context.workspace, (tx) =>
    tx.row<{ accounts: number; own: number }>(sql.counts()),
  )
  return { loaded: row!.accounts > 0, loading, ...row! }
}

export async function load(context: Context) {
  if (loading) throw new Refused('conflict', 'The example is being loaded already.')
  if ((await status(context)).loaded) return status(context)
  loading = true
  try {
    const now = context.outside.clock()
    const world = exampleWorld({ now: Math.floor(now / 1000) })
    context.say('Inviting sixty-odd creators …')
    await context.store.transact(context.workspace, async (tx) => {
      const writer = await openWriter(tx, { source: SOURCE, example: true, now: new Date(now) })
      await writer.creators(world.creators as readonly CreatorRow[] as CreatorRow[])
      for (const { handle, platform } of world.creators) {
        await writer.posts([...world.posts(handle)])
        const interactions = [...world.interactions(handle)]
        for (let from = 0; from < interactions.length; from += HANDFUL)
          await writer.interactions(interactions.slice(from, from + HANDFUL))
        await addSnapshots(tx, platform, handle, world.followersHistory(handle), SOURCE)
        context.signal.throwIfAborted()
      }
      await writer.finish()
      for (const { handle, platform } of world.creators) {
        const account = await accountNamed(tx, handle, platform)
        await keepSample(tx, account, followersOf(world, handle), 'uniform', new Date(now), SOURCE)
        context.signal.throwIfAborted()
      }
    })
    context.say('Writing down what past campaigns brought …')
    await context.store.transact(context.workspace, async (tx) => {
      await recordBookings(tx, bookingsOf(world), new Date(now))
    })
    await tellMoney(context, world)
    await openRunning(context, world, new Date(now))
    context.say('Looking at who engages with whom …')
    await searchExchange(context, {}, { audit: false })
    context.say('Auditing them …')
    await runAll(context, {})
  } finally {
    loading = false
  }
  return status(context)
}

const bookingsOf = ({ campaigns, creators }: World) => {
  const platformOf = new Map(creators.map(({ handle, platform }) => [handle, platform]))
  return campaigns.flatMap(({ name, bookings }) =>
    bookings.map((one) => ({
      campaign: name,
      handle: one.handle,
      platform: platformOf.get(one.handle),
      deliverable: one.deliverable,
      day: one.postedAt.toISOString().slice(0, 10),
      feeCents: one.fee,
      productCents: one.productCost,
      reach: one.reach,
      clicks: one.clicks,
      orders: one.orders,
      revenueCents: one.revenue,
    })),
  )
}

/** What an order of each campaign leaves, or of all together where it had none: else nobody could say who brought money. And what in. */
async function tellMoney(context: Context, { brand, campaigns }: World) {
  const anOrder = (of: World['campaigns']) => {
    const bookings = of.flatMap(({ bookings }) => bookings)
    const sum = (what: 'orders' | 'revenue') => bookings.reduce((total, one) => total + one[what], 0)
    return sum('orders') > 0 ? Math.round((brand.margin * sum('revenue')) / sum('orders')) : undefined
  }
  const ofAll = anOrder(campaigns)
  for (const campaign of campaigns) {
    const [id] = await context.store.transact(context.workspace, (tx) => recordedAs(tx, [campaign.name]))
    const marginCents = anOrder([campaign]) ?? ofAll
    if (id !== undefined && marginCents !== undefined)
      await change(context, { id, marginCents, currency: brand.currency })
  }
}

const followersOf = (world: World, handle: string) =>
  world.followerSample(handle).map(({ username, followers, following, posts, has_picture, digit_share }) => ({
    name: username,
    followers,
    following,
    posts,
    hasPicture: has_picture === 1,
    digitShare: digit_share,
  }))

/** Everything of the example but its sales hangs on its creators; what the user added herself stays, even a campaign that is left without them. */
export async function clear(context: Context) {
  // First, so that what stays after a failure can still be wiped.
  await clearExample(context)
  await context.store.transact(context.workspace, async (tx) => {
    const campaigns = await recordedAs(tx, CAMPAIGNS.map(({ name }) => name)) // prettier-ignore
    const running = await forgetRunning(tx)
    await tx.run(sql.wipe())
    await forgetEmptied(tx, [...campaigns, ...running])
  })
  return status(context)
}
