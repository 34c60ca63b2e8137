/** What clusters of comments say together. */
import type { Output } from '../../call.ts'
import { capital, count, many } from '../../ui/numbers.ts'
import { some } from './words.ts'

export type Clusters = Output<'audits.clusters'>

export function clustersFinding({ clusters }: Clusters): string {
  if (clusters.length === 0) return 'No text came nearly alike from three people'
  return `${capital(many(clusters.length, 'text'))} came nearly word for word from three people or more`
}

/** As many are told at most. */
const MOST_TOLD = 30

export function spamFinding({ spam }: Clusters): string {
  const comments = some(spam.length, 'comment reads', 'comments read')
  return `${spam.length >= MOST_TOLD ? 'At least ' : ''}${comments} like advertising or a request`
}

/** At most twenty texts are listed: what they make up is a least number. */
export function genericFinding({ generic, comments }: Clusters): string {
  const times = generic.reduce((sum, one) => sum + one.times, 0)
  return `${count(times)} of ${some(comments, 'comment')} ${times === 1 ? 'is' : 'are'} praise that fits under any post`
}
