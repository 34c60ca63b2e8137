/** A sample of followers in words: how it was drawn, its layers, what marks a follower of it. */
import type { Output } from '../../call.ts'
import { count, day, percent } from '../../ui/numbers.ts'
import { some } from './words.ts'

export type Sample = Output<'audits.sample-show'>
type Layer = Sample['strata'][number]
type Example = Sample['examples'][number]

export const DRAWN: Record<NonNullable<Sample['drawn']>, string> = {
  uniform: 'drawn at random from all',
  newest: 'the newest ones',
  unknown: 'drawn in a way that nobody told',
}

/** "400 followers, drawn at random from all, on 23 Nov 2026." and what was left out. */
export function sampleSays({ n, drawn, at, incomplete, twice }: Sample): string {
  const basis = [some(n, 'follower'), drawn && DRAWN[drawn], at && `taken on ${day(at)}`].filter(Boolean).join(', ')
  const out = [
    incomplete && `${some(incomplete, 'row')} without followers, following or posts`,
    twice && `${some(twice, 'row')} of somebody who was there already`,
  ].filter(Boolean)
  return `${basis}.${out.length ? ` Left out: ${out.join(' and ')}.` : ''}`
}

const BY: Record<Layer['by'], string> = {
  posts: 'By what they post',
  picture: 'By picture',
  age: 'By age of the account',
  followed: 'By when they followed',
}

export function layersOf(strata: readonly Layer[]): { title: string; layers: Layer[] }[] {
  return (Object.keys(BY) as Layer['by'][])
    .map((by) => ({ title: BY[by], layers: strata.filter((layer) => layer.by === by) }))
    .filter(({ layers }) => layers.length > 0)
}

const MARKS: Record<string, string> = {
  followers: 'how many follow it',
  following: 'how many it follows',
  posts: 'how much it posts',
  followingPerFollower: 'following against followers',
  followingPerPost: 'following against posts',
  picture: 'no picture',
  digits: 'digits in the name',
}

/** What speaks most for a score, or against it: the strongest two reasons that point to its side. */
export function reasonsOf({ suspicion, contributions }: Example): string {
  const side = suspicion >= 0.5 ? 1 : -1
  return contributions
    .filter(({ contribution }) => contribution * side > 0.2)
    .toSorted((a, b) => side * (b.contribution - a.contribution))
    .slice(0, 2)
    .map(({ feature, contribution }) =>
      feature === 'picture' && contribution < 0 ? 'has a picture' : (MARKS[feature] ?? feature),
    )
    .join(', ')
}

/** One follower is never certain: the ends are said as ends. */
const likely = (suspicion: number): string =>
  suspicion > 0.99 ? 'over 99%' : suspicion < 0.01 ? 'under 1%' : percent(suspicion)

const figure = (value: number | null) => (value === null ? '–' : count(value))

export const exampleRow = (example: Example): string[] => [
  likely(example.suspicion),
  figure(example.followers),
  figure(example.following),
  figure(example.posts),
  example.hasPicture === null ? '–' : example.hasPicture ? 'yes' : 'no',
  reasonsOf(example),
]
