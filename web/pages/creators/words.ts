/** How creators are spoken of: names of platforms, states of evidence, and the sentence at the head of the table. */
import type { Output } from '../../call.ts'
import { capital, count, inWords, many } from '../../ui/numbers.ts'

export type Listed = Output<'creators.list'>['rows'][number]
export type Summary = Output<'creators.summary'>

export const PLATFORM: Record<Listed['platform'], string> = {
  instagram: 'Instagram',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  x: 'X',
  twitch: 'Twitch',
  facebook: 'Facebook',
  other: 'elsewhere',
}

export const AUDIENCE: Record<Listed['audience'], string> = {
  'no-concern-found': 'no concern found',
  'questions-to-ask': 'questions to ask',
  'strong-signs': 'strong signs to look into',
  'not-enough-evidence': 'not enough evidence',
  'not-audited': 'not looked at yet',
}

export const EVIDENCE: Record<Listed['relationship']['state'], string> = {
  assessed: 'assessed',
  'not-enough-evidence': 'not enough evidence',
  'not-audited': 'not looked at yet',
}

/** The page's title: what the table says, in a sentence. */
export function finding(summary: Summary, { narrowed = false, anySize = false } = {}): string {
  const { all, inBand, assessed, close } = summary
  if (all === 0) return 'No creators yet.'
  if (inBand === 0)
    return `Nobody ${narrowed ? 'matches' : anySize ? 'has a follower count' : 'is'}${anySize ? '' : ' in your band'}.`
  const creators = `${capital(many(inBand, 'creator'))}${anySize ? ' of any size' : ''}`
  const match = narrowed ? (inBand === 1 ? ' matches' : ' match') : ''
  const who = `${creators}${match}${anySize ? '' : ' in your band'}`
  if (assessed === 0) return `${who}; how close they are cannot be told yet.`
  if (inBand === 1) return close ? `${who}, close to an audience that is real.` : `${who}.`
  if (close === 0) return `${who}; none is clearly close to its audience yet.`
  return `${who}; ${inWords(close)} ${close === 1 ? 'is' : 'are'} close to an audience that is real.`
}

/** What the title leaves out: what is not in the table, and why. */
export function outside({ inBand, assessed, below, above, unknownSize }: Summary): string {
  const parts = [
    inBand > assessed && assessed > 0 ? `${count(assessed)} could be assessed` : '',
    below ? `${count(below)} below the band` : '',
    above ? `${count(above)} above` : '',
    unknownSize ? `${count(unknownSize)} without a follower count` : '',
  ].filter(Boolean)
  return capital(parts.join(' · '))
}

/** The relationship of a row for those who hear the page. */
export function heard({ relationship: { state, score, low, high } }: Listed): string {
  if (state !== 'assessed' || score === null) return `Relationship: ${EVIDENCE[state]}.`
  return `Relationship ${Math.round(score)} of 100, between ${Math.round(low ?? score)} and ${Math.round(high ?? score)}.`
}

export const estimateOf = ({ relationship: { score, low, high } }: Listed) =>
  score === null ? null : { value: score, low: low ?? score, high: high ?? score }
