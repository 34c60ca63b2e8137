/**
 * Boxes of fresh pasta that Trattoria Lucia sends out, by city and day: a shared mood, seasons and weekdays that
 * every city feels in its own degree, slow drifts, counts that scatter. Two cities had a campaign, whose effect is known.
 */
import { DAY } from './calendar.ts'
import { DAYS } from './character.ts'
import { instant } from './posts.ts'
import type { SalesTruth, WorldSales } from './rows.ts'
import { stream } from './stream.ts'

export const CITIES = [
  'Turin',
  'Milan',
  'Genoa',
  'Bologna',
  'Verona',
  'Padua',
  'Venice',
  'Trieste',
  'Bergamo',
  'Brescia',
  'Parma',
  'Modena',
  'Florence',
  'Lucca',
  'Perugia',
  'Rome',
  'Naples',
  'Bari',
  'Palermo',
  'Catania',
]
const TREATED = ['Bologna', 'Verona']
/** The campaign ran from this many days before today, for so many days. */
const FROM = 40
const LONG = 21
const LIFT = 0.14
const PRICE = 3400
/** By day of the week, Sunday first. */
const WEEK = [0.7, 0.85, 0.9, 1, 1.15, 1.35, 1.05]

export const salesTruth = (end: number): SalesTruth => ({
  cities: TREATED,
  startedAt: instant(end, -FROM * DAY),
  endedAt: instant(end, (LONG - FROM) * DAY),
  lift: LIFT,
})

export function dailySales(seed: number, end: number): WorldSales[] {
  const common = stream(seed, 'sales/common')
  const moods = [drift(common, 0.985, 0.025), drift(common, 0.9, 0.03)]
  return CITIES.flatMap((city) => {
    const random = stream(seed, `sales/${city}`)
    const level = (city === 'Turin' ? 150 : 30) * Math.exp(0.9 * random.uniform())
    const feels = moods.map(() => 0.6 + 0.8 * random.uniform())
    const seasonal = 0.1 + 0.15 * random.uniform()
    const own = drift(random, 0.97, 0.008)
    return Array.from({ length: DAYS }, (_, day): WorldSales => {
      const at = instant(end, (day - DAYS) * DAY)
      const winter = Math.cos((2 * Math.PI * (at.getTime() / 1000 / DAY - 15)) / 365.25)
      const mood = moods.reduce((sum, series, i) => sum + (series[day] ?? 0) * (feels[i] ?? 0), 0)
      const treated = TREATED.includes(city) && day >= DAYS - FROM && day < DAYS - FROM + LONG
      const mean =
        level *
        (WEEK[at.getUTCDay()] ?? 1) *
        Math.exp(seasonal * winter + mood + (own[day] ?? 0)) *
        (treated ? 1 + LIFT : 1)
      const orders = random.poisson((mean * random.gamma(120)) / 120)
      return { city, at, orders, revenue: orders * PRICE }
    })
  })
}

/** A series that wanders and comes home: the share kept from day to day, the size of a day's step. */
function drift(random: { normal(): number }, kept: number, step: number): Float64Array {
  const series = new Float64Array(DAYS)
  let now = 0
  for (let day = 0; day < DAYS; day++) series[day] = now = kept * now + step * random.normal()
  return series
}
