/**
 * Who earned an order: by the code that was typed and the click that it carries, as the workspace's rule decides
 * (analysis/attribution/earner.ts, docs/methods/attribution.md). Credits are written beside the orders and can be written anew at any time:
 * when the rule changes, when a code is found to have leaked, when a click is told after its order.
 */
import { USUAL, earner } from '@rapport/analysis/attribution/earner.ts'
import type { Rule } from '@rapport/analysis/attribution/earner.ts'
import type { z } from 'zod'
import type { Tx } from '../../store/store.ts'
import { clicksNamed, codesNamed } from '../links/codes.ts'
import type { Context } from '../operation.ts'
import type { ruleInput } from './credit.operations.ts'
import * as sql from './credit.sql.ts'
import { forgetOldDeliveries } from './deliveries.ts'
import type { Uncredited, Verdict } from './credit.sql.ts'

const AT_ONCE = 1000
const DAYS_TO_WAIT = 2

export async function ruleOf(tx: Tx): Promise<Rule> {
  const row = await tx.row<{ credit_rule: Partial<Rule> | null }>(sql.rule())
  return { ...USUAL, ...row?.credit_rule }
}

/** Credits a portion of what waits, in this transaction; how many that were. */
export async function creditSome(tx: Tx, now: Date): Promise<number> {
  const orders = await tx.rows<Uncredited>(sql.waiting(now, AT_ONCE))
  if (orders.length === 0) return 0
  const rule = await ruleOf(tx)
  const codes = new Map(
    (await codesNamed(tx, [...new Set(orders.flatMap((one) => one.codes))])).map((row) => [row.code_key, row]),
  )
  const clicks = await clicksNamed(tx, [...new Set(orders.flatMap(({ click }) => (click ? [click] : [])))])
  const verdicts = orders.map((order): Verdict => {
    const click = order.click ? clicks.get(order.click.toLowerCase()) : undefined
    const found = earner(
      {
        at: order.at.getTime() / 1000,
        codes: order.codes.flatMap((key) => {
          const code = codes.get(key)
          if (!code?.booking_id) return []
          return [{ creator: code.booking_id, leaked: code.leaked_since !== null && order.at >= code.leaked_since }]
        }),
        clicks: click?.booking_id
          ? [
              {
                creator: click.booking_id,
                at: click.at.getTime() / 1000,
                marked: click.mark !== 'counted' && click.mark !== 'duplicate',
              },
            ]
          : [],
      },
      rule,
    )
    return {
      id: order.id,
      because: found.because,
      passed: found.passed,
      click_missing:
        order.click !== null && !click && now.getTime() - order.recorded_at.getTime() < DAYS_TO_WAIT * 86_400_000,
      credits: found.answer === 'earned' ? found.shares.map(({ creator, share }) => ({ booking: creator, share })) : [],
    }
  })
  await tx.run(sql.write(verdicts, now))
  tx.record({ kind: 'orders-credited', payload: { orders: verdicts.length } })
  return verdicts.length
}

/** Everything that waits, a portion a transaction. */
export async function credit(context: Context, { everything, codes }: { everything: boolean; codes: boolean }) {
  await context.store.transact(context.workspace, async (tx) => {
    if (everything || codes) await tx.run(everything ? sql.again(null) : sql.againWithCodes())
    await forgetOldDeliveries(tx, new Date(context.outside.clock()))
  })
  let credited = 0
  for (let more = AT_ONCE; more === AT_ONCE && !context.signal.aborted; credited += more)
    more = await context.store.transact(context.workspace, (tx) => creditSome(tx, new Date(context.outside.clock())))
  return { credited }
}

type Given = z.output<typeof ruleInput>

const spokenRule = (rule: Rule) => ({
  prefer: rule.prefer,
  days: rule.window / 86_400,
  click: rule.click,
  leaked: rule.leaked,
  sentence: `${{ code: 'A code wins over a click of somebody else', click: 'A click wins over a code of somebody else', share: 'A code and a click of two creators share the order' }[rule.prefer]}; the ${rule.click} click of the ${rule.window / 86_400} days before an order counts; a code that has leaked ${rule.leaked === 'yields' ? 'yields to any click, and earns nothing without one' : 'earns all the same'}.`,
})

export const showRule = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => spokenRule(await ruleOf(tx)))

export const setRule = (context: Context, { prefer, days, click, leaked }: Given) =>
  context.store.transact(context.workspace, async (tx) => {
    const before = await ruleOf(tx)
    const next: Rule = {
      ...before,
      ...(prefer ? { prefer } : {}),
      ...(days === undefined ? {} : { window: days * 86_400 }),
      ...(click ? { click } : {}),
      ...(leaked ? { leaked } : {}),
    }
    await tx.run(sql.setRule(next))
    tx.enqueue({ operation: 'orders.credit', input: { everything: true } })
    return spokenRule(next)
  })
