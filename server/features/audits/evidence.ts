/** The rows behind one finding, chosen so that a person who opens them sees why the number is what it is. */
import { likes } from '@rapport/analysis/authenticity/likes.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { postsOf } from '../creators/creators.ts'
import type { Tx } from '../../store/store.ts'
import { datedPosts, likedPosts } from './auditing.ts'
import * as sql from './audits.sql.ts'
import type { Candidate, HeardRow, PostRow } from './audits.sql.ts'
import { WORDS } from './words.ts'

const ABOUT_PEOPLE = new Set(['repeatCommenters', 'loyalty', 'concentration', 'cohesion', 'activeCore'])
const ABOUT_THREADS = new Set(['reciprocity', 'depth', 'substance'])

type Opened = { account: Candidate; heard: HeardRow[]; posts: PostRow[]; captions: Map<string, string> }

export async function evidence(
  context: Context,
  { id, finding, limit }: { id: string; finding: string; limit: number },
) {
  const words = WORDS[finding]
  if (!words) throw new Refused('not-found', `No finding ${finding}. There are: ${Object.keys(WORDS).join(', ')}.`)
  const rows = await context.store.transact(context.workspace, (tx) => rowsOf(tx, id))
  const nothing = { title: words.label, people: [], threads: [], posts: [] }
  if (!rows) return nothing
  if (ABOUT_PEOPLE.has(finding))
    return { ...nothing, title: 'The people who come back most', people: people(rows, limit) }
  if (ABOUT_THREADS.has(finding))
    return {
      ...nothing,
      title: finding === 'substance' ? 'What people write' : 'Threads, the longest first',
      threads: threads(rows, limit),
    }
  return { ...nothing, title: 'Posts and their likes', posts: await withLikes(context, rows, limit) }
}

async function rowsOf(tx: Tx, id: string): Promise<Opened | undefined> {
  const account = await tx.row<Candidate>(sql.accounts([id]))
  if (!account) return undefined
  const captions = await tx.rows<{ id: string; caption: string }>(sql.captions(id))
  return {
    account,
    heard: await tx.rows<HeardRow>(sql.heard(id)),
    posts: await tx.rows<PostRow>(sql.posts([id])),
    captions: new Map(captions.map((post) => [post.id, post.caption])),
  }
}

/** Those who came back most first; whom the creator answered is told with them. */
function people({ account, heard }: Opened, limit: number) {
  const byId = new Map(heard.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row] as const])))
  const found = new Map<
    string,
    { actor: string; posts: Set<string>; comments: number; answered: number; example: string | null }
  >()
  for (const row of heard) {
    if (row.actor === null) continue
    if (row.actor.toLowerCase() === account.handle_key) {
      const answered = row.reply_to === null ? undefined : byId.get(row.reply_to)?.actor
      const person = answered == null ? undefined : found.get(answered.toLowerCase())
      if (person) person.answered++
      continue
    }
    const key = row.actor.toLowerCase()
    const person = found.get(key) ?? {
      actor: row.actor,
      posts: new Set<string>(),
      comments: 0,
      answered: 0,
      example: null,
    }
    found.set(key, person)
    person.posts.add(row.post_id)
    person.comments++
    // The longest of the first words is the better example of who this is.
    if ((row.text?.length ?? 0) > (person.example?.length ?? 0)) person.example = row.text
  }
  return [...found.values()]
    .sort((a, b) => b.posts.size - a.posts.size || b.comments - a.comments || (a.actor < b.actor ? -1 : 1))
    .slice(0, limit)
    .map((person) => ({ ...person, posts: person.posts.size }))
}

/** A thread is a comment with everything that answers it, however deep. */
function threads({ account, heard, captions }: Opened, limit: number) {
  const parent = new Map(
    heard.flatMap((row) => (row.external_id === null ? [] : [[row.external_id, row.reply_to] as const])),
  )
  const rootOf = (row: HeardRow) => {
    let at = row.external_id
    for (let hops = 0; at !== null && hops < 100; hops++) {
      const above: string | null = parent.get(at) ?? null
      if (above === null || !parent.has(above)) return at
      at = above
    }
    return at
  }
  const found = new Map<string, HeardRow[]>()
  for (const row of heard) {
    const root = row.external_id === null ? null : rootOf(row)
    if (root === null) continue
    const turns = found.get(root)
    if (turns) turns.push(row)
    else found.set(root, [row])
  }
  return [...found.values()]
    .sort((a, b) => b.length - a.length || (b[0]!.at ?? 0) - (a[0]!.at ?? 0))
    .slice(0, limit)
    .map((turns) => ({
      post: turns[0]!.post_id,
      caption: captions.get(turns[0]!.post_id) ?? null,
      turns: turns
        .sort((a, b) => (a.at ?? 0) - (b.at ?? 0))
        .slice(0, 12)
        .map(({ actor, at, text }) => ({
          actor,
          byCreator: actor?.toLowerCase() === account.handle_key,
          at: at === null ? null : new Date(at * 1000).toISOString(),
          text,
        })),
    }))
}

/** All posts with their likes, the ones that stand out marked by the same function that found them. */
async function withLikes(context: Context, { account, posts }: Opened, limit: number) {
  const dated = datedPosts(posts)
  const z = new Map(likes(likedPosts(posts)).standOut.map((one) => [dated[one.index]!.id, one.z]))
  const shown = await postsOf(context, { id: account.id, limit: Math.max(limit, 120) })
  return shown.posts.map((post) => ({ ...post, standsOut: z.has(post.id), z: z.get(post.id) ?? null }))
}
