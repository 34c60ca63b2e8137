/**
 * Which posts look like tag-to-win giveaways? Where most comments name somebody else (@name) although this audience does
 * not usually do that. Needs no caption and no language; replies, which platforms begin with a name, are not looked at.
 * A post about friends can look the same: the user sees which posts were left out, and the score with them.
 */
import { CREATOR, type Interactions, NONE } from './interactions.ts'

const ENOUGH_COMMENTS = 20
/** Share of the comments that name somebody: on a giveaway at least, on the middle post at most. */
const TAGGED = 0.5
const USUAL = 0.2

const NAME = /(?:^|[^\p{L}\p{N}._])[@＠][\p{L}\p{N}_]/u

/** Dense posts. */
export function giveaways(i: Interactions): Set<number> {
  const found = new Set<number>()
  if (!i.text) return found
  const comments = new Int32Array(i.posts)
  const naming = new Int32Array(i.posts)
  for (let k = 0; k < i.count; k++) {
    if (i.replyTo[k] !== NONE || i.actor[k] === CREATOR) continue
    const post = i.post[k] as number
    comments[post] = (comments[post] as number) + 1
    const text = i.text[k] as string
    if ((text.includes('@') || text.includes('＠')) && NAME.test(text)) naming[post] = (naming[post] as number) + 1
  }
  const shares: number[] = []
  for (let p = 0; p < i.posts; p++)
    if ((comments[p] as number) > 0) shares.push((naming[p] as number) / (comments[p] as number))
  const usual = shares.toSorted((a, b) => a - b)[shares.length >> 1]
  if (usual === undefined || usual > USUAL) return found
  for (let p = 0; p < i.posts; p++)
    if ((comments[p] as number) >= ENOUGH_COMMENTS && (naming[p] as number) >= TAGGED * (comments[p] as number))
      found.add(p)
  return found
}
