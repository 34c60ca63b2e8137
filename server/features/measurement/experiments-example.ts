/** Sales of the example to try an experiment on: two years of twenty cities, and days to come whose lift is known. */
import { COMING, quietSales, withCampaign } from '@rapport/analysis/example/coming-sales.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { experimentNamed, show } from './experiments.ts'
import { dayAfter, lastDay } from './experiments-design.ts'
import type { Design } from './experiments-design.ts'
import { blocksOf } from './experiments-plan.ts'
import { putSales, seriesNamed } from './experiments-sales.ts'
import * as sql from './experiments.sql.ts'
import type { SeriesRow } from './experiments.sql.ts'

const NAME = 'Trattoria Lucia: boxes of pasta by city'

export async function loadExample(context: Context) {
  const now = context.outside.clock()
  return context.store.transact(context.workspace, async (tx) => {
    const there = (await tx.rows<SeriesRow>(sql.series(null))).find(({ example }) => example)
    if (there) return { id: there.id }
    const id = randomUUIDv7(now)
    await tx.run(sql.addSeries(id, NAME, 'boxes sold', true, new Date(now)))
    await putSales(tx, id, quietSales(Math.floor(now / 1000)).past)
    return { id }
  })
}

/** Lets the days of a frozen test of the example pass: they come in with the effect that the example has. */
export async function passDays(context: Context, { id }: { id: string }) {
  await context.store.transact(context.workspace, async (tx) => {
    const row = await experimentNamed(tx, id)
    if (!row.example)
      throw new Refused(
        'conflict',
        'Only days of the example can be let pass. Yours pass by themselves: upload their sales.',
      )
    if (row.plan_hash === null) throw new Refused('conflict', 'Freeze the plan first; then the days may pass.')
    const whole = row.design as Design
    const { until } = await seriesNamed(tx, row.series_id)
    if (until !== null && until >= whole.start)
      throw new Refused(
        'conflict',
        `The days from ${whole.start} to ${until} have passed already. Design a test that begins later.`,
      )
    // The days to come are counted from the last of the past, not from the day on which somebody asks.
    const first = dayAfter((await tx.rows<{ until: string }>(sql.exampleUntil(row.series_id)))[0]!.until, 1)
    const last = lastDay(whole)
    if (last >= dayAfter(first, COMING))
      throw new Refused(
        'invalid',
        `The example knows ${COMING} days to come, until ${dayAfter(first, COMING - 1)}; this test lasts until ${last}. Design a shorter one.`,
      )
    const blocks =
      whole.kind === 'switchback' ? blocksOf(whole).filter(({ on }) => on) : [{ from: whole.start, to: last }]
    const { coming } = quietSales(Date.parse(first) / 1000)
    const days = coming.filter(({ day }) => day <= last && (until === null || day > until))
    await putSales(
      tx,
      row.series_id,
      withCampaign(
        days,
        (place, day) => whole.treated.includes(place) && blocks.some(({ from, to }) => day >= from && day <= to),
      ),
    )
  })
  return show(context, { id })
}

/** The sales that were made up and every experiment on them; nobody else's. */
export const clearExample = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({ removed: (await tx.run(sql.removeExample())) > 0 }))
