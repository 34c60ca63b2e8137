/** The score in a sentence that a person can check by reading the comments, or what it would take to have one. */
import { MEASURE_NAMES } from './measures.ts'
import type { Relationship } from './score.ts'

/**
 * "41% of the people who comment come back; answers 3 in 10; based on 612 comments on 24 posts". The share who come
 * back is the one seen, which anybody can count; accounts are compared by the rarefied one.
 */
export function why(r: Relationship): string {
  if (r.state !== 'assessed') return `Cannot say yet: ${missing(r).join('; ')}`
  const { basis, measures } = r
  const parts: string[] = []
  if (measures.repeatCommenters.state === 'assessed')
    parts.push(`${percent(basis.comeBack / basis.people)} of the people who comment come back`)
  if (measures.reciprocity.state === 'assessed') parts.push(answers(basis.answered / basis.threads))
  if (parts.length < 2 && measures.depth.state === 'assessed')
    parts.push(`${percent(basis.deepThreads / basis.threads)} of the threads go back and forth`)
  return `${parts.join('; ')}${parts.length > 0 ? '; ' : ''}based on ${amount(basis.comments, 'comment')} on ${amount(basis.posts, 'post')}`
}

/** What would have to be there for the measures that are missing: the nearest goal of each kind of evidence. */
export function missing({ measures }: Relationship): string[] {
  const nearest = new Map<string, { n: number; needed: number }>()
  for (const name of MEASURE_NAMES) {
    const { state, of, n, needed } = measures[name]
    if (state !== 'not-enough-evidence') continue
    const known = nearest.get(of)
    if (!known || needed < known.needed) nearest.set(of, { n, needed })
  }
  const goals = [...nearest]
    .filter(([of]) => of !== 'recaptures')
    .map(([of, { n, needed }]) => `${GOALS[of] ?? of}: ${whole(n)} of ${whole(needed)}`)
  if (measures.reciprocity.state === 'not-available') goals.push('replies are not part of this data')
  if (measures.substance.state === 'not-available') goals.push('the text of comments is not part of this data')
  return goals
}

const GOALS: Readonly<Record<string, string>> = {
  people: 'people who comment',
  posts: 'posts with comments',
  threads: 'comments that could be answered',
  comments: 'comments with text',
}

/** How often the creator answers, as one would say it. */
export function answers(share: number): string {
  if (share <= 0) return 'answers nobody'
  if (share >= 0.995) return 'answers everybody'
  if (share >= 0.95) return 'answers nearly everybody'
  if (share < 0.075) return `answers 1 in ${whole(Math.round(1 / share))}`
  return `answers ${Math.max(1, Math.round(share * 10))} in 10`
}

const percent = (share: number): string => (share > 0 && share < 0.005 ? 'less than 1%' : `${Math.round(100 * share)}%`)
const amount = (n: number, what: string): string => `${whole(n)} ${what}${n === 1 ? '' : 's'}`
const FORMAT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const whole = (n: number): string => FORMAT.format(n)
