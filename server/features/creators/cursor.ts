/** A page's end as an opaque string. It names its sort, so that a cursor of another sort is refused instead of misread. */
import { Refused } from '../operation.ts'
import type { AccountRow } from './creators.sql.ts'
import type { Tie } from './creators.ts'

export type Order = { sort: 'relationship' | 'followers' | 'engagement' | 'name'; descending: boolean }
export type Cursor = { value: number | string | null; id: string; tie?: Tie | undefined }

export function valueOf(row: AccountRow, sort: Order['sort']): number | string | null {
  if (sort === 'relationship') return row.relationship_score
  if (sort === 'followers') return row.followers
  return sort === 'engagement' ? row.engagement_rate : row.name
}

export function cursorOf(row: AccountRow, { sort, descending }: Order, tie?: Tie): string {
  return Buffer.from(JSON.stringify([sort, descending, valueOf(row, sort), row.id, tie ?? null])).toString('base64url')
}

export function readCursor(text: string, order: Order): Cursor {
  try {
    const [sort, descending, value, id, tie] = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (
      sort === order.sort &&
      descending === order.descending &&
      typeof id === 'string' &&
      /^[0-9a-f-]{36}$/.test(id)
    ) {
      return { value, id, tie: tie ?? undefined }
    }
  } catch {
    // Falls through to the one refusal below.
  }
  throw new Refused(
    'invalid',
    `after: found a cursor of another list, wanted the \`next\` of a page sorted by ${order.sort}. Start again without \`after\`.`,
  )
}
