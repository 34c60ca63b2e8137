/**
 * A question that one may send to a creator as it is: what was seen, with dates and numbers, and how honest work makes the
 * same picture. It asks and never accuses, because signals like these are wrong now and then.
 */
import type { CommentsSignal } from '@rapport/analysis/authenticity/comments.ts'
import type { Engagement } from '@rapport/analysis/authenticity/engagement.ts'
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'
import type { GrowthSignal, GrowthStep } from '@rapport/analysis/authenticity/growth.ts'
import type { Share } from '@rapport/analysis/authenticity/share.ts'
import { written } from './words.ts'

/** Each only where it raises a concern. */
export type Concerns = {
  likes?: { at: number; likes: number; times: number }[]
  growth?: GrowthSignal
  comments?: CommentsSignal
  share?: Pick<Share, 'n'> & Partial<Share>
  exchange?: Pick<ExchangeSignal, 'group'>
  engagement?: Pick<Engagement, 'tail'> & { rate: number }
}

const MOST = 3

/** Undefined where nothing raises a concern. */
export function draft(name: string, concerns: Concerns): string | undefined {
  const asked = [
    ...(concerns.growth ? steps(concerns.growth) : []),
    ...(concerns.likes ? [jumps(concerns.likes)] : []),
    ...(concerns.comments ? [templates(concerns.comments)] : []),
    ...(concerns.share ? [followers(concerns.share)] : []),
    ...(concerns.exchange ? [exchanged(concerns.exchange)] : []),
    ...(concerns.engagement ? [unlikeItsSize(concerns.engagement)] : []),
  ]
  if (asked.length === 0) return undefined
  const several = asked.length > 1
  return [
    `Hello ${name},`,
    `we would like to work with you and have looked at your numbers with some care. ${several ? 'A few things' : 'One thing'} we cannot explain by ourselves, and you surely can:`,
    ...asked.map((one) => `– ${one}`),
    `${several ? 'All of this has' : 'This often has'} ${several ? 'simple reasons more often than not' : 'a simple reason'}, and numbers like ours are wrong now and then, so we ask instead of guessing. A line from you is enough; a screenshot of your own statistics helps even more. Thank you!`,
  ].join('\n\n')
}

function steps({ steps: all }: GrowthSignal): string[] {
  const asked = joined(all.filter(({ cause, llr }) => cause === undefined && llr > 0))
    .toSorted((a, b) => b.gained - a.gained)
    .slice(0, MOST)
    .toSorted((a, b) => a.from - b.from)
  return asked.map(
    ({ from, to, gained, before, after }, k) =>
      `Between ${day(from)} and ${day(to)} about ${whole(Number(gained.toPrecision(2)))} more people than usual began to follow you (from ${whole(before)} to ${whole(after)}).${
        k < asked.length - 1
          ? ''
          : ' Was there press, a show, a collaboration, a giveaway or a post that travelled elsewhere, or might somebody else have sent them?'
      }`,
  )
}

/** Steps of which one ends where the next begins are one to whoever remembers them. */
function joined(all: readonly GrowthStep[]): Pick<GrowthStep, 'from' | 'to' | 'gained' | 'before' | 'after'>[] {
  const runs: GrowthStep[] = []
  for (const step of all) {
    const last = runs.at(-1)
    if (last?.to === step.from)
      runs[runs.length - 1] = { ...last, to: step.to, after: step.after, gained: last.gained + step.gained }
    else runs.push(step)
  }
  return runs
}

function jumps(posts: NonNullable<Concerns['likes']>): string {
  const [first, ...rest] = posts
  if (first === undefined)
    return 'The likes of your newest posts go up and down more than those of the posts before them. Were some of them promoted, featured or shared by a larger account, or did the topic change?'
  const others = rest.slice(0, MOST).map(({ at }) => day(at))
  const more = others.length === 0 ? '' : ` It is similar with ${listed(others)}.`
  return `Your post of ${day(first.at)} has ${whole(first.likes)} likes, about ${first.times.toFixed(1)} times what the posts before it lead one to expect.${more} Was it promoted, featured or shared by a larger account, was there a contest, or did the topic change?`
}

function templates({ templates: all }: CommentsSignal): string {
  const [largest] = all
  const said = largest
    ? `${whole(largest.members.length)} comments by ${whole(largest.authors)} people say nearly the same: “${shortened(largest.sample)}”.${all.length > 1 ? ` There are ${all.length - 1} more texts like that.` : ''}`
    : 'Many comments under your posts say nearly the same.'
  return `${said} Was that a contest that asked for a sentence, a slogan, a line of a song or a joke of your community? They may also be people who advertise under many accounts without asking you.`
}

const followers = ({ n, interval }: NonNullable<Concerns['share']>): string =>
  `In a sample of ${whole(n)} of your followers ${interval ? `between ${written(interval[0], 'share')} and ${written(interval[1], 'share')} of the accounts` : 'more accounts than usual'} look empty or made by the dozen; about one in six is usual. Large accounts attract them without asking, and anybody can send them. Do you remember when they came, or have you seen it yourself?`

function exchanged({ group }: NonNullable<Concerns['exchange']>): string {
  const members = group?.members ?? []
  const named = members.slice(0, MOST).map((member) => `@${member}`)
  const rest = members.length - named.length
  const who = members.length === 0 ? 'other creators' : listed(rest > 0 ? [...named, `${whole(rest)} more`] : named)
  return `You and ${who} come to one another’s posts far more often, or sooner, than chance would have it. Are you friends, colleagues or a family, did you meet at a class or on a tour, or have you agreed to support one another? Any of these is good to know.`
}

const unlikeItsSize = ({ tail, rate }: NonNullable<Concerns['engagement']>): string =>
  tail === 'low'
    ? `About ${written(rate, 'share')} of your followers like or comment, fewer than with nearly all accounts of your size that we know. Was there a pause or a change of topic, have early followers moved on, or is it counted in another way?`
    : `About ${written(rate, 'share')} of your followers like or comment, more than with nearly all accounts of your size that we know. Do many of them know you in person, was there a contest or a post that travelled, or is it counted in another way?`

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const day = (at: number) => DAY.format(at * 1000)
const whole = (count: number) => Math.round(count).toLocaleString('en')
const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text)
const listed = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
