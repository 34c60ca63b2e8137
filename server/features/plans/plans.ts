/** A budget turned into a portfolio, and kept; and what the plans learn from results. */
import type { z } from 'zod'
import { randomUUIDv7 } from '../../store/identity.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import { boardOf } from './board.ts'
import type { Question } from './board.ts'
import type * as operations from './plans.operations.ts'
import { planned } from './planned.ts'
import * as sql from './plans.sql.ts'
import type { PlanRow } from './plans.sql.ts'

type Whole = z.input<typeof operations.whole>

export const learn = (context: Context, { rates: learned, expects }: { rates: object[]; expects: object | null }) =>
  context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.keepExpectation(expects))
    await tx.run(sql.forgetRates())
    return { rates: await tx.run(sql.keepRates(learned)) }
  })

export async function create(context: Context, { name, ...question }: Question & { name: string }): Promise<Whole> {
  const result = planned(await boardOf(context, question))
  const at = new Date(context.outside.clock())
  const id = randomUUIDv7(at.getTime())
  await context.store.transact(context.workspace, (tx) => tx.run(sql.add(id, name, question, result, at)))
  return show(context, { id })
}

const whole = ({ id, name, asked, result, created_at }: PlanRow): Whole => ({
  id,
  name,
  createdAt: created_at.toISOString(),
  asked: asked as Whole['asked'],
  result: result as Whole['result'],
})

export async function show(context: Context, { id }: { id: string }): Promise<Whole> {
  const row = await context.store.transact(context.workspace, (tx) => tx.row<PlanRow>(sql.one(id)))
  if (!row) throw new Refused('not-found', `No plan ${id} in this workspace.`)
  return whole(row)
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    plans: (await tx.rows<PlanRow>(sql.all())).map(whole).map(({ id, name, createdAt, asked, result }) => ({
      id,
      name,
      createdAt,
      budgetCents: asked.budgetCents,
      costCents: result.costCents,
      chosen: result.chosen.length,
      reach: result.reach,
      profitCents: result.profitCents,
    })),
  }))

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({ removed: (await tx.run(sql.remove(id))) > 0 }))
