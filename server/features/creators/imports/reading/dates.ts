/**
 * What moment does a cell say? ISO 8601, day first, month first, months as words, seconds or milliseconds since 1970.
 * The order of day and month is decided once for a column, from values that allow only one. Without a zone: UTC.
 */
import type { Dates } from './inspection.ts'

const FIRST = Date.UTC(1970, 0, 1)
const LAST = Date.UTC(2100, 0, 1)
const ZONED =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i
const SLASHED =
  /^(\d{1,2})[-/.\s]+(\d{1,2})[-/.\s]+(\d{4}|\d{2})(?:[,T\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*(?:UTC|GMT|Z)?)?$/i
const WORDED =
  /^(?:\p{L}+\.?,?\s+)?(?:(\d{1,2})\.?(?:st|nd|rd|th)?\s+(?:de\s+)?(\p{L}{3,})\.?|(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?)[,\s]+(?:(?:de|del)\s+)?(?:(\d{4})(?:[,\s]+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?)?|(\d{1,2}):(\d{2}):(\d{2}))\s*([ap]m)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?(?:\s+(\d{4}))?$/iu

/** Beginnings of month names in English, Italian, Spanish, French and German. */
const MONTHS: [RegExp, number][] = [
  [/^(jan|gen|ene|jän)/, 1], [/^(feb|fév|fev)/, 2], [/^(mar|mär|mrz)/, 3], [/^(apr|abr|avr)/, 4],
  [/^(may|mag|mai)/, 5], [/^(jun|giu|juin)/, 6], [/^(jul|lug|juil)/, 7], [/^(aug|ago|aoû|aou)/, 8],
  [/^(sep|set)/, 9], [/^(oct|ott|okt)/, 10], [/^(nov)/, 11], [/^(dec|dic|déc|dez)/, 12],
] // prettier-ignore

/** The moment that a trimmed cell says, or null. */
export function date(text: string, dates: Dates): Date | null {
  if (dates === 'iso') return isoDate(text) ?? worded(text)
  if (dates === 'epoch-s' || dates === 'epoch-ms') {
    if (!/^\d{9,13}(\.\d+)?$/.test(text)) return isoDate(text)
    return inRange(Math.round(Number(text) * (dates === 'epoch-s' ? 1000 : 1)))
  }
  const found = SLASHED.exec(text)
  if (!found) return isoDate(text) ?? worded(text)
  const [, first, second, year, hour, minute, seconds, half] = found
  const day = dates === 'dmy' ? first : second
  const month = dates === 'dmy' ? second : first
  const long = year!.length === 2 ? (Number(year) < 70 ? 2000 : 1900) + Number(year) : Number(year)
  return moment(
    long,
    Number(month),
    Number(day),
    halved(Number(hour ?? 0), half),
    Number(minute ?? 0),
    Number(seconds ?? 0),
    0,
  )
}

/** The usual 2024-03-05T10:20:30.123Z read by position, the rest of ISO 8601 by pattern. */
function isoDate(text: string): Date | null {
  const length = text.length
  if (length >= 19 && length <= 24 && text.charCodeAt(4) === 45 && text.charCodeAt(7) === 45) {
    const year = two(text, 0) * 100 + two(text, 2)
    const month = two(text, 5)
    const day = two(text, 8)
    const hour = two(text, 11)
    const minute = two(text, 14)
    const second = two(text, 17)
    const separator = text.charCodeAt(10)
    const colons = text.charCodeAt(13) === 58 && text.charCodeAt(16) === 58 && (separator === 84 || separator === 32)
    let milli = 0
    let plain = colons && !Number.isNaN(year + month + day + hour + minute + second)
    const utc = text.charCodeAt(length - 1) === 90
    const digits = utc ? length - 1 : length
    if (digits === 23 && text.charCodeAt(19) === 46) {
      milli = two(text, 20) * 10 + text.charCodeAt(22) - 48
      plain &&= milli >= 0 && milli <= 999
    } else if (digits !== 19) plain = false
    if (plain) return moment(year, month, day, hour, minute, second, milli)
  }
  const found = ZONED.exec(text)
  if (!found) return null
  const [, year, month, day, hour, minute, second, fraction, zone] = found
  const milli = fraction ? Math.trunc(Number(`0.${fraction}`) * 1000) : 0
  const local = moment(+year!, +month!, +day!, +(hour ?? 0), +(minute ?? 0), +(second ?? 0), milli)
  return local === null ? null : shifted(local, zone)
}

/** Two digits at a place, or NaN. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function worded(text: string): Date | null {
  if (text.length > 60) return null
  const found = WORDED.exec(text)
  if (!found) return null
  const [, day1, word1, word2, day2, year1, h1, m1, s1, h2, m2, s2, half, zone, year2] = found
  const word = (word1 ?? word2)!.toLowerCase()
  const month = MONTHS.find(([start]) => start.test(word))?.[1]
  const year = year1 ?? year2
  if (month === undefined || year === undefined) return null
  const hour = halved(+(h1 ?? h2 ?? 0), half?.[0])
  const local = moment(+year, month, +(day1 ?? day2)!, hour, +(m1 ?? m2 ?? 0), +(s1 ?? s2 ?? 0), 0)
  return local === null ? null : shifted(local, zone)
}

function halved(hour: number, half: string | undefined): number {
  if (!half) return hour
  if (hour < 1 || hour > 12) return Number.NaN
  return (hour % 12) + (/p/i.test(half) ? 12 : 0)
}

function shifted(local: Date, zone: string | undefined): Date | null {
  if (!zone || !/^[+-]/.test(zone)) return local
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  return inRange(local.getTime() - (zone[0] === '-' ? -minutes : minutes) * 60_000)
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function moment(year: number, month: number, day: number, hour: number, minute: number, second: number, milli: number) {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]!)) return null
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return null
  if (!(hour <= 24 && minute <= 59 && second <= 60)) return null
  return inRange(Date.UTC(year, month - 1, day, hour, minute, second, milli))
}

/** Nothing on a social platform happened before 1970 or after 2100. */
function inRange(time: number): Date | null {
  return time >= FIRST && time < LAST ? new Date(time) : null
}

/** How to take the dates of a column, and why. `unsure`: no value says whether day or month comes first. */
export function datesOf(values: readonly string[]): { dates: Dates; because: string; unsure: boolean } {
  const sure = (dates: Dates, because: string) => ({ dates, because, unsure: false })
  const numeric = values.filter((value) => /^\d{9,13}(\.\d+)?$/.test(value))
  if (numeric.length > values.length / 2) {
    const long = numeric.filter((value) => Number(value) > 1e11).length > numeric.length / 2
    return long ? sure('epoch-ms', 'milliseconds since 1970') : sure('epoch-s', 'seconds since 1970')
  }
  const slashed = values.map((value) => SLASHED.exec(value)).filter((found) => found !== null)
  if (slashed.length <= values.length / 2) return sure('iso', 'year, month, day')
  const dayFirst = slashed.filter((found) => Number(found[1]) > 12 && Number(found[2]) <= 12)
  const monthFirst = slashed.filter((found) => Number(found[2]) > 12 && Number(found[1]) <= 12)
  if (dayFirst.length > monthFirst.length) return sure('dmy', `day first, because of values like ${dayFirst[0]![0]}`)
  if (monthFirst.length > 0) return sure('mdy', `month first, because of values like ${monthFirst[0]![0]}`)
  if (slashed.some((found) => found[7])) return sure('mdy', 'month first, because its hours are written with AM and PM')
  if (slashed.some((found) => /^\d+\.\d+\./.test(found[0])))
    return sure('dmy', 'day first, because it is written with points')
  return { dates: 'dmy', because: 'day first, though no value says so: none has a number above 12', unsure: true }
}

/** Whether a cell says a date in any of the ways. */
export function isDate(text: string): boolean {
  return (['iso', 'dmy', 'mdy'] as const).some((dates) => date(text, dates) !== null) || /^\d{10}(\d{3})?$/.test(text)
}
