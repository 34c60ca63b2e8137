/**
 * What the past campaigns cost and brought. Orders are negative binomial around reach times the attributed rate; most
 * bookings lose money, as most do. Of the evening that Nora sold out we know that she did: her demand is drawn
 * given that it filled the room.
 */
import type { Random } from '../numbers/random.ts'
import { DAY, HOUR, calendarOf, postedAt } from './calendar.ts'
import type { Character } from './character.ts'
import { instant, postId } from './posts.ts'
import type { WorldBooking, WorldCampaign, WorldOrder } from './rows.ts'
import { CAMPAIGNS } from './schedule.ts'
import type { Booked, Campaign } from './schedule.ts'
import { stream } from './stream.ts'

/** Size of the negative binomial: variance is mean + mean²/size. */
const DISPERSION = 4
/** How far a deliverable goes, compared with a post. */
const SPREAD: Record<WorldBooking['deliverable'], number> = { reel: 1.2, post: 1, video: 0.9, story: 0.55 }

type Lead = { at: number; handle: string; revenue: number; seats?: number }
type Deal = { booked: Booked; character: Character; reach: number; leads: Lead[] }

export function campaignsOf(
  seed: number,
  end: number,
  characterOf: (handle: string) => Character,
  reachOf: (handle: string) => number,
) {
  const orders: WorldOrder[] = []
  const campaigns = CAMPAIGNS.map((campaign): WorldCampaign => {
    const deals = campaign.booked.map((booked): Deal => {
      const random = stream(seed, `campaign/${campaign.name}/${booked.handle}`)
      const character = characterOf(booked.handle)
      const reach = Math.round(
        reachOf(booked.handle) * SPREAD[booked.deliverable] * Math.exp(0.2 * random.normal() - 0.02),
      )
      return { booked, character, reach, leads: leadsOf(campaign, booked, character, reach, random) }
    })
    const leads = seated(
      campaign,
      deals.flatMap((deal) => deal.leads).toSorted((a, b) => a.at - b.at),
    )
    leads.forEach(({ at, ...lead }, i) =>
      orders.push({ id: `${campaign.name}/${i + 1}`, campaign: campaign.name, at: instant(end, at), ...lead }),
    )
    return {
      name: campaign.name,
      startedAt: instant(end, -campaign.from * DAY),
      endedAt: instant(end, -campaign.to * DAY),
      bookings: deals.map((deal) =>
        bookingOf(
          seed,
          campaign,
          deal,
          leads.filter((lead) => lead.handle === deal.booked.handle),
          end,
        ),
      ),
    }
  })
  return { campaigns, orders: orders.toSorted((a, b) => a.at.getTime() - b.at.getTime()) }
}

function leadsOf(
  { event }: Campaign,
  booked: Booked,
  { kind, attributedPerExposure }: Character,
  reach: number,
  random: Random,
): Lead[] {
  const draw = (): Lead[] => {
    const count = random.poisson((reach * attributedPerExposure * random.gamma(DISPERSION)) / DISPERSION)
    return Array.from({ length: count }, () => {
      const at = postedAt(booked) + Math.floor(900 + Math.min(random.exponential(34 * HOUR), 18 * DAY))
      const seats = random.one([1, 1, 2, 2, 2, 2, 2, 2, 3, 4])
      if (event) return { at, handle: booked.handle, revenue: seats * event.price, seats }
      return { at, handle: booked.handle, revenue: 50 * Math.round((8600 * Math.exp(0.35 * random.normal())) / 50) }
    })
  }
  let leads = draw()
  if (event && kind === 'blogger')
    while (leads.reduce((sum, lead) => sum + (lead.seats ?? 0), 0) < event.seats) leads = draw()
  return leads
}

/** First come, first seated; the last party takes the chairs that are left. */
function seated({ event }: Campaign, leads: Lead[]): Lead[] {
  if (!event) return leads
  let free = event.seats
  return leads.flatMap((lead) => {
    const seats = Math.min(free, lead.seats ?? 0)
    free -= seats
    return seats > 0 ? [{ ...lead, seats, revenue: seats * event.price }] : []
  })
}

function bookingOf(
  seed: number,
  campaign: Campaign,
  { booked, character, reach }: Deal,
  leads: Lead[],
  end: number,
): WorldBooking {
  const { handle, deliverable } = booked
  const random = stream(seed, `campaign/${campaign.name}/${handle}/cost`)
  const list = 9000 + character.followers * 1.15 * SPREAD[deliverable]
  const curiosity = 0.0015 + 0.03 * character.bond ** 1.5
  const booking: WorldBooking = {
    handle,
    deliverable,
    fee: character.kind === 'celebrity' ? 450_000 : 500 * Math.round((list * Math.exp(0.2 * random.normal())) / 500),
    productCost: 100 * Math.round(52 + 40 * random.uniform()),
    postedAt: instant(end, postedAt(booked)),
    reach,
    clicks: leads.length + random.poisson(reach * (character.kind === 'celebrity' ? 0.0014 : curiosity)),
    orders: leads.length,
    revenue: leads.reduce((sum, lead) => sum + lead.revenue, 0),
  }
  if (deliverable !== 'story')
    booking.post = postId(
      handle,
      calendarOf(seed, character).findIndex((dated) => dated.booked === booked),
    )
  if (campaign.event) booking.seats = leads.reduce((sum, lead) => sum + (lead.seats ?? 0), 0)
  return booking
}
