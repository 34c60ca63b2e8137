/**
 * The boxes of fresh pasta of the example, and those of the next sixty days, in which nothing has happened yet: whoever designs a test may put
 * it where she likes, let the days pass, and compare what is found with an effect that is known.
 */
import { DAY } from './calendar.ts'
import { dailySales } from './sales.ts'
import { stream } from './stream.ts'

/** So many days are still to come. */
export const COMING = 60
/** By so much a campaign of the example raises what is sold, as a share. */
export const KNOWN_LIFT = 0.25
/** The campaign that the world itself has begins so many days before its end: the days before that are quiet. */
const OWN_CAMPAIGN = 40
const SEED = 11

export type ExampleDay = { place: string; day: string; value: number }

/** @param today seconds since 1970; `past` ends the day before. */
export function quietSales(today: number): { past: ExampleDay[]; coming: ExampleDay[] } {
  const first = dayOf(new Date(today * 1000))
  const last = dayOf(new Date((today + COMING * DAY) * 1000))
  const rows = dailySales(SEED, today + (COMING + OWN_CAMPAIGN) * DAY)
    .map(({ city, at, orders }) => ({ place: city, day: dayOf(at), value: orders }))
    .filter(({ day }) => day < last)
  return { past: rows.filter(({ day }) => day < first), coming: rows.filter(({ day }) => day >= first) }
}

/** What a campaign adds on the days on which it runs in a place: counts that scatter around the known lift. */
export const withCampaign = (
  days: readonly ExampleDay[],
  runs: (place: string, day: string) => boolean,
): ExampleDay[] =>
  days.map((one) =>
    runs(one.place, one.day)
      ? { ...one, value: one.value + stream(SEED, `lift/${one.place}/${one.day}`).poisson(one.value * KNOWN_LIFT) }
      : one,
  )

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
