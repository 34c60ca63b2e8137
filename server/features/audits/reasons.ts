/** From where on a signal is a reason to ask, and how far this account is from there: in the words of somebody who knows no statistics. */
import { CAP } from '@rapport/analysis/authenticity/signal.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { written } from './words.ts'

type Judged = Pick<Signal, 'name' | 'threshold' | 'score' | 'llr'>

/** What is compared where evidence is held against evidence: seen here, as often with something added, as without. */
const SEEN: Partial<Record<Signal['name'], [what: string, added: string, usual: string]>> = {
  likes: ['likes that move like these', 'in accounts with added likes', 'in others'],
  growth: ['steps like the clearest one', 'where followers were added', 'where they came by themselves'],
  share: ['samples like this', 'in audiences of which about half was bought', 'in usual ones'],
  followers: ['samples like this', 'in audiences of which about half was bought', 'in usual ones'],
}

export function reasonToAsk({ name, threshold, score, llr }: Judged): string {
  const seen = SEEN[name]
  if (seen) {
    const [what, added, usual] = seen
    const here = score === undefined ? '' : ` Here they are ${compared(llr)}.`
    return `It is a reason to ask once ${what} are found ${times(threshold)} times as often ${added} as ${usual}.${here}`
  }
  if (name === 'comments')
    return `It is a reason to ask once ${written(threshold, 'share')} of the comments repeat a text nearly word for word.${score === undefined ? '' : ` Here ${score === 0 ? 'none do' : `${written(score, 'share')} do`}.`}`
  const often =
    name === 'pods'
      ? 'who come to one another’s posts together more often than chance would bring it'
      : `who engage with one another ${threshold} times as often as their activity alone would bring it`
  return `It is a reason to ask once the account is in a group of people ${often}.${score === undefined ? '' : ` ${score === 0 ? 'It is in none' : `Its own group does so ${times(Math.log(score))} times as often`}.`}`
}

/** One ordinary account in so many lies in the ends by its making. */
export const weakAlone = (threshold: number): string => {
  const end = (100 - threshold) / 2
  return `It counts where the whole interval lies below ${end}% or above ${100 - end}%. That happens to ${100 - threshold} of 100 ordinary accounts, so alone it is no reason to ask.`
}

const times = (log: number) => Math.exp(log).toLocaleString('en', { maximumSignificantDigits: 2 })
/** What one signal may say is capped, so at the cap it is at least that. */
const compared = (llr: number) =>
  Math.abs(llr) < 0.05
    ? 'as common with as without'
    : llr > 0
      ? `${llr >= CAP ? 'at least ' : ''}${times(llr)} times as common`
      : `${times(-llr)} times as rare`
