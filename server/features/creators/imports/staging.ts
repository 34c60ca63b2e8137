/** One row of a source in the columns of the temporary tables (writing.sql.ts), in their order. */
import { randomUUIDv7 } from '../../../store/identity.ts'
import type { CreatorRow, InteractionRow, PostRow } from '../rows.ts'
import type { Packed } from './packing.ts'
import { uuidBytes } from './packing.ts'

/** Longer is no handle, name or place, and an index could not hold it. */
const LONGEST = 500

const tame = (value: string) => value.slice(0, LONGEST).toWellFormed().replaceAll('\0', '')
const short = (value: string | undefined) => (value !== undefined && value.length > LONGEST ? tame(value) : value)

/** What two spellings of one handle have in common. */
export const handleKey = (handle: string) =>
  (handle.length > LONGEST || handle.includes('\0') || !handle.isWellFormed() ? tame(handle) : handle).toLowerCase()

export function packAccount(into: Packed, row: CreatorRow, ordinal: number, creator: string): void {
  into.row(24)
  into.int4(ordinal)
  into.uuid(uuidBytes(randomUUIDv7()))
  into.uuid(uuidBytes(creator))
  into.text(row.platform)
  into.text(short(row.handle))
  into.text(handleKey(row.handle))
  into.text(row.creatorKey)
  into.text(short(row.name))
  into.text(row.url)
  into.text(row.bio)
  into.text(row.email)
  into.text(short(row.place))
  into.text(short(row.country))
  into.text(short(row.language))
  into.texts((row.topics ?? []).slice(0, LONGEST).map((topic) => short(topic)!))
  into.whole(row.followers)
  into.whole(row.following)
  into.whole(row.posts)
  into.number(row.engagementRate)
  into.number(row.averageLikes)
  into.number(row.averageComments)
  into.number(row.averageViews)
  into.number(row.averageShares)
  into.flag(row.verified)
}

/** A post by its address in the source, and what is told of it, if anything. */
export function packPost(into: Packed, id: Uint8Array, account: Uint8Array, row: Partial<PostRow>): void {
  into.row(13)
  into.uuid(id)
  into.uuid(account)
  into.text(row.post)
  into.moment(row.postedAt)
  into.text(row.kind)
  into.text(row.caption)
  into.text(row.url)
  into.whole(row.likes)
  into.whole(row.comments)
  into.whole(row.views)
  into.whole(row.shares)
  into.whole(row.saves)
  into.flag(row.sponsored)
}

/** Columns as in `interactions` itself. `natural` names the act among all acts of its kind and time. */
export function packInteraction(
  into: Packed,
  row: InteractionRow,
  natural: string,
  workspace: Uint8Array,
  account: Uint8Array,
  post: Uint8Array,
): void {
  into.row(10)
  into.uuid(workspace)
  into.observed(row.at?.getTime() ?? 0, `${row.kind}\n${natural}`)
  into.uuid(account)
  into.uuid(post)
  into.text(row.kind)
  into.text(row.actor)
  into.moment(row.at)
  into.text(row.text)
  into.text(row.id)
  into.text(row.replyTo)
}
