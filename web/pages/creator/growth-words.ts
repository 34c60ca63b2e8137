/** Steps of followers as a person speaks of them: what happened on those days, and what came after. */
import type { Output } from '../../call.ts'
import { capital, count, counted, inWords, many, percent } from '../../ui/numbers.ts'

type Step = Output<'audits.growth'>['steps'][number]
export type Moment = Step

const DAY = 86_400_000

/** Steps that touch and have one cause, or none, are one moment: bought followers are often delivered over days. */
export function momentsOf(steps: readonly Step[]): Moment[] {
  const found: Moment[] = []
  for (const step of steps) {
    const last = found.at(-1)
    if (last && last.cause === step.cause && Date.parse(step.from) - Date.parse(last.to) <= DAY)
      found[found.length - 1] = joined(last, step)
    else found.push(step)
  }
  return found
}

/** Who left is counted from the last day, against everybody who came. */
function joined(a: Moment, b: Step): Moment {
  const gained = a.gained + b.gained
  return {
    ...b,
    from: a.from,
    before: a.before,
    gained,
    looked: a.looked || b.looked,
    engagement: b.engagement === 'unclear' ? a.engagement : b.engagement,
    lost: b.lost === null ? null : (b.lost * b.gained) / gained,
  }
}

export const unexplained = ({ cause }: Moment): boolean => cause === null

/** The title of the picture. Whether the steps raise a question is the audit's to say, not the picture's. */
export function growthFinding(moments: readonly Moment[], concern: boolean): string {
  if (moments.length === 0) return 'Followers came without a sudden step'
  const steps = capital(many(moments.length, concern ? 'sudden step' : 'step'))
  const open = moments.filter(unexplained).length
  if (open === 0) return `${steps}, ${moments.length === 1 ? '' : 'each '}with something that explains it`
  if (!concern) return `${steps}, not enough to raise a question`
  if (open === moments.length)
    return `${steps}, ${open === 1 ? 'without a known reason' : 'none of them with a known reason'}`
  return `${steps}, ${inWords(open)} without a known reason`
}

/** What happened that day, as far as anything is known. */
export function momentSays({ before, after, gained, cause, looked, engagement, lost }: Moment): string {
  const parts = [
    `${counted(gained, 'follower')} more than usual came (from ${count(before)} to ${count(after)}).`,
    cause !== null
      ? `${capital(cause)}.`
      : looked
        ? 'No post or event of these days explains it.'
        : 'No posts of that time are known, so nobody can say why.',
    { fell: 'Likes per follower fell after it.', held: 'Likes per follower held after it.', unclear: '' }[engagement],
    lost !== null && lost >= 0.02 ? `${percent(lost)} of them left within 60 days.` : '',
  ]
  return parts.filter(Boolean).join(' ')
}

const RANGE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** "16–18 Jun 2025": browsers put different spaces around the dash. */
export const daysOf = ({ from, to }: Pick<Moment, 'from' | 'to'>): string =>
  RANGE.formatRange(new Date(from), new Date(to)).replace(/\s+–\s+/, '–')
