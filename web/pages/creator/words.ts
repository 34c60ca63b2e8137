/** How one account and what was found about it are spoken of: the title, the axes of the measures, the rows counted apart. */
import type { Output } from '../../call.ts'
import { capital, count, percent } from '../../ui/numbers.ts'

export type Account = Output<'creators.get'>
export type Audit = NonNullable<Output<'audits.show'>['latest']>
export type Finding = Audit['relationship'][number]
export type Course = Output<'audits.show'>['course']
export type Evidence = Output<'audits.evidence'>
export type Post = Output<'creators.posts'>['posts'][number]

const BASIS = '; based on '

/** The page's title is the finding itself; what it rests on stands under it. */
export function findingOf(account: Account): { title: string; basis: string } {
  const { why, relationship, name } = account
  if (relationship.state === 'not-audited' || !why)
    return { title: `Nobody has looked yet at how close ${name} is to this audience.`, basis: '' }
  if (relationship.state !== 'assessed')
    return { title: `How close ${name} is to this audience cannot be said yet.`, basis: sentence(why) }
  const [title = why, basis] = why.split(BASIS)
  return { title: capital(sentence(title)), basis: basis ? sentence(`Based on ${basis}`) : '' }
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)

const FRACTION = new Set<Finding['unit']>(['share'])

/** One value of a measure, short. */
export function written(value: number, unit: Finding['unit']): string {
  if (FRACTION.has(unit)) return percent(value)
  if (unit === 'percentile') return `${Math.round(value)}%`
  return Math.abs(value) >= 10 ? count(value) : value.toLocaleString('en', { maximumFractionDigits: 2 })
}

/** The axis from zero to the first round number that holds everything drawn on it; below zero only where a value is. */
export function axisOf({ unit, value, interval, pool }: Finding): { min: number; max: number } {
  if (unit === 'percentile' || unit === 'score') return { min: 0, max: 100 }
  const drawn = [value ?? 0, ...(interval ?? []), pool?.low ?? 0, pool?.high ?? 0]
  const [least, most] = [Math.min(...drawn), Math.max(...drawn)]
  const max = unit === 'share' && most > 0.5 ? Math.max(1, most) : roundAbove(most)
  return { min: least < 0 ? -roundAbove(-least) : 0, max: most > 0 || least === 0 ? max : 0 }
}

/** The end of a common axis for one measure of several creators. */
export const ceilingOf = (finding: Finding): number => axisOf(finding).max

function roundAbove(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((end) => end >= value * 1.05) ?? 20 * power
}

/** For those who hear the page: what the dot and its line show. */
export function heard({ label, value, interval, unit, level }: Finding): string {
  if (value === null) return `${label}: not enough evidence.`
  const between = interval
    ? `, between ${written(interval[0], unit)} and ${written(interval[1], unit)}${level ? ` (${percent(level)} interval)` : ''}`
    : ''
  return `${label}: ${written(value, unit)}${between}.`
}

const ODDITIES: Record<string, string> = {
  withoutAuthor: 'without an author: nobody’s comment, yet one that could be answered',
  withoutTime: 'without a time that can be read: left out of what needs an order',
  fromTheFuture: 'dated later than the audit: treated as without a time',
  replyToUnknown: 'answer a comment that is not among the rows: the person counts, the thread is not judged',
  replyInCircle: 'answer themselves in a circle: treated as answers to an unknown comment',
  replyAcrossPosts: 'answer a comment under another post: treated as answers to an unknown comment',
  twice: 'came twice: counted once',
  replyBeforeComment: 'are answers dated before what they answer: the delay is not used',
}

export const oddity = (what: string): string => ODDITIES[what] ?? what

export const AUDIENCE_TITLE: Record<Audit['audience'], string> = {
  'no-concern-found': 'No concern found',
  'questions-to-ask': 'Questions to ask',
  'strong-signs': 'Strong signs',
  'not-enough-evidence': 'Not enough evidence',
  'not-audited': 'Not looked at yet',
}

export type Scored = Output<'audits.show'>['history'][number]

/** What did not count, and the score with nothing left out. */
export function leftOutSays({ posts, people, before }: NonNullable<Audit['leftOut']>): string {
  const parts = [
    posts.length > 0 &&
      `${some(posts.length, 'post')} that ${posts.length === 1 ? 'looks' : 'look'} like tag-to-win giveaways`,
    people > 0 && `${some(people, 'account')} with signs of engagement by agreement`,
  ].filter(Boolean)
  const whole = (value: number) => String(Math.round(value))
  const range = before.interval ? ` (between ${before.interval.map(whole).join(' and ')})` : ''
  const otherwise =
    before.score === null ? 'there would be no score' : `the score would be ${whole(before.score)}${range}`
  return `Left out: ${parts.join(' and ')}. With everything counted ${otherwise}.`
}

/** Every verdict carries its error: how often ordinary accounts would be asked something. */
export function wronglyAskedSays(share: number): string {
  const of100 = share * 100
  const about = of100 < 1 ? 'fewer than 1' : `about ${Math.round(of100)}`
  return `Of 100 ordinary accounts, signals like those looked at here would ask ${about} something.`
}

/** Where the relationship is going, as the title of its history. */
export function courseFinding(history: readonly Scored[], { state, from, to }: Course): string {
  const scored = history.filter(({ score }) => score !== null).length
  if (scored === 0) return 'No audit could say how close they are'
  if (state === 'cannot-say' || !from || !to)
    return scored === 1 ? 'One audit could say how close they are' : 'The audits are too far apart to compare'
  if (state === 'steady') return 'No change that can be told from chance'
  return `${state === 'cooling' ? 'Cooling' : 'Warming'}: from ${Math.round(from.score)} to ${Math.round(to.score)} within a year`
}

/** "1 post", "1,211 posts": in figures, for places where numbers stand in rows or come close together. */
export const some = (n: number, one: string, more = `${one}s`): string => `${count(n)} ${n === 1 ? one : more}`
