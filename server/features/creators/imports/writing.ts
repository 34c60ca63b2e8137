/**
 * Rows of a source become creators, accounts, posts and interactions, inside the transaction of their import. Seeing the same
 * thing twice is one row: accounts by platform and handle, posts and interactions by ids made from what was observed.
 */
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { namedUUID, observedUUIDv7, randomUUIDv7 } from '../../../store/identity.ts'
import type { Tx } from '../../../store/store.ts'
import type { CreatorRow, InteractionRow, Platform, PostRow } from '../rows.ts'
import { oneWriter } from '../creators.sql.ts'
import * as sql from './writing.sql.ts'

export type Told = {
  source: string
  example?: boolean
  now: Date
  /** How many accounts and creators' keys are remembered between batches; beyond it they are asked for again. */
  remember?: number
}
/** `in + known` is the number of rows given. */
export type Counted = { in: number; known: number }
export type Writer = {
  creators(rows: readonly CreatorRow[]): Promise<Counted>
  posts(rows: readonly PostRow[]): Promise<Counted>
  interactions(rows: readonly InteractionRow[]): Promise<Counted>
  finish(): Promise<void>
}

const REMEMBERED = 100_000

/** Waits for the workspace's other writers to end: two imports of the same accounts would otherwise lock each other out. */
export async function openWriter(tx: Tx, told: Told): Promise<Writer> {
  const { client } = tx
  await tx.run(oneWriter())
  await client.query(sql.STAGES)
  const remember = told.remember ?? REMEMBERED
  const accounts = new Map<string, string>()
  const creatorOfKey = new Map<string, string>()
  const touched = new Set<string>()
  const source = [told.source, told.now]

  const stage = async (table: string, lines: string[]) => {
    await client.query(`truncate ${table}`)
    const copy = client.query(copyFrom(sql.copy(table)))
    copy.end(`${lines.join('\n')}\n`)
    await finished(copy)
  }
  const count = async (statement: string, values: unknown[] = []) =>
    (await client.query<{ fresh: number }>(statement, values)).rows[0]!.fresh

  async function creators(rows: readonly CreatorRow[]): Promise<Counted> {
    if (rows.length === 0) return { in: 0, known: 0 }
    const merged = new Map<string, CreatorRow>()
    for (const row of rows) {
      const key = accountKey(row.platform, row.handle)
      const before = merged.get(key)
      merged.set(key, before ? { ...before, ...defined(row) } : row)
    }
    await stage(
      'staged_accounts',
      [...merged.values()].map((row, ordinal) => accountLine(row, ordinal, creatorFor(row))),
    )
    const known = (await client.query(sql.knownAccounts)).rowCount! > 0
    if (known && rows.some(({ creatorKey }) => creatorKey !== undefined)) await knownCreators()
    await client.query(sql.addCreators(told.example ?? false))
    if (known) await client.query(sql.fillCreators)
    const fresh = await count(sql.putAccounts, source)
    await client.query(sql.addSnapshotsOfBatch, source)
    return { in: fresh, known: rows.length - fresh }
  }

  /**
   * Rows with one key are one person, in whichever batch or file: the creator's id is made from the key. A shared address is not a
   * key: agencies share mailboxes.
   */
  const creatorFor = ({ creatorKey: key }: CreatorRow): string =>
    key === undefined
      ? randomUUIDv7(told.now.getTime())
      : (creatorOfKey.get(key) ?? namedUUID(`${tx.workspace}\n${key}`))

  /** Who came without a key at first keeps the creator that it has, and what shares its key joins that one. */
  async function knownCreators(): Promise<void> {
    const { rows } = await client.query<{ creator_key: string; creator_id: string }>(sql.knownCreators)
    if (creatorOfKey.size > remember) creatorOfKey.clear()
    for (const { creator_key, creator_id } of rows) creatorOfKey.set(creator_key, creator_id)
    await client.query(sql.joinKnownCreators)
  }

  /** Ids of the accounts that rows speak of; those not known yet are made, bare. */
  async function accountIds(rows: readonly { platform: Platform; handle: string }[]): Promise<void> {
    if (accounts.size > remember) accounts.clear()
    const missing = new Map<string, CreatorRow>()
    for (const { platform, handle } of rows) {
      const key = accountKey(platform, handle)
      if (!accounts.has(key)) missing.set(key, { platform, handle })
    }
    if (missing.size === 0) return
    const lookUp = async () => {
      const asked = [...missing.values()]
      const { rows: found } = await client.query<{ id: string; platform: Platform; handle_key: string }>(
        sql.heldAccounts,
        [asked.map(({ platform }) => platform), asked.map(({ handle }) => handleKey(handle))],
      )
      for (const { id, platform, handle_key } of found) {
        const key = accountKey(platform, handle_key)
        accounts.set(key, id)
        missing.delete(key)
      }
    }
    await lookUp()
    if (missing.size === 0) return
    await creators([...missing.values()])
    await lookUp()
  }

  async function touch(): Promise<void> {
    if (touched.size === 0) return
    await client.query(sql.touch, [[...touched]])
    touched.clear()
  }

  return {
    creators,
    async posts(rows) {
      if (rows.length === 0) return { in: 0, known: 0 }
      await accountIds(rows)
      const latest = new Map<string, string>()
      for (const row of rows) {
        const account = accounts.get(accountKey(row.platform, row.handle))!
        touched.add(account)
        const id = namedUUID(`${account}\n${row.post}`)
        latest.set(id, postLine(id, account, row))
      }
      await stage('staged_posts', [...latest.values()])
      const fresh = await count(sql.putPosts)
      await touch()
      return { in: fresh, known: rows.length - fresh }
    },
    async interactions(rows) {
      if (rows.length === 0) return { in: 0, known: 0 }
      await accountIds(rows)
      const posts = new Map<string, { id: string; line: string }>()
      const lines: string[] = Array(rows.length)
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i]!
        const account = accounts.get(accountKey(row.platform, row.handle))!
        touched.add(account)
        const named = `${account}\n${row.post}`
        let post = posts.get(named)
        if (!post) {
          const id = namedUUID(named)
          posts.set(named, (post = { id, line: `${id}\t${account}\t${text(row.post)}${'\t\\N'.repeat(10)}` }))
        }
        const time = row.at?.getTime() ?? 0
        const natural =
          row.id === undefined ? `${named}\n${row.actor ?? ''}\n${time}\n${row.text ?? ''}` : `${account}\n${row.id}`
        lines[i] =
          `${observedUUIDv7(time, `${row.kind}\n${natural}`)}\t${account}\t${post.id}\t${row.kind}\t${text(row.actor)}\t${moment(row.at)}\t${text(row.text)}\t${text(row.id)}\t${text(row.replyTo)}`
      }
      await stage(
        'staged_posts',
        [...posts.values()].map(({ line }) => line),
      )
      await client.query(sql.addBarePosts)
      await stage('staged_interactions', lines)
      const fresh = (await client.query(sql.putInteractions)).rowCount ?? 0
      await touch()
      return { in: fresh, known: rows.length - fresh }
    },
    async finish() {
      await client.query(sql.markTouched, [told.now])
    },
  }
}

/** Longer is no handle, name or place, and an index could not hold it. */
const LONGEST = 500

const handleKey = (handle: string) =>
  (SPECIAL.test(handle) || handle.length > LONGEST ? tame(handle) : handle).toLowerCase()
const tame = (value: string) => value.slice(0, LONGEST).toWellFormed().replaceAll('\0', '')
const accountKey = (platform: string, handle: string) => `${platform}\n${handleKey(handle)}`

const defined = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T

/** COPY's text format: tab, newline and backslash are escaped, NULL is \N; a NUL byte cannot be stored and is left out. */
const SPECIAL = /[\\\t\n\r\0]/
function text(value: string | undefined): string {
  if (value === undefined) return '\\N'
  if (!SPECIAL.test(value)) return value
  return value
    .replaceAll('\0', '')
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

const moment = (at: Date | undefined) => (at === undefined ? '\\N' : at.toISOString())
const number = (value: number | undefined) => (value === undefined ? '\\N' : String(value))
/** A count beyond 2^53 is a typing error: it is left out. */
const whole = (value: number | undefined) =>
  value !== undefined && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(Math.round(value)) : '\\N'
const short = (value: string | undefined) => text(value !== undefined && value.length > LONGEST ? tame(value) : value)
const list = (values: readonly string[] | undefined) =>
  text(
    `{${(values ?? [])
      .slice(0, LONGEST)
      .map((value) => `"${tame(value).replaceAll(/["\\]/g, '\\$&')}"`)
      .join(',')}}`,
  )
const flag = (value: boolean | undefined) => (value === undefined ? '\\N' : value ? 't' : 'f')

function accountLine(row: CreatorRow, ordinal: number, creator: string): string {
  return [
    ordinal, randomUUIDv7(), creator, row.platform, short(row.handle), text(handleKey(row.handle)), text(row.creatorKey), short(row.name), text(row.url),
    text(row.bio), text(row.email), short(row.place), short(row.country), short(row.language), list(row.topics),
    whole(row.followers), whole(row.following), whole(row.posts), number(row.engagementRate), number(row.averageLikes), number(row.averageComments),
    number(row.averageViews), number(row.averageShares), flag(row.verified),
  ].join('\t') // prettier-ignore
}

function postLine(id: string, account: string, row: PostRow): string {
  return [
    id, account, text(row.post), moment(row.postedAt), text(row.kind), text(row.caption), text(row.url), whole(row.likes), whole(row.comments),
    whole(row.views), whole(row.shares), whole(row.saves), flag(row.sponsored),
  ].join('\t') // prettier-ignore
}
