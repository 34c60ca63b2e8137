/** When an account posts: about evenly over two years, at the hours when people look. */
import { DAYS } from './character.ts'
import type { Character } from './character.ts'
import { postsBooked } from './schedule.ts'
import type { Booked } from './schedule.ts'
import { stream } from './stream.ts'

export const DAY = 86_400
export const HOUR = 3600

/** Hours of the day in UTC, the more popular ones more often. */
const HOURS = [6, 7, 11, 11, 12, 12, 13, 17, 17, 18, 18, 19, 19, 20]

/** A post as the calendar knows it; `at` is in seconds before (so below) the end of the world. */
export type Dated = { at: number; booked?: Booked }

/** What is paid for goes out at seven in the evening. */
export const postedAt = ({ daysAgo }: Booked): number => -daysAgo * DAY + 18 * HOUR

export function calendarOf(seed: number, character: Character): Dated[] {
  const random = stream(seed, `${character.handle}/calendar`)
  const booked = postsBooked(character.handle)
  const own = character.posts - booked.length
  const dates: Dated[] = booked.map((one) => ({ at: postedAt(one), booked: one }))
  for (let k = 0; k < own; k++) {
    const day = Math.floor(((k + 0.1 + 0.8 * random.uniform()) / own) * DAYS)
    dates.push({ at: (day - DAYS) * DAY + random.one(HOURS) * HOUR + random.below(HOUR) })
  }
  return dates.toSorted((a, b) => a.at - b.at)
}

/** Most people sleep: what falls into the night waits, mostly, for the morning. */
export function awake(at: number, random: { uniform(): number; exponential(mean: number): number }): number {
  const hour = ((((at + HOUR) % DAY) + DAY) % DAY) / HOUR
  return hour < 6.5 && random.uniform() < 0.85
    ? Math.floor(at + (6.5 - hour) * HOUR + random.exponential(1.5 * HOUR))
    : at
}
