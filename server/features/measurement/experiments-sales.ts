/** Sales by place and day come in: a series that grows with every upload and never doubles a day. */
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { panelOf } from '@rapport/analysis/lift/panel.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { cancel } from '../creators/imports/imports.ts'
import type { Inspection } from '../creators/imports/reading/index.ts'
import { Unreadable } from '../creators/imports/reading/index.ts'
import { importRow, sourceOf } from '../creators/imports/row.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { salesIn } from './experiments-reading.ts'
import type { Field, Read } from './experiments-reading.ts'
import * as sql from './experiments.sql.ts'
import type { DayRow, PlaceRow, SeriesRow } from './experiments.sql.ts'

const HANDFUL = 20_000
const TOLD = 200

type Asked = {
  file: string
  series?: string | undefined
  name?: string | undefined
  mapping?: Record<string, Field> | undefined
}

export async function upload(context: Context, { file, series, name, mapping }: Asked) {
  const row = await importRow(context, file)
  if ((await context.outside.files.size(file)) === undefined)
    throw new Refused('conflict', `${row.file_name}: this file was read already and is gone. Upload it again.`)
  let found: Read
  try {
    found = await salesIn(sourceOf(context, row), row.inspection as unknown as Inspection, mapping)
  } catch (error) {
    throw error instanceof Unreadable ? new Refused('invalid', error.message) : error
  }
  if (found.sales.length === 0)
    throw new Refused(
      'invalid',
      `${row.file_name}: none of its rows can be read. ${found.refused
        .slice(0, 3)
        .map((one) => `Line ${one.line}, column ${one.column}: found ${one.found}, wanted ${one.wanted}.`)
        .join(' ')}`,
    )
  const kept = await context.store.transact(context.workspace, async (tx) => {
    const id = series ?? randomUUIDv7(context.outside.clock())
    if (series === undefined) {
      const title = name ?? row.file_name.replace(/\.[a-z0-9.]+$/i, '')
      await tx.run(sql.addSeries(id, title || 'Sales', found.outcome, false, new Date(context.outside.clock())))
    } else await seriesNamed(tx, series)
    return { id, ...(await putSales(tx, id, found.sales)) }
  })
  await cancel(context, { id: file })
  await context.outside.files.drop(file)
  return { ...kept, refused: found.refused.slice(0, TOLD), refusedInAll: found.refused.length, notes: found.notes }
}

/** A place that is there already keeps its spelling. */
export async function putSales(tx: Tx, id: string, sales: readonly DayRow[]) {
  await tx.run(sql.holdSeries(id))
  const spelt = new Map((await tx.rows<PlaceRow>(sql.places(id))).map(({ place }) => [place.toLowerCase(), place]))
  let fresh = 0
  let updated = 0
  for (let from = 0; from < sales.length; from += HANDFUL) {
    const rows = sales.slice(from, from + HANDFUL).map(({ place, day, value }) => {
      const key = place.toLowerCase()
      if (!spelt.has(key)) spelt.set(key, place)
      return { place: spelt.get(key)!, day, value }
    })
    const written = await tx.rows<{ fresh: boolean }>(sql.putDays(id, rows))
    fresh += written.filter((one) => one.fresh).length
    updated += written.filter((one) => !one.fresh).length
  }
  return { in: fresh, updated, known: sales.length - fresh - updated }
}

export async function seriesNamed(tx: Tx, id: string): Promise<SeriesRow> {
  const found = await tx.row<SeriesRow>(sql.series(id))
  if (!found) throw new Refused('not-found', `There are no sales ${id} in this workspace.`)
  return found
}

/** The series whole, or of these places only. */
export async function panelIn(tx: Tx, id: string, places?: readonly string[]): Promise<Panel> {
  const rows = await tx.rows<DayRow>(sql.days(id))
  const wanted = places && new Set(places)
  return panelOf(
    rows.flatMap(({ place, day, value }) => (wanted && !wanted.has(place) ? [] : [{ unit: place, time: day, value }])),
  ).panel
}

export const sales = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({
    ...(await seriesNamed(tx, id)),
    each: await tx.rows<PlaceRow>(sql.places(id)),
  }))

export const removeSales = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => {
    const frozen = await tx.row<{ n: number }>(sql.frozenOn(id))
    if (frozen && frozen.n > 0)
      throw new Refused('conflict', `A frozen experiment stands on these sales, so they stay.`)
    return { removed: (await tx.run(sql.removeSeries(id))) > 0 }
  })
