/** Accounts of whom nobody is known take part as a share of their segment: platform, place, first interest. */
import { segments } from '@rapport/analysis/portfolio/segments.ts'
import type { Listed } from '../creators/creators.ts'
import type { Board } from './board.ts'

/** Gives each such member its segment; the segments are numbered after the known people. */
export function segmented(members: Board['members'], listed: readonly Listed[], people: number) {
  const topics = new Map(listed.map(({ id, topics: [first], place }) => [id, { first, place }]))
  const keyOf = ({ id, platform }: Board['members'][number]) =>
    [platform, topics.get(id)?.place ?? 'any place', topics.get(id)?.first ?? 'any interest'].join(' · ')
  const sizes = segments(members.map((one) => ({ segment: keyOf(one), exposure: one.exposure, known: one.known })))
  const at = new Map<string, number>()
  let blind = 0
  for (const member of members) {
    if (member.known.length > 0) continue
    const key = keyOf(member)
    if (!at.has(key)) at.set(key, people + at.size)
    const { people: size, readFrom } = sizes.get(key)!
    if (readFrom === 0) blind++
    member.segment = { at: at.get(key)!, people: size }
  }
  const all = members.filter(({ segment }) => segment).length
  return {
    people: people + at.size,
    assumptions:
      all === 0
        ? []
        : [
            `${all} of ${members.length} audiences are not known, and count as shares of ${at.size} ${at.size === 1 ? 'segment' : 'segments'} (platform, place, interest) that overlap by chance: what they reach together is overstated, since fans of like creators overlap more.`,
            ...(blind > 0
              ? [
                  `For ${blind} of them even the size of the segment is not known: it is taken to hold all that its accounts reach.`,
                ]
              : []),
          ],
  }
}
