/** How is a column read once its field is chosen, and how is that said to a person? */
import { isNoName, shortened } from './blank.ts'
import { date, datesOf } from './dates.ts'
import type { Choice, Options, Rates, Told } from './inspection.ts'
import { decimalOf, number } from './numbers.ts'
import { rate, ratesOf } from './rates.ts'
import type { Seen } from './table.ts'

/** Counts of things: no decimals. */
export const COUNTS = new Set('followers following posts likes comments views shares saves'.split(' '))
/** Averages of counts: decimals are possible. */
export const AVERAGED = new Set('averageLikes averageComments averageViews averageShares engagements'.split(' '))
export const MOMENTS = new Set(['postedAt', 'at'])
export const YES_OR_NO = new Set(['verified', 'sponsored'])

/** The field without its platform. */
export function bareField(field: string): string {
  return field.slice(field.indexOf('.') + 1)
}

const WORDS: Record<string, string> = {
  engagementRate: 'engagement rate', averageLikes: 'likes per post', averageComments: 'comments per post',
  averageViews: 'views per post', averageShares: 'shares per post', creatorKey: 'key of the creator', postedAt: 'time of the post',
  at: 'time', replyTo: 'comment that it answers', firstName: 'first name', lastName: 'last name', url: 'profile or post address',
  engagements: 'engagements per post',
} // prettier-ignore

/** A field in plain words, its platform first. */
export function fieldWords(field: string): string {
  const bare = bareField(field)
  const words = WORDS[bare] ?? bare
  return field === bare ? words : `${words} on ${field.slice(0, field.indexOf('.'))}`
}

/** What was told for a column, by header or `#index`, or for all. */
export function choiceFor<T extends string>(choice: Choice<T> | undefined, column: Seen): T | undefined {
  if (choice === undefined || typeof choice === 'string') return choice
  return choice[`#${column.index}`] ?? choice[column.header]
}

const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 4 })
const asPercent = (fraction: number) => `${(fraction * 100).toLocaleString('en', { maximumFractionDigits: 2 })}%`

export type Explained = { options: Options; reading: string; warnings: string[] }

/** `rates`: what the known product means by its rates. `typed`: numbers have a decimal point (JSON). */
export function explain(column: Seen, field: string, told: Partial<Told>, typed: boolean, rates?: Rates): Explained {
  const bare = bareField(field)
  const words = fieldWords(field)
  const quoted = (text: string) => shortened(text, 60)
  const plain: Explained = { options: {}, reading: words, warnings: [] }
  const first = column.values[0]
  if (COUNTS.has(bare) || AVERAGED.has(bare)) return counted(column, bare, words, told, typed)
  if (bare === 'engagementRate') return rated(column, words, told, typed, rates)
  if (MOMENTS.has(bare)) return dated(column, words, told)
  if (first === undefined) return { ...plain, reading: `${words}: no value in the first rows` }
  if (bare === 'handle' || bare === 'name' || bare === 'actor') {
    const name = column.values.find((value) => !isNoName(value)) ?? first
    return { ...plain, reading: `${words}: ${quoted(name)}` }
  }
  return { ...plain, reading: `${words}: ${quoted(first)}` }
}

function counted(column: Seen, bare: string, words: string, told: Partial<Told>, typed: boolean): Explained {
  const count = COUNTS.has(bare)
  const said = choiceFor(told.numbers, column)
  const found = typed ? { numbers: 'dot' as const, because: '' } : decimalOf(column.values, count)
  const numbers = said ?? found.numbers
  // The value that needed most reading is the one to show.
  const example = column.values.find((value) => !/^\d+$/.test(value)) ?? column.values[0]
  const read = example === undefined ? null : number(example, numbers, count)
  const because = said ? 'as you said' : found.because
  const reading =
    example === undefined
      ? `${words}: no value in the first rows`
      : `${words}: ${read === null ? `${example} is no number` : `read ${example} as ${shown(read)}`}${because ? ` (${because})` : ''}`
  const extra = bare === 'engagements' ? '; a count, so divided by the followers for the engagement rate' : ''
  return { options: { numbers }, reading: reading + extra, warnings: [] }
}

function rated(column: Seen, words: string, told: Partial<Told>, typed: boolean, known?: Rates): Explained {
  const numbers = choiceFor(told.numbers, column) ?? (typed ? 'dot' : decimalOf(column.values, false).numbers)
  const said = choiceFor(told.rates, column)
  const found = known
    ? { rates: known, because: 'this product writes its rates so', unsure: false }
    : ratesOf(column.values, numbers, column.header)
  const rates = said ?? found.rates
  const taken = rates === 'percent' ? 'percent' : 'a fraction'
  const example = column.values.find((value) => number(value, numbers))
  const read = example === undefined ? null : rate(example, numbers, rates)
  const as = example === undefined || read === null ? '' : `; read ${example} as ${asPercent(read)}`
  const reading = `${words}: taken as ${taken}, ${said ? 'as you said' : `because ${found.because}`}${as}`
  const warnings =
    !said && found.unsure && column.values.length > 0
      ? [
          `Column ${column.header}: taken as ${taken}, because ${found.because}, but its values would allow the other. Look at the preview.`,
        ]
      : []
  return { options: { numbers, rates }, reading, warnings }
}

function dated(column: Seen, words: string, told: Partial<Told>): Explained {
  const said = choiceFor(told.dates, column)
  const found = datesOf(column.values)
  const dates = said ?? found.dates
  const example = column.values[0]
  const read = example === undefined ? null : date(example, dates)
  const zoned = example !== undefined && (/(Z|UTC|GMT|[+-]\d{2}:?\d{2})$/i.test(example) || dates.startsWith('epoch'))
  const zone = zoned ? '' : '; without a time zone, so taken as UTC'
  const reading =
    example === undefined
      ? `${words}: no value in the first rows`
      : `${words}: ${read === null ? `${example} is no date` : `read ${example} as ${read.toISOString().replace('.000Z', 'Z')}`} (${said ? 'as you said' : found.because})${zone}`
  const warnings =
    !said && found.unsure ? [`Column ${column.header}: ${found.because}. If the month comes first, say mdy.`] : []
  return { options: { dates }, reading, warnings }
}
