/** Followers over time as they were counted, with every step: what may have caused it, and what came after. */
import type { GrowthStep } from '@rapport/analysis/authenticity/growth.ts'
import type { Context } from '../operation.ts'
import { until } from './auditing.ts'
import { knownAbout } from './opened.ts'
import { growthOf } from './signals.ts'

export const growth = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const { counts: all, posts } = await knownAbout(tx, id)
    const counts = until(all, new Date(context.outside.clock()))
    const { steps, needed } = growthOf(counts, posts)
    return {
      counts: counts.map(({ at, followers }) => ({ at: time(at), followers })),
      steps: steps.map(shownStep),
      needed,
    }
  })

const shownStep = ({ from, to, before, after, gained, cause, looked, engagement, lost }: GrowthStep) => ({
  from: time(from),
  to: time(to),
  before,
  after,
  gained,
  cause: cause ?? null,
  looked,
  engagement,
  lost: lost ?? null,
})

const time = (at: number) => new Date(at * 1000).toISOString()
