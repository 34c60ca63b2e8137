/**
 * A sample of an account's followers, uploaded or given, becomes its `share` signal. Of the followers themselves nothing
 * stays that says who they are: docs/decisions/0008-follower-samples.md
 */
import { digitShare } from '@rapport/analysis/authenticity/followers.ts'
import { sampleOf } from '@rapport/analysis/authenticity/sample.ts'
import type { SampledFollower } from '@rapport/analysis/authenticity/sample.ts'
import { shareSignal } from '@rapport/analysis/authenticity/share.ts'
import type { Drawn } from '@rapport/analysis/authenticity/share.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import type { Tx } from '../../store/store.ts'
import { cancel } from '../creators/imports/imports.ts'
import type { Inspection } from '../creators/imports/reading/index.ts'
import { Unreadable } from '../creators/imports/reading/index.ts'
import { importRow, sourceOf } from '../creators/imports/row.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { runAll } from './audits.ts'
import { reasonToAsk } from './reasons.ts'
import { followersIn } from './samples-reading.ts'
import type { Field } from './samples-reading.ts'
import * as sql from './samples.sql.ts'
import type { SampleRow } from './samples.sql.ts'
import { put } from './signals.sql.ts'

/** A follower as she may be given without a file. */
export type GivenFollower = Omit<SampledFollower, 'name' | 'createdAt' | 'followedAt'> & {
  id?: string | undefined
  username?: string | undefined
  createdAt?: string | undefined
  followedAt?: string | undefined
}

type Asked = {
  id: string
  drawn: Drawn
  file?: string | undefined
  rows?: GivenFollower[] | undefined
  mapping?: Record<string, Field> | undefined
}

/** The same rows give the same interval. */
const SEED = 1

export async function takeSample(context: Context, { id, drawn, file, rows, mapping = {} }: Asked) {
  if ((file === undefined) === (rows === undefined))
    throw new Refused('invalid', `file, rows: found ${file === undefined ? 'neither' : 'both'}, wanted one of them.`)
  const given = file === undefined ? rows!.map(named) : await followersOf(context, file, mapping)
  const source = file === undefined ? 'rows' : (await importRow(context, file)).file_name
  await context.store.transact(context.workspace, (tx) =>
    keepSample(tx, id, given, drawn, new Date(context.outside.clock()), source),
  )
  if (file !== undefined) await forget(context, file)
  await runAll(context, { accounts: [id] })
  return showSample(context, { id })
}

/** Scores the sample and writes it and the signal that it becomes; whoever calls audits the account afterwards. */
export async function keepSample(
  tx: Tx,
  account: string,
  followers: readonly SampledFollower[],
  drawn: Drawn,
  at: Date,
  source: string,
): Promise<void> {
  const found = await tx.row<{ followers: number | null }>(sql.audience(account))
  if (!found) throw new Refused('not-found', 'There is no such account.')
  const audience = found.followers ?? undefined
  const sample = sampleOf(followers, { how: drawn, audience }, at.getTime() / 1000, seeded(SEED))
  await tx.run(sql.keep(account, at, source, { ...sample, drawn }))
  await tx.run(put(account, at, [shareSignal(sample.share)]))
}

/** The id of an account by its handle, and by its platform where several have that handle. */
export async function accountNamed(tx: Tx, handle: string, platform: string | null = null): Promise<string> {
  const key = handle.replace(/^@/, '').toLowerCase()
  const [one, other] = await tx.rows<{ id: string; platform: string }>(sql.accountsNamed(key, platform))
  if (!one) throw new Refused('not-found', `There is no account ${handle}${platform ? ` on ${platform}` : ''}.`)
  if (other)
    throw new Refused(
      'invalid',
      `${handle}: found on ${one.platform} and ${other.platform}. Say which: ${one.platform}/${key}.`,
    )
  return one.id
}

async function followersOf(context: Context, file: string, mapping: Record<string, Field>) {
  const row = await importRow(context, file)
  if ((await context.outside.files.size(file)) === undefined)
    throw new Refused('conflict', `${row.file_name}: this file was read already and is gone. Upload it again.`)
  try {
    return await followersIn(sourceOf(context, row), row.inspection as unknown as Inspection, mapping)
  } catch (error) {
    throw error instanceof Unreadable ? new Refused('invalid', error.message) : error
  }
}

/** The file holds names: it goes, and with it its place among the files that wait to be imported. */
export async function forget(context: Context, file: string): Promise<void> {
  await cancel(context, { id: file })
  await context.outside.files.drop(file)
}

function named({ id, username, createdAt, followedAt, digitShare: told, ...follower }: GivenFollower): SampledFollower {
  const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text) / 1000)
  return {
    ...follower,
    name: username?.toLowerCase() ?? id,
    digitShare: told ?? (username === undefined ? undefined : digitShare(username)),
    createdAt: instant(createdAt),
    followedAt: instant(followedAt),
  }
}

export async function showSample(context: Context, { id }: { id: string }) {
  const row = await context.store.transact(context.workspace, async (tx) => {
    if (!(await tx.row(sql.audience(id)))) throw new Refused('not-found', 'There is no such account.')
    return tx.row<SampleRow>(sql.latest(id))
  })
  const at = row?.at ?? new Date(context.outside.clock())
  const sample = row?.sample ?? { ...sampleOf([], { how: 'unknown' }, 0, seeded(SEED)), drawn: null }
  const { share, layers, examples, incomplete, twice, drawn } = sample
  const source = row?.source ?? ''
  return {
    n: share.n,
    drawn,
    at: row ? at.toISOString() : null,
    source,
    incomplete,
    twice,
    share: {
      name: 'share',
      label: 'Followers who look made or bought',
      state: share.state,
      value: share.median ?? null,
      interval: share.interval ? ([...share.interval] as [number, number]) : null,
      level: share.state === 'assessed' ? share.level : null,
      unit: 'share' as const,
      n: share.n,
      needed: share.needed,
      of: 'sampled followers',
      sentence: row ? share.because : `No followers were sampled, ${share.needed} are needed: upload a list of them.`,
      source,
      asOf: row ? at.toISOString() : null,
      pool: null,
      ...doubts(share),
    },
    strata: layers.map((layer) => ({ ...layer })),
    examples: examples.map(({ account, suspicion, because }) => ({
      followers: account.followers ?? null,
      following: account.following ?? null,
      posts: account.posts ?? null,
      hasPicture: account.hasPicture ?? null,
      digitShare: account.digitShare ?? null,
      suspicion,
      contributions: because.map((one) => ({ ...one })),
    })),
  }
}

function doubts(share: Parameters<typeof shareSignal>[0]) {
  const signal = shareSignal(share)
  const { concern, howOftenWrong, innocent } = signal
  return {
    concern,
    threshold: reasonToAsk(signal),
    howOftenWrong: howOftenWrong.says,
    innocent: [...innocent],
  }
}
