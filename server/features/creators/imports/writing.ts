/**
 * Rows of a source become creators, accounts, posts and interactions, inside the transaction of their import. Seeing the same
 * thing twice is one row: accounts by platform and handle, posts and interactions by ids made from what was observed.
 */
import { finished } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import { namedUUID, randomUUIDv7 } from '../../../store/identity.ts'
import type { Tx } from '../../../store/store.ts'
import type { CreatorRow, InteractionRow, Platform, PostRow } from '../rows.ts'
import { oneWriter } from '../creators.sql.ts'
import { outdateTallies } from '../search.sql.ts'
import { Packed, uuidBytes } from './packing.ts'
import { handleKey, packAccount, packInteraction, packPost } from './staging.ts'
import * as sql from './writing.sql.ts'

export type Told = {
  source: string
  example?: boolean
  now: Date
  /** How many accounts, posts and creators' keys are remembered between batches; beyond it they are asked for again. */
  remember?: number
}
/** `in + known` is the number of rows given. */
export type Counted = { in: number; known: number }
export type Writer = {
  creators(rows: readonly CreatorRow[]): Promise<Counted>
  posts(rows: readonly PostRow[]): Promise<Counted>
  /**
   * While the database takes these rows in, the next ones may be given already. `calm` is awaited when nothing of these rows is
   * half done: the place for other statements, and for `expect`, since afterwards the connection is busy.
   */
  interactions(rows: readonly InteractionRow[], calm?: () => Promise<void>): Promise<Counted>
  /** Looks up the accounts of rows that come next. */
  expect(rows: readonly Named[]): Promise<void>
  /** Marks what was touched, and readies what is there for being looked at. */
  finish(): Promise<void>
}

const REMEMBERED = 100_000
/** Rows packed, some two milliseconds, before others may go on. */
const BREATH = 1000

type Account = { id: string; bytes: Uint8Array; platform: Platform; key: string }
type Named = { platform: Platform; handle: string }

/** Waits for the workspace's other writers to end: two imports of the same accounts would otherwise lock each other out. */
export async function openWriter(tx: Tx, told: Told): Promise<Writer> {
  const { client } = tx
  await tx.run(oneWriter())
  await client.query(sql.STAGES)
  const direct = (await tx.rowsAsOwner<{ direct: boolean }>(sql.mayCopy))[0]!.direct
  const workspace = uuidBytes(tx.workspace)
  const remember = told.remember ?? REMEMBERED
  const accounts = new Map<string, Account>()
  const posts = new Map<string, Uint8Array>()
  const creatorOfKey = new Map<string, string>()
  const touched = new Set<Account>()
  const fresh = { accounts: 0, snapshots: 0, posts: 0, interactions: 0 }
  const source = [told.source, told.now]
  let allNew = true
  let changed = false
  let putBefore: Promise<unknown> = Promise.resolve()

  const copy = async (table: string, pieces: Buffer[]) => {
    const into = client.query(copyFrom(sql.copy(table)))
    for (const piece of pieces) into.write(piece)
    into.end()
    await finished(into)
  }
  const stage = async (table: string, packed: Packed) => {
    await client.query(`truncate ${table}`)
    await copy(table, packed.end())
  }
  const count = async (statement: string, values: unknown[] = []) =>
    (await client.query<{ fresh: number }>(statement, values)).rows[0]!.fresh

  async function creators(rows: readonly CreatorRow[]): Promise<Counted> {
    if (rows.length === 0) return NOTHING
    const merged = mergedBy(rows, ({ platform, handle }) => accountKey(platform, handle))
    const packed = new Packed()
    let ordinal = 0
    for (const row of merged.values()) packAccount(packed, row, ordinal++, creatorFor(row))
    await stage('staged_accounts', packed)
    const known = (await client.query(sql.knownAccounts)).rowCount! > 0
    if (known && rows.some(({ creatorKey }) => creatorKey !== undefined)) await knownCreators()
    await client.query(sql.addCreators(told.example ?? false))
    if (known) await client.query(sql.fillCreators)
    const added = await count(sql.putAccounts, source)
    fresh.accounts += added
    fresh.snapshots += (await client.query(sql.addSnapshotsOfBatch, source)).rowCount!
    changed = true
    return { in: added, known: rows.length - added }
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
    forgetBeyond(creatorOfKey)
    for (const { creator_key, creator_id } of rows) creatorOfKey.set(creator_key, creator_id)
    await client.query(sql.joinKnownCreators)
  }

  /** Finds the accounts that rows speak of; those not known yet are made, bare. */
  async function meet(rows: readonly Named[]): Promise<(row: Named) => Account> {
    forgetBeyond(accounts)
    const missing = new Map<string, CreatorRow>()
    let before: Named | undefined
    for (const row of rows) {
      if (row.handle === before?.handle && row.platform === before.platform) continue
      before = row
      const key = accountKey(row.platform, row.handle)
      if (!accounts.has(key)) missing.set(key, { platform: row.platform, handle: row.handle })
    }
    await lookUp(missing)
    if (missing.size > 0) {
      await creators([...missing.values()])
      await lookUp(missing)
    }
    return met()
  }

  async function lookUp(missing: Map<string, CreatorRow>): Promise<void> {
    if (missing.size === 0) return
    const asked = [...missing.values()]
    const { rows: found } = await client.query<{ id: string; platform: Platform; handle_key: string }>(
      sql.heldAccounts,
      [asked.map(({ platform }) => platform), asked.map(({ handle }) => handleKey(handle))],
    )
    for (const { id, platform, handle_key } of found) {
      const key = accountKey(platform, handle_key)
      accounts.set(key, { id, bytes: uuidBytes(id), platform, key: handle_key })
      missing.delete(key)
    }
  }

  /** Exports hold account after account: the one before is mostly the one asked for. */
  function met(): (row: Named) => Account {
    let before: Named | undefined
    let account: Account
    return (row) => {
      if (row.handle === before?.handle && row.platform === before.platform) return account
      before = row
      account = accounts.get(accountKey(row.platform, row.handle))!
      touched.add(account)
      return account
    }
  }

  async function touch(): Promise<void> {
    const all = [...touched]
    await client.query(sql.touch, [all.map(({ platform }) => platform), all.map(({ key }) => key)])
    touched.clear()
  }

  function forgetBeyond(map: Map<string, unknown>): void {
    if (map.size > remember) map.clear()
  }

  /**
   * Copying into the table itself takes two thirds of the time of inserting, and fails when one of the rows is here already, or twice
   * in the batch. The first failure takes the batch back, which then goes in as a set, as do the next ones until one was all new again.
   */
  async function putInteractions(rows: number, packed: Packed): Promise<number> {
    const pieces = packed.end()
    if (direct && allNew) {
      await client.query('savepoint batch')
      try {
        await tx.asOwner(() => copy('interactions', pieces))
        await client.query('release savepoint batch')
        return rows
      } catch (error) {
        if ((error as { code?: string }).code !== UNIQUE) throw error
        await client.query('rollback to savepoint batch')
      }
    }
    await client.query('truncate staged_interactions')
    await copy('staged_interactions', pieces)
    const { rowCount } = await client.query(sql.putInteractions)
    allNew = rowCount === rows
    return rowCount!
  }

  return {
    creators,
    async posts(rows) {
      if (rows.length === 0) return NOTHING
      const accountOf = await meet(rows)
      const packed = new Packed()
      for (const [named, row] of mergedBy(rows, (row) => postName(accountOf(row), row)))
        packPost(packed, uuidBytes(namedUUID(named)), accountOf(row).bytes, row)
      await stage('staged_posts', packed)
      const added = await count(sql.putPosts)
      fresh.posts += added
      await touch()
      return { in: added, known: rows.length - added }
    },
    async expect(rows) {
      await meet(rows)
    },
    async interactions(rows, calm) {
      if (rows.length === 0) {
        await putBefore
        await calm?.()
        return NOTHING
      }
      const accountOf = await meet(rows)
      forgetBeyond(posts)
      const barePosts = new Packed()
      const packed = new Packed()
      let newPosts = 0
      let sinceBreath = 0
      let named = ''
      let post: Uint8Array
      for (const row of rows) {
        const account = accountOf(row)
        const name = postName(account, row)
        if (name !== named) {
          named = name
          const known = posts.get(name)
          post = known ?? uuidBytes(namedUUID(name))
          if (!known) {
            posts.set(name, post)
            newPosts++
            packPost(barePosts, post, account.bytes, { post: row.post })
          }
        }
        const natural =
          row.id === undefined
            ? `${name}\n${row.actor ?? ''}\n${row.at?.getTime() ?? 0}\n${row.text ?? ''}`
            : `${account.id}\n${row.id}`
        packInteraction(packed, row, natural, workspace, account.bytes, post!)
        // The rows before are still on their way out, piece by piece.
        if (++sinceBreath === BREATH) {
          sinceBreath = 0
          await new Promise(setImmediate)
        }
      }
      await putBefore
      if (newPosts > 0) {
        await stage('staged_posts', barePosts)
        fresh.posts += (await client.query(sql.addBarePosts)).rowCount!
      }
      await touch()
      await calm?.()
      const putting = putInteractions(rows.length, packed)
      putBefore = putting
      const added = await putting
      fresh.interactions += added
      return { in: added, known: rows.length - added }
    },
    async finish() {
      await client.query(sql.markTouched, [told.now])
      if (changed) await tx.run(outdateTallies())
      if (fresh.accounts > SOME) await tx.rowsAsOwner(sql.sortInWords())
      const grown = await tx.rowsAsOwner<{ name: string }>(sql.grown(fresh))
      for (const { name } of grown) await tx.rowsAsOwner(sql.analyze(name))
    },
  }
}

const NOTHING: Counted = { in: 0, known: 0 }
const UNIQUE = '23505'
/** Fewer new accounts than this are left to the database's own housekeeping. */
const SOME = 1000

const accountKey = (platform: string, handle: string) => `${platform}\n${handleKey(handle)}`
const postName = (account: Account, { post }: { post: string }) => `${account.id}\n${post}`

/** Rows that speak of one thing as one row: what a later one says counts, what it leaves out stays. */
function mergedBy<Row extends object>(rows: readonly Row[], name: (row: Row) => string): Map<string, Row> {
  const merged = new Map<string, Row>()
  for (const row of rows) {
    const key = name(row)
    const before = merged.get(key)
    merged.set(key, before ? { ...before, ...defined(row) } : row)
  }
  return merged
}

const defined = <T extends object>(row: T) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T
