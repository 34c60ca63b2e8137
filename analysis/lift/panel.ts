/**
 * Sales (or visits, sign-ups) by place and period, as one table without order: rows come in any order and leave sorted, so that
 * no answer depends on how a file was written.
 */

export type Panel = {
  readonly units: readonly string[]
  /** Ascending: as numbers when all are numbers, else as text, which orders ISO dates. */
  readonly times: readonly string[]
  /** units x times, row by row; NaN where there was no row. */
  readonly values: Float64Array
}

export type PanelRow = { readonly unit: string; readonly time: string; readonly value: number }

/** `twice` are pairs that came more than once; the caller decides whether that is an error (the last one was kept). */
export function panelOf<Row extends PanelRow>(rows: Iterable<Row>): { panel: Panel; twice: Row[] } {
  const all = [...rows]
  const units = [...new Set(all.map(({ unit }) => unit))].sort()
  const times = [...new Set(all.map(({ time }) => time))].sort(inOrder)
  const unitAt = new Map(units.map((unit, i) => [unit, i]))
  const timeAt = new Map(times.map((time, t) => [time, t]))
  const values = new Float64Array(units.length * times.length).fill(NaN)
  const twice: Row[] = []
  for (const row of all) {
    const at = unitAt.get(row.unit)! * times.length + timeAt.get(row.time)!
    if (!Number.isNaN(values[at]!)) twice.push(row)
    values[at] = row.value
  }
  return { panel: { units, times, values }, twice }
}

/** Compares two times of a panel: as numbers where both are, else as text. */
export function inOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)]
  if (a.trim() !== '' && b.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y
  return a < b ? -1 : a > b ? 1 : 0
}

/** The values of one unit, a view. */
export const seriesOf = (panel: Panel, unit: number): Float64Array =>
  panel.values.subarray(unit * panel.times.length, (unit + 1) * panel.times.length)

/** Only the periods `from` up to, not including, `to`. */
export function cut(panel: Panel, from: number, to: number): Panel {
  const long = to - from
  const values = new Float64Array(panel.units.length * long)
  panel.units.forEach((_, i) => values.set(seriesOf(panel, i).subarray(from, to), i * long))
  return { units: panel.units, times: panel.times.slice(from, to), values }
}
