/** The rows behind one finding, chosen so that a person who opens them sees why the number is what it is. */
import type { ExchangeSignal } from '@rapport/analysis/authenticity/exchange.ts'
import { giveaways } from '@rapport/analysis/relationship/giveaways.ts'
import { bySubstance } from '@rapport/analysis/relationship/substantial.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { postsOf } from '../creators/creators.ts'
import type { Tx } from '../../store/store.ts'
import { collected, until } from './auditing.ts'
import * as sql from './audits.sql.ts'
import type { Candidate, HeardRow } from './audits.sql.ts'
import { evidenceOf, knownAbout } from './opened.ts'
import { commentsOf, datedPosts, growthOf, likesOf, saidUnder } from './signals.ts'
import type { Said } from './signals.ts'
import { WORDS } from './words.ts'

const ABOUT_PEOPLE = new Set(['repeatCommenters', 'loyalty', 'concentration', 'cohesion', 'activeCore'])
const ABOUT_THREADS = new Set(['reciprocity', 'depth'])

type Opened = { account: Candidate; heard: HeardRow[]; captions: Map<string, string> }

export async function evidence(
  context: Context,
  { id, finding, limit }: { id: string; finding: string; limit: number },
) {
  if (!Object.hasOwn(WORDS, finding))
    throw new Refused('not-found', `No finding ${finding}. There are: ${Object.keys(WORDS).join(', ')}.`)
  const nothing: Shown = { title: WORDS[finding]!.label, people: [], threads: [], posts: [] }
  const own = OWN[finding]
  if (own) return { ...nothing, ...(await own(context, { id, finding, limit })) }
  const rows = await inside(context, (tx) => rowsOf(tx, id))
  if (!rows) return nothing
  if (ABOUT_PEOPLE.has(finding))
    return { ...nothing, title: 'The people who come back most', people: people(rows, limit) }
  if (ABOUT_THREADS.has(finding))
    return { ...nothing, title: 'Threads, the longest first', threads: threads(rows, limit) }
  return { ...nothing, title: 'Posts and their likes', posts: await withLikes(context, rows.account.id, limit) }
}

type Asked = { id: string; finding: string; limit: number }
type Shown = {
  title: string
  people: ReturnType<typeof people>
  threads: ReturnType<typeof threads>
  posts: Awaited<ReturnType<typeof withLikes>>
}
type Look = (context: Context, asked: Asked) => Promise<Partial<Shown>>

/** Findings whose rows are others than people, threads or likes. */
const OWN: Record<string, Look> = {
  substance,
  growth: aroundSteps,
  comments: alike,
  pods: inGroup,
  blocks: inGroup,
  share: unnamed,
  followers: unnamed,
}

const inside = <Result>(context: Context, work: (tx: Tx) => Promise<Result>) =>
  context.store.transact(context.workspace, work)

async function rowsOf(tx: Tx, id: string): Promise<Opened | undefined> {
  const account = await tx.row<Candidate>(sql.accounts([id]))
  if (!account) return undefined
  const captions = await tx.rows<{ id: string; caption: string }>(sql.captions(id))
  return {
    account,
    heard: await tx.rows<HeardRow>(sql.heard(id)),
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
          at: at === null ? null : instant(at),
          text,
        })),
    }))
}

/** All posts with their likes, the ones that stand out marked by the same function that found them. */
async function withLikes(context: Context, id: string, limit: number) {
  const { posts } = await inside(context, (tx) => knownAbout(tx, id))
  const dated = datedPosts(posts)
  const z = new Map(likesOf(posts).standOut.map((one) => [dated[one.index]!.id, one.z]))
  const shown = await postsOf(context, { id, limit: Math.max(limit, 120) })
  return shown.posts.map((post) => ({ ...post, standsOut: z.has(post.id), z: z.get(post.id) ?? null }))
}

/** As far from a step as a post is taken to explain it. */
const NEAR = 3 * 86_400

/** Posts that came out around a step, which may explain it; without a step, all. */
async function aroundSteps(context: Context, { id, limit }: Asked) {
  const { counts, posts } = await inside(context, (tx) => knownAbout(tx, id))
  const { steps } = growthOf(until(counts, new Date(context.outside.clock())), posts)
  const near = (at: string | null) =>
    steps.some(
      ({ from, to }) => at !== null && Date.parse(at) / 1000 >= from - NEAR && Date.parse(at) / 1000 <= to + NEAR,
    )
  const shown = await postsOf(context, { id, limit: 500 })
  const marked = shown.posts.map((post) => ({ ...post, standsOut: near(post.postedAt), z: null }))
  return steps.length === 0
    ? { title: 'No step; the posts of the time', posts: marked.slice(0, limit) }
    : {
        title: 'Posts of the days around the steps',
        posts: marked.filter(({ standsOut }) => standsOut).slice(0, limit),
      }
}

async function said(context: Context, id: string): Promise<{ all: Said[]; rows: Opened | undefined }> {
  return inside(context, async (tx) => {
    const all = collected(await evidenceOf(tx, id), new Date(context.outside.clock()))
    return { all: saidUnder(all, giveaways(all.interactions)), rows: await rowsOf(tx, id) }
  })
}

/** Whoever wrote what others wrote nearly alike, those of the largest cluster first, with the text. */
async function alike(context: Context, { id, limit }: Asked) {
  const { all, rows } = await said(context, id)
  const texts = new Map<string, string>()
  for (const { members } of commentsOf(all).templates)
    for (const index of members) {
      const { author, text } = all[index]!
      if (author && !texts.has(author)) texts.set(author, text)
    }
  const place = new Map([...texts.keys()].map((author, at) => [author, at]))
  const found = rows ? people(rows, Infinity).filter(({ actor }) => texts.has(actor.toLowerCase())) : []
  return {
    title: 'People who wrote nearly the same as others',
    people: found
      .sort((a, b) => place.get(a.actor.toLowerCase())! - place.get(b.actor.toLowerCase())!)
      .slice(0, limit)
      .map((person) => ({ ...person, example: texts.get(person.actor.toLowerCase())! })),
  }
}

/** Members of the group who come here, or else other creators who do. */
async function inGroup(context: Context, { id, finding, limit }: Asked) {
  const { rows, stored } = await inside(context, async (tx) => ({
    rows: await rowsOf(tx, id),
    stored: (await knownAbout(tx, id)).stored,
  }))
  const exchanges = stored.filter(({ name }) => name === 'pods' || name === 'blocks') as ExchangeSignal[]
  const signal = exchanges.find(({ name }) => name === finding)
  const members = new Set(signal?.group?.members ?? exchanges.flatMap(({ contacts }) => contacts ?? []))
  const found = rows ? people(rows, Infinity).filter(({ actor }) => members.has(actor.toLowerCase())) : []
  return {
    title: signal?.group ? 'Members of the group who comment here' : 'Other creators here who comment',
    people: found.slice(0, limit),
  }
}

async function unnamed() {
  return { title: 'Followers of a sample are counted, and their names are not kept' }
}

/** What says most, then what says least: half of each. */
async function substance(context: Context, { id, limit }: Asked) {
  const { all, rows } = await said(context, id)
  const ranked = bySubstance(all.map(({ text }) => text))
  const half = Math.ceil(Math.min(limit, ranked.length) / 2)
  const chosen = [...ranked.slice(0, half), ...ranked.slice(Math.max(half, ranked.length - half)).toReversed()]
  return {
    title: 'Comments that say most, then those that say least',
    threads: chosen.map(({ index }) => {
      const { author, at, text, post } = all[index]!
      return {
        post,
        caption: rows?.captions.get(post) ?? null,
        turns: [{ actor: author ?? null, byCreator: false, at: at === null ? null : instant(at), text }],
      }
    }),
  }
}

const instant = (at: number) => new Date(at * 1000).toISOString()
