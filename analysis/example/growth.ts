/**
 * How an account came to its followers: slow growth with noise, a step after a post that went far, and for some a step
 * without any cause, part of which drains away again as platforms purge.
 */
import { calendarOf, DAY } from './calendar.ts'
import type { Dated } from './calendar.ts'
import { DAYS } from './character.ts'
import type { Character } from './character.ts'
import { stream } from './stream.ts'

export type Growth = {
  /** Followers at the end of each day, 0 to `DAYS`. */
  total: Float64Array
  /** Of these, those who came by themselves. */
  organic: Float64Array
  /** How many were bought, by day. */
  purchases: { day: number; followers: number }[]
}

export function growthOf(seed: number, character: Character, calendar: Dated[] = calendarOf(seed, character)): Growth {
  const random = stream(seed, `${character.handle}/growth`)
  const start = Math.log(0.5 + 0.4 * random.uniform())
  const organic = new Float64Array(DAYS + 1)
  const bumps = new Float64Array(DAYS + 2)
  for (const k of character.viral) {
    const day = Math.floor((calendar[k]?.at ?? 0) / DAY) + DAYS
    const size = 0.02 + 0.04 * random.uniform()
    bumps[day] = (bumps[day] ?? 0) + size * 0.6
    bumps[day + 1] = (bumps[day + 1] ?? 0) + size * 0.4
  }
  let level = start
  for (let day = 0; day <= DAYS; day++) {
    level += (-start / DAYS) * random.gamma(1.2) * 0.8 + 0.0006 * random.normal() + (bumps[day] ?? 0)
    organic[day] = Math.exp(level)
  }

  const total = organic.slice()
  const bought = character.purchases.map(({ day, share }) => {
    const size = share * (total[day] ?? 0)
    for (let on = day; on <= DAYS; on++) {
      const arrived = on === day ? 0.6 : 1
      total[on] = (total[on] ?? 0) + size * arrived * (0.72 + 0.28 * Math.exp(-(on - day) / 80))
    }
    return { day, size }
  })

  const scale = character.followers / (total[DAYS] ?? 1)
  for (let day = 0; day <= DAYS; day++) {
    total[day] = Math.round((total[day] ?? 0) * scale)
    organic[day] = (organic[day] ?? 0) * scale
  }
  return { total, organic, purchases: bought.map(({ day, size }) => ({ day, followers: Math.round(size * scale) })) }
}

/** Share of today's followers that are bought or otherwise nobody. */
export function suspiciousShare(character: Character, growth: Growth): number {
  const somebody = ((growth.organic[DAYS] ?? 0) / (growth.total[DAYS] ?? 1)) * (1 - character.background)
  return 1 - Math.min(1, somebody)
}
