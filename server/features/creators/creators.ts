/** Creators and their accounts, as they are looked at. Writing them is `imports/`. */
import type { z } from 'zod'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { Tx } from '../../store/store.ts'
import { bandOf } from '../members/members.ts'
import type * as operations from './creators.operations.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { profile } from './imports/reading/index.ts'
import * as sql from './creators.sql.ts'
import { count, countFacets, find } from './search.ts'
import type { AccountRow, KnownRow, NamedRow, PeopleRow, SizeRow } from './creators.sql.ts'

type Filter = z.output<typeof operations.filter>
export type Listing = z.output<typeof operations.listing>
export type Listed = z.input<typeof operations.listed>

export async function list(context: Context, input: Listing & { after?: string | undefined; limit: number }) {
  return context.store.transact(context.workspace, async (tx) => {
    const band = input.anySize
      ? undefined
      : { ...(await bandOf(tx)), ...withoutUndefined({ low: input.low, high: input.high }) }
    const after = input.after === undefined ? undefined : readCursor(input.after, input)
    const found = await find(tx, { filter: input, band, after, most: input.limit + 1 })
    const rows = found.slice(0, input.limit)
    const ranked = withRanks(rows, input.sort === 'relationship' && input.descending, after?.tie)
    const last = rows.at(-1)
    return {
      rows: ranked.rows,
      next: found.length > input.limit && last ? cursorOf(last, input, ranked.tie) : null,
    }
  })
}

/** Where the last tie group stood, so that the next page goes on with it. */
export type Tie = { rank: number; seen: number; low: number }

/**
 * Ranks in order of score: a row opens a new group when its interval ends below the interval of the group's first.
 * Rows that cannot be told apart from that first share its rank.
 */
function withRanks(rows: AccountRow[], ranked: boolean, before: Tie | undefined) {
  let tie = before
  let seen = before?.seen ?? 0
  const out = rows.map((row): Listed => {
    let rank: number | null = null
    if (ranked && row.relationship_score !== null) {
      seen++
      if (tie === undefined || (row.relationship_high ?? 0) < tie.low)
        tie = { rank: seen, seen, low: row.relationship_low ?? 0 }
      rank = tie.rank
    }
    return listed(row, rank)
  })
  return { rows: out, tie: tie && { ...tie, seen } }
}

function listed(row: AccountRow, rank: number | null = null): Listed {
  return {
    id: row.id,
    creatorId: row.creator_id,
    name: row.name,
    platform: row.platform,
    handle: row.handle,
    url: row.url,
    place: row.place,
    country: row.country,
    language: row.language,
    topics: row.topics,
    followers: row.followers,
    engagementRate: row.engagement_rate,
    relationship: {
      state: row.relationship_state,
      score: row.relationship_score,
      low: row.relationship_low,
      high: row.relationship_high,
    },
    audience: row.audience,
    why: row.why,
    rank,
  }
}

/** Accounts by id, for downstream nouns that hold on to them. */
export async function listedByIds(tx: Tx, ids: string[]): Promise<Map<string, Listed>> {
  const rows = ids.length ? await tx.rows<AccountRow>(sql.byIds(ids)) : []
  return new Map(rows.map((row) => [row.id, listed(row)]))
}

/** Follower counts of the past, where a source kept them. */
export async function addSnapshots(
  tx: Tx,
  platform: string,
  handle: string,
  counts: Iterable<{ at: Date; followers: number }>,
  source: string,
) {
  const days = [...counts].map(({ at, followers }) => ({
    day: at.toISOString().slice(0, 10),
    followers,
  }))
  await tx.run(sql.addSnapshots(platform, handle.toLowerCase(), days, source))
}

/** What the latest audit found, to filter and sort by. */
export type Standing = {
  account: string
  state: Listed['relationship']['state']
  score: number | null
  low: number | null
  high: number | null
  audience: Listed['audience']
  why: string
}

/** Until the end of the transaction standings are what they are now: for who compares before recording new ones. */
export const holdStandings = (tx: Tx) => tx.run(sql.oneWriter())

export async function recordStandings(tx: Tx, at: Date, standings: Standing[]): Promise<void> {
  if (standings.length === 0) return
  await tx.run(sql.oneWriter())
  await tx.run(sql.recordStandings(at, standings))
}

/** Accounts of which nothing was heard say so, without an audit each. */
export async function standWithoutEvidence(tx: Tx, at: Date): Promise<void> {
  await tx.run(sql.oneWriter())
  await tx.run(
    sql.standWithoutEvidence(at, 'Nothing known yet but the profile: import comments, or ask the creator to connect.'),
  )
}

export async function summary(context: Context, input: Filter) {
  return context.store.transact(context.workspace, async (tx) => {
    const band = { ...(await bandOf(tx)), ...withoutUndefined({ low: input.low, high: input.high }) }
    const held = input.anySize ? { low: 0, high: Number.MAX_SAFE_INTEGER } : band
    return { ...(await count(tx, input, held)), band }
  })
}

export async function facets(context: Context) {
  return context.store.transact(context.workspace, async (tx) => {
    const found = await countFacets(tx)
    const of = (facet: string) =>
      found.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }))
    return { platform: of('platform'), place: of('place'), topic: of('topic'), language: of('language') }
  })
}

export async function account(context: Context, { id }: { id: string }) {
  return context.store.transact(context.workspace, async (tx) => {
    const row = await tx.row<sql.WholeAccountRow>(sql.one(id))
    if (!row)
      throw new Refused(
        'not-found',
        `No account ${id} in this workspace. It may have been removed with the example or an import.`,
      )
    const known = (await tx.row<{ posts: number; interactions: number }>(sql.known(id)))!
    const accounts = await tx.rows<{
      id: string
      platform: Listed['platform']
      handle: string
      followers: number | null
    }>(sql.siblings(row.creator_id))
    const history = await tx.rows<{ day: string; followers: number | null; posts: number | null }>(sql.history(id))
    return {
      ...listed(row),
      bio: row.bio,
      email: row.email,
      following: row.following,
      posts: row.posts,
      averageLikes: row.average_likes,
      averageComments: row.average_comments,
      averageViews: row.average_views,
      averageShares: row.average_shares,
      verified: row.verified,
      source: row.source,
      asOf: row.as_of.toISOString(),
      auditedAt: row.audited_at?.toISOString() ?? null,
      known,
      accounts,
      history,
    }
  })
}

export async function postsOf(context: Context, { id, limit }: { id: string; limit: number }) {
  return context.store.transact(context.workspace, async (tx) => ({
    posts: (await tx.rows<sql.PostRow>(sql.posts(id, limit))).map(shown),
  }))
}

export async function post(context: Context, { id, post, limit }: { id: string; post: string; limit: number }) {
  return context.store.transact(context.workspace, async (tx) => {
    const found = await tx.row<sql.PostRow>(sql.post(id, post))
    if (!found) throw new Refused('not-found', `No post ${post} of account ${id} in this workspace.`)
    const conversation = await tx.rows<sql.InteractionRow>(sql.conversation(id, post, limit))
    return {
      ...shown(found),
      conversation: conversation.map((row) => ({
        id: row.id,
        actor: row.actor,
        byCreator: row.by_creator,
        at: row.at?.toISOString() ?? null,
        text: row.text,
        externalId: row.external_id,
        replyTo: row.reply_to,
      })),
    }
  })
}

function shown(row: sql.PostRow) {
  const { external_id, posted_at, ...rest } = row
  return { ...rest, externalId: external_id, postedAt: posted_at?.toISOString() ?? null }
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>
  }
}

export type Audience = { id: string; averageViews: number | null; people: number[] }

/** Interactions beyond which people are sampled. */
const MOST_HEARD = 2_000_000

/** The known people of some audiences, numbered from 0, and the share of all that they are. */
export async function audiencesOf(tx: Tx, ids: string[]) {
  const heard = ids.length ? await tx.rows<PeopleRow>(sql.heardOf(ids)) : []
  const total = heard.reduce((sum, { interactions }) => sum + interactions, 0)
  const share = Math.min(1, MOST_HEARD / Math.max(1, total))
  const rows = ids.length ? await tx.rows<KnownRow>(sql.knownPeople(ids, share)) : []
  const views = new Map(heard.map(({ id, average_views }) => [id, average_views]))
  const numbers = new Map<string, number>()
  const numberOf = (person: string) => {
    const known = numbers.get(person)
    if (known !== undefined) return known
    numbers.set(person, numbers.size)
    return numbers.size - 1
  }
  const audiences = rows.map(({ id, people }): Audience => ({
    id,
    averageViews: views.get(id) ?? null,
    people: people ? people.split(',').map(numberOf) : [],
  }))
  return { audiences, people: numbers.size, share }
}

/** As people write it in a table: a handle that may begin with @, or the address of a profile. */
export type WrittenAs = { handle: string; platform?: string | undefined }

/** The account of each row, or why it is none. */
export async function accountsWritten(
  tx: Tx,
  rows: readonly WrittenAs[],
): Promise<({ account: string } | { because: string })[]> {
  const asked = rows.map(({ handle, platform }) => {
    const read = profile(handle, null)
    return {
      handle: read?.handle ?? handle.replace(/^@/, ''),
      platform: platform?.toLowerCase() || (read?.platform ?? undefined),
    }
  })
  const keys = [...new Set(asked.map(({ handle }) => handle.toLowerCase()))]
  const byHandle = Map.groupBy(await tx.rows<NamedRow>(sql.named(keys)), ({ handle }) => handle.toLowerCase())
  return asked.map(({ handle, platform }) => {
    const found = (byHandle.get(handle.toLowerCase()) ?? []).filter((one) => !platform || one.platform === platform)
    if (found.length === 1) return { account: found[0]!.id }
    return {
      because:
        found.length === 0
          ? `No account @${handle}${platform ? ` on ${platform}` : ''}: import the creator first.`
          : `@${handle} is on ${found.map((one) => one.platform).join(' and ')}: say which platform.`,
    }
  })
}

/** Average views and followers of accounts. */
export const sizesOf = async (
  tx: Tx,
  ids: string[],
): Promise<Map<string, { views: number | null; followers: number | null }>> =>
  new Map(
    (ids.length ? await tx.rows<SizeRow>(sql.sizesOf(ids)) : []).map(({ id, average_views, followers }) => [
      id,
      { views: average_views, followers },
    ]),
  )
