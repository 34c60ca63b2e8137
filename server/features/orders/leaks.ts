/** Which codes are redeemed beyond the audience of their creator, and what is credited once such a code is replaced: both numbers. */
import { leaks as found } from '@rapport/analysis/attribution/leaks.ts'
import type { Seen } from '@rapport/analysis/attribution/leaks.ts'
import { clicksByDay, codesShown, rotateCode } from '../links/codes.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { creditSome } from './credit.ts'
import { again } from './credit.sql.ts'
import { decimalsOf } from './money.ts'
import * as sql from './leaks.sql.ts'
import type { CreditRow, RedeemedRow } from './leaks.sql.ts'

const seconds = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000

/** Single-use codes cannot be passed on; they are told apart by being redeemed more than once. */
export const looked = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const codes = await codesShown(tx)
    const redeemed = await tx.rows<RedeemedRow>(sql.redeemed(codes.map(({ code_key }) => code_key)))
    const standing = codes.filter(({ kind }) => kind !== 'single-use')
    const clicks = await clicksByDay(tx, [...new Set(standing.map(({ booking_id }) => booking_id!))])
    const own = new Set(redeemed.map(({ code_key }) => code_key))
    // A booking's clicks lead to its newest code; where it has two, both are seen beside all of them.
    const seen: Seen[] = standing
      .filter(({ code_key }) => own.has(code_key))
      .flatMap((code) => [
        ...clicks
          .filter(({ booking_id }) => booking_id === code.booking_id)
          .map((day) => ({ code: code.code_key, at: seconds(day.day), clicks: day.clicks, redemptions: 0 })),
        ...redeemed
          .filter(({ code_key }) => code_key === code.code_key)
          .map((row) => ({
            code: code.code_key,
            at: seconds(row.day),
            clicks: 0,
            redemptions: row.redemptions,
            ...(row.referrer ? { referrer: row.referrer } : {}),
            ...(row.known === row.redemptions ? { returning: row.returning } : {}),
          })),
      ])
    const of = new Map(codes.map((code) => [code.code_key, code]))
    return {
      codes: found(seen).map((leak) => {
        const code = of.get(leak.code)!
        return {
          id: code.id,
          code: code.code,
          creator: code.creator,
          booking: code.booking_id,
          clicks: leak.clicks,
          redemptions: leak.redemptions,
          state: leak.state,
          since: leak.state === 'not-enough-evidence' ? null : leak.since,
          unexplained: leak.state === 'not-enough-evidence' ? null : leak.unexplained,
          because:
            leak.state === 'not-enough-evidence'
              ? [{ sentence: leak.sentence, innocent: [] }]
              : leak.because.map(({ sentence, innocent }) => ({ sentence, innocent: [...innocent] })),
          leakedSince: code.leaked_since?.toISOString() ?? null,
          replacedBy: code.replaced_by_code,
        }
      }),
      usedTwice: codes
        .filter(({ kind }) => kind === 'single-use')
        .map((code) => ({
          code: code.code,
          creator: code.creator,
          redemptions: redeemed
            .filter(({ code_key }) => code_key === code.code_key)
            .reduce((all, row) => all + row.redemptions, 0),
        }))
        .filter(({ redemptions }) => redemptions > 1),
    }
  })

/** Another code takes its place; the orders since then are credited anew, and both numbers are told. */
export const rotate = (context: Context, { id, since }: { id: string; since: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const now = new Date(context.outside.clock())
    const from = new Date(since)
    if (from > now) throw new Refused('invalid', `since: ${since} has not come yet.`)
    // What waits is credited by the old knowledge first, so that "before" is what people saw.
    while ((await creditSome(tx, now)) === 1000);
    const { old, fresh } = await rotateCode(tx, id, from, now)
    const count = () => tx.rows<CreditRow>(sql.creditedSince(old.booking_id!, old.code_key, from))
    const before = await count()
    await tx.run(again([old.code_key]))
    while ((await creditSome(tx, now)) === 1000);
    const after = await count()
    const told = (rows: CreditRow[]) => rows.map((row) => ({ ...row, decimals: decimalsOf(row.currency) ?? 2 }))
    return { code: old.code, since: from.toISOString(), fresh, before: told(before), after: told(after) }
  })
