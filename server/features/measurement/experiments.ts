/** Experiments: designed, shown what they cannot see, frozen, and read beside their plan once the days have passed. */
import { randomInt } from 'node:crypto'
import { KNOWN_LIFT } from '@rapport/analysis/example/coming-sales.ts'
import { factorOf, pooledFactor } from '@rapport/analysis/lift/factor.ts'
import { fewestPairs } from '@rapport/analysis/lift/switchback.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { bookingsOf } from '../campaigns/campaigns.ts'
import { currencyOf } from '../members/members.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { computed } from './experiments-computing.ts'
import { controlsIn, dayAfter, lastDay, pairsOf } from './experiments-design.ts'
import type { Design, Forecast, Wish } from './experiments-design.ts'
import { blocksOf, hashOf, planOf } from './experiments-plan.ts'
import type { Result } from './experiments-result.ts'
import { panelIn, seriesNamed } from './experiments-sales.ts'
import { named } from './experiments-words.ts'
import * as sql from './experiments.sql.ts'
import type { ExperimentRow, SeriesRow } from './experiments.sql.ts'

/** As it is asked for: what is left out is chosen here. */
export type Asked = Omit<Design, 'start' | 'days' | 'seed'> & {
  start?: string | undefined
  days: number
  seed?: number | undefined
}

export async function design(context: Context, asked: Asked) {
  const { panel, whole, others, currency } = await context.store.transact(context.workspace, async (tx) => {
    const found = await seriesNamed(tx, asked.series)
    const panel = await panelIn(tx, asked.series)
    const whole = settled(asked, found)
    checked(whole, panel.units, found)
    return { panel, whole, others: await tx.rows<ExperimentRow>(sql.all()), currency: await currencyOf(tx) }
  })
  context.say(`Trying it out on the past of ${panel.units.length} places …`)
  const forecast = await computed({ do: 'forecast', panel, design: whole, currency }, context.signal)
  forecast.warnings.push(...overlaps(whole, controlsIn(panel, whole), others))
  return { design: whole, forecast, end: lastDay(whole), blocks: whole.kind === 'switchback' ? blocksOf(whole) : [] }
}

/** Frozen tests on the same sales at the same time: two in one place cannot be told apart, and one among the controls is no control. */
function overlaps(design: Design, controls: readonly string[], others: readonly ExperimentRow[]): string[] {
  return others.flatMap((row) => {
    const other = row.design as Design
    const [start, end] = [other.start, lastDay(other)]
    if (row.plan_hash === null || row.series_id !== design.series) return []
    if (end < design.start || start > lastDay(design)) return []
    const both = other.treated.filter((place) => design.treated.includes(place))
    const compared = other.treated.filter((place) => controls.includes(place))
    return [
      ...(both.length
        ? [
            `“${row.name}” runs in ${named(both)} from ${start} to ${end}: the two cannot be told apart there. Choose other days or places.`,
          ]
        : []),
      ...(compared.length
        ? [
            `“${row.name}” runs in ${named(compared)} from ${start} to ${end}, which is compared with here. Leave ${compared.length === 1 ? 'it' : 'them'} out.`,
          ]
        : []),
    ]
  })
}

/** Without a start it begins the day after the last sales: nothing of it has been seen then. */
function settled(asked: Asked, { until }: SeriesRow): Design {
  if (until === null) throw new Refused('invalid', 'There are no sales in this series yet. Upload them first.')
  const days = asked.kind === 'switchback' ? pairsOf(asked) * 2 * asked.block : asked.days
  return { ...asked, start: asked.start ?? dayAfter(until, 1), days, seed: asked.seed ?? randomInt(1, 2 ** 31) }
}

function checked(design: Design, places: readonly string[], { from }: SeriesRow) {
  const unknown = [...design.treated, ...design.excluded].filter((place) => !places.includes(place))
  if (unknown.length)
    throw new Refused(
      'invalid',
      `treated, excluded: found ${unknown.slice(0, 3).join(', ')}, wanted places of these sales: ${places.slice(0, 8).join(', ')}${places.length > 8 ? ' …' : ''}.`,
    )
  const both = design.treated.filter((place) => design.excluded.includes(place))
  if (both.length)
    throw new Refused('invalid', `${both.join(', ')}: found as treated and as left out, wanted one of them.`)
  if (design.kind === 'switchback' && design.days === 0)
    throw new Refused(
      'invalid',
      `days, block: found less than one pair of blocks, wanted at least ${fewestPairs(design.alpha)} pairs: ${2 * design.block * fewestPairs(design.alpha)} days of blocks of ${design.block}.`,
    )
  if (design.washout >= design.block)
    throw new Refused(
      'invalid',
      `washout: found ${design.washout}, wanted fewer days than a block has (${design.block}).`,
    )
  if (from !== null && design.start <= from)
    throw new Refused(
      'invalid',
      `start: found ${design.start}, wanted a day after ${from}, when the sales begin: nothing is known of the time before.`,
    )
}

export async function propose(
  context: Context,
  { series, start, ...wish }: Omit<Wish, 'start'> & { series: string; start?: string | undefined },
) {
  const { panel, until } = await context.store.transact(context.workspace, async (tx) => ({
    ...(await seriesNamed(tx, series)),
    panel: await panelIn(tx, series),
  }))
  if (until === null) throw new Refused('invalid', 'There are no sales in this series yet. Upload them first.')
  context.say('Trying groups of places in windows of the past …')
  const given = { ...wish, start: start ?? dayAfter(until, 1) }
  const unknown = [...wish.included, ...wish.excluded].filter((place) => !panel.units.includes(place))
  if (unknown.length)
    throw new Refused(
      'invalid',
      `included, excluded: found ${unknown.slice(0, 3).join(', ')}, wanted places of these sales.`,
    )
  return computed({ do: 'propose', panel, wish: given }, context.signal)
}

export async function create(context: Context, { name, ...asked }: Asked & { name: string }) {
  const found = await design(context, asked)
  const now = context.outside.clock()
  const id = randomUUIDv7(now)
  await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.add(id, found.design.series, name, found.design, found.forecast, new Date(now))),
  )
  return show(context, { id })
}

export async function freeze(context: Context, { id }: { id: string }) {
  const now = new Date(context.outside.clock())
  await context.store.transact(context.workspace, async (tx) => {
    const row = await experimentNamed(tx, id)
    if (row.plan_hash !== null)
      throw new Refused('conflict', 'This plan is frozen already, and a frozen plan cannot be changed.')
    const whole = row.design as Design
    const series = await seriesNamed(tx, row.series_id)
    const panel = await panelIn(tx, row.series_id)
    const controls = controlsIn(panel, whole)
    const known = {
      until: series.until,
      testDays: panel.times.filter((time) => time >= whole.start && time <= lastDay(whole)).length,
    }
    const plan = planOf(row.name, series.outcome, whole, row.forecast as Forecast, controls, known, now)
    await tx.run(sql.freeze(id, plan, hashOf(plan), await pastAt(tx, row, knownBefore(whole, series.until)), now))
  })
  return show(context, { id })
}

/** The last day from before the start that was known. */
const knownBefore = ({ start }: Design, until: string | null) => {
  const last = dayAfter(start, -1)
  return until === null || until > last ? last : until
}

const pastAt = async (tx: Tx, row: ExperimentRow, until: string) =>
  Object.fromEntries(
    (await tx.rows<{ place: string; hash: string }>(sql.pastOf(row.series_id, until))).map(({ place, hash }) => [
      place,
      hash,
    ]),
  )

/** The frozen test on the sales that came in; only once all of its days are there, or chance could choose the moment. */
export async function read(context: Context, { id }: { id: string }) {
  const { row, panel, outcome, currency } = await context.store.transact(context.workspace, async (tx) => {
    const row = await experimentNamed(tx, id)
    const { outcome } = await seriesNamed(tx, row.series_id)
    return {
      row,
      outcome,
      currency: await currencyOf(tx),
      panel: row.plan === null ? null : await panelIn(tx, row.series_id, placesOf(row)),
    }
  })
  if (panel === null)
    throw new Refused(
      'conflict',
      'Freeze the plan first: a result is read beside a plan that nobody can change any more.',
    )
  const whole = row.design as Design
  if (row.until === null || row.until < lastDay(whole))
    throw new Refused(
      'conflict',
      `The test lasts until ${lastDay(whole)}, and the sales until ${row.until ?? 'no day'}. Bring the rest first: whoever looks early lets chance choose the moment.`,
    )
  context.say('Comparing with what would have been sold anyway …')
  const result = await computed({ do: 'read', panel, design: whole, outcome, currency }, context.signal)
  await context.store.transact(context.workspace, async (tx) => {
    const factor = await factorFor(tx, whole, result)
    await tx.run(sql.read(id, result, factor, new Date(context.outside.clock())))
  })
  return show(context, { id })
}

function placesOf({ plan, design: kept }: ExperimentRow): string[] {
  const { controls } = JSON.parse(plan!) as { controls: string[] }
  return [...(kept as Design).treated, ...controls]
}

/** Only where the campaign and its attributed orders are known, and something was gained. */
async function factorFor(tx: Tx, { campaign }: Design, { incremental, incrementalInterval, level }: Result) {
  if (campaign === null || incremental === null || incrementalInterval === null) return null
  return factorOf(incremental, incrementalInterval, level, await attributedTo(tx, campaign))
}

const attributedTo = async (tx: Tx, campaign: string) =>
  (await bookingsOf(tx)).reduce(
    (sum, booking) => sum + (booking.campaign_id === campaign ? (booking.orders ?? 0) : 0),
    0,
  )

export const show = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const row = await experimentNamed(tx, id)
    const { outcome } = await seriesNamed(tx, row.series_id)
    const whole = row.design as Design
    const result = row.result as Result | null
    const attributed = whole.campaign === null ? null : await attributedTo(tx, whole.campaign)
    return {
      ...brief(row),
      outcome,
      design: whole,
      end: lastDay(whole),
      forecast: row.forecast as Forecast,
      blocks: whole.kind === 'switchback' ? blocksOf(whole) : [],
      plan: row.plan,
      hash: row.plan_hash,
      salesUntil: row.until,
      late: lateSaid(row),
      changed: row.past === null ? null : changedSaid(row, await pastAt(tx, row, knownBefore(whole, knownAt(row)))),
      result,
      attributed,
      truth: row.example && result ? KNOWN_LIFT : null,
      factor: row.log_factor === null ? null : { mean: row.log_factor, se: row.log_factor_se! },
    }
  })

const knownAt = ({ plan }: ExperimentRow) =>
  plan === null ? null : (JSON.parse(plan) as { salesKnown: { until: string | null } }).salesKnown.until

/** A plan that was frozen when part of the test could be seen promises less, and says so. */
function lateSaid({ plan, frozen_at: at, design: kept }: ExperimentRow): string | null {
  if (plan === null || at === null) return null
  const { testDays } = (JSON.parse(plan) as { salesKnown: { testDays: number } }).salesKnown
  const { start } = kept as Design
  const day = at.toISOString().slice(0, 10)
  if (testDays > 0)
    return `The sales of ${testDays} ${testDays === 1 ? 'day' : 'days'} of the test were here already when the plan was frozen: read it as a look back, not as a test that was announced.`
  return day > start
    ? `The plan was frozen on ${day}, after the test had begun on ${start}: its sales were not here, but somebody may have known them.`
    : null
}

/** Of the places that the plan names: one that came later is not part of it. */
function changedSaid(row: ExperimentRow, now: Record<string, string>): string | null {
  const changed = placesOf(row).filter((place) => row.past![place] !== now[place])
  if (changed.length === 0) return null
  return `Sales from before the start were changed after the plan was frozen, in ${changed.length > 5 ? `${changed.slice(0, 4).join(', ')} and ${changed.length - 4} more places` : changed.join(', ')}. The result stands on the changed ones.`
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    experiments: (await tx.rows<ExperimentRow>(sql.all())).map((row) => ({
      ...brief(row),
      mde: (row.forecast as Forecast).mde,
      sentence: (row.result as Result | null)?.sentence ?? (row.forecast as Forecast).sentence,
    })),
    sales: await tx.rows<SeriesRow>(sql.series(null)),
  }))

function brief(row: ExperimentRow) {
  const whole = row.design as Design
  return {
    id: row.id,
    name: row.name,
    series: { id: row.series_id, name: row.series_name },
    example: row.example,
    kind: whole.kind,
    treated: whole.treated,
    start: whole.start,
    days: whole.days,
    state: stateOf(row),
    createdAt: row.created_at.toISOString(),
    frozenAt: row.frozen_at?.toISOString() ?? null,
    readAt: row.read_at?.toISOString() ?? null,
  }
}

function stateOf(row: ExperimentRow): 'draft' | 'waiting' | 'ready' | 'read' {
  if (row.plan_hash === null) return 'draft'
  if (row.result !== null) return 'read'
  return row.until !== null && row.until >= lastDay(row.design as Design) ? 'ready' : 'waiting'
}

export async function experimentNamed(tx: Tx, id: string): Promise<ExperimentRow> {
  const row = await tx.row<ExperimentRow>(sql.one(id))
  if (!row) throw new Refused('not-found', `There is no experiment ${id}.`)
  return row
}

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    await experimentNamed(tx, id)
    if ((await tx.run(sql.remove(id))) === 0)
      throw new Refused('conflict', 'A frozen experiment stays: tests that disappoint would be the first to vanish.')
    return { removed: true }
  })

/** Caused orders for each attributed one, on the log scale, over all experiments that measured it; null where none did. */
export async function liftFactor(tx: Tx): Promise<{ mean: number; se: number; n: number } | null> {
  const factors = await tx.rows<{ mean: number; se: number }>(sql.factors())
  const found = pooledFactor(factors)
  return found && { ...found, n: factors.length }
}

export const factor = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({ factor: await liftFactor(tx) }))
