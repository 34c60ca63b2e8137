/**
 * The comments behind what an audit says of comments: texts from many hands, praise that fits anywhere, advertising. It
 * looks at the same comments as the audit, so that the numbers are the same.
 */
import { commentReasons, LIKELY, scoreComments } from '@rapport/analysis/authenticity/comments.ts'
import { giveaways } from '@rapport/analysis/relationship/giveaways.ts'
import type { Context } from '../operation.ts'
import { collected } from './auditing.ts'
import * as sql from './audits.sql.ts'
import { evidenceOf } from './opened.ts'
import { commentsOf, saidUnder } from './signals.ts'
import type { Said } from './signals.ts'

/** The score is a probability where half of the comments advertise; here one in twenty does at most. */
const ADVERTISES = 0.95
const MOST_CLUSTERS = 20
const MOST_ROWS = 30

export const clusters = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const evidence = await evidenceOf(tx, id)
    const all = collected(evidence, new Date(context.outside.clock()))
    const captions = new Map(
      (await tx.rows<{ id: string; caption: string }>(sql.captions(id))).map((post) => [post.id, post.caption]),
    )
    const said = saidUnder(all, giveaways(all.interactions)).map((one) => ({ ...one, caption: captions.get(one.post) }))
    return { comments: said.length, authors: peopleIn(said), clusters: templatesIn(said), ...scored(said) }
  })

const peopleIn = (said: Said[]) => new Set(said.flatMap(({ author }) => author ?? [])).size

const templatesIn = (said: Said[]) =>
  commentsOf(said)
    .templates.slice(0, MOST_CLUSTERS)
    .map(({ members, authors, sample }) => ({
      text: sample,
      times: members.length,
      authors,
      rows: members.slice(0, MOST_ROWS).map((index) => {
        const { author, text, at, post } = said[index]!
        return { actor: author!, text, at: at === null ? null : new Date(at * 1000).toISOString(), post }
      }),
    }))

function scored(said: Said[]) {
  const scores = scoreComments(said)
  const praise = Map.groupBy(
    said.filter((_, k) => scores[k]!.generic >= LIKELY && scores[k]!.spam < ADVERTISES),
    ({ text }) => text.trim().toLowerCase(),
  )
  const generic = [...praise.values()]
    .map((same) => ({ text: same[0]!.text, times: same.length, authors: peopleIn(same) }))
    .sort((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_CLUSTERS)
  const spam = said
    .map((one, k) => ({ one, probability: scores[k]!.spam }))
    .filter(({ probability }) => probability >= ADVERTISES)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, MOST_ROWS)
    .map(({ one }) => ({ text: one.text, actor: one.author ?? null, why: commentReasons(one).join(', ') }))
  return { generic, spam }
}
