/** A panel from a file: one row a place and period. What `lab lift`, `lab power` and `lab markets` read, and the flags they share. */
import { basename } from 'node:path'
import { INFERENCES, MODELS } from '@rapport/analysis/lift/answer.ts'
import type { CannotSay, Inference, Model, Options } from '@rapport/analysis/lift/answer.ts'
import { panelOf } from '@rapport/analysis/lift/panel.ts'
import type { Panel } from '@rapport/analysis/lift/panel.ts'
import { Refused } from '../../features/operation.ts'
import type { Flag, Given } from './flags.ts'
import { Problems, readRows } from './read.ts'

export const PANEL_FILE = { flag: 'panel', describe: 'one row a place and period; see --unit, --time, --value' }

export const PANEL_FLAGS: readonly Flag[] = [
  { flag: 'unit', kind: 'text', describe: 'the column of the place (default unit)', optional: true },
  {
    flag: 'time',
    kind: 'text',
    describe: 'the column of the period: ISO dates or numbers (default time)',
    optional: true,
  },
  { flag: 'value', kind: 'text', describe: 'the column of what is measured (default value)', optional: true },
]

export const METHOD_FLAGS: readonly Flag[] = [
  {
    flag: 'model',
    kind: 'choice',
    describe: 'how the counterfactual is made (default scm)',
    among: MODELS,
    optional: true,
  },
  { flag: 'fixed-effects', kind: 'switch', describe: 'compares changes instead of levels (scm, ridge)' },
  {
    flag: 'inference',
    kind: 'choice',
    describe: 'what chance is judged by (default block)',
    among: INFERENCES,
    optional: true,
  },
  {
    flag: 'permutations',
    kind: 'number',
    describe: 'for iid and placebo',
    optional: true,
    least: 19,
    most: 1e6,
    whole: true,
  },
  {
    flag: 'alpha',
    kind: 'number',
    describe: 'one minus the level (default 0.1; bsts 0.05)',
    optional: true,
    least: 0.001,
    most: 0.5,
  },
  { flag: 'exclude', kind: 'list', describe: 'places where something else was going on', optional: true },
]

export function methodOf(given: Given, seed: number): Options & { model: Model; alpha: number } {
  const model = (given.text('model') ?? 'scm') as Model
  const inference = given.text('inference') as Inference | undefined
  const permutations = given.number('permutations')
  return {
    model,
    fixedEffects: given.on('fixed-effects'),
    alpha: given.number('alpha') ?? (model === 'bsts' ? 0.05 : 0.1),
    seed,
    ...(inference ? { inference } : {}),
    ...(permutations ? { permutations } : {}),
  }
}

/** A number, or a date that sorts as text: 2026-04-01, 2026-04, 2026-W14. */
const MOMENT = /^(-?\d+(\.\d+)?|\d{4}-.+)$/

const KINDS = {
  unit: ['place', 'city', 'location', 'geo', 'region', 'market', 'store', 'state'],
  time: ['date', 'day', 'week', 'month', 'period', 'year'],
  value: ['sales', 'revenue', 'orders', 'amount', 'y'],
}

/** `spend` names one more column, returned as a panel of its own in which a row without it counts as 0. */
export async function readPanel(
  path: string,
  given: Given,
  map: readonly string[],
  spendColumn?: string,
): Promise<{ panel: Panel; spend?: Panel }> {
  const column = (name: keyof typeof KINDS) => {
    const named = given.text(name)
    return { name: named ?? name, required: true, aliases: named === undefined ? KINDS[name] : [] }
  }
  const [unit, time, value] = [column('unit'), column('time'), column('value')]
  const fields = [
    { ...unit, kind: 'text' as const },
    { ...time, kind: 'text' as const },
    { ...value, kind: 'number' as const },
    ...(spendColumn === undefined ? [] : [{ name: spendColumn, kind: 'number' as const, required: true }]),
  ]
  const problems = new Problems(path === '-' ? 'stdin' : basename(path))
  const rows: { unit: string; time: string; value: number; spend: number; line: number }[] = []
  for await (const row of readRows(path, fields, map)) {
    const [place, period, amount] = [row[unit.name], row[time.name], row[value.name]]
    if (place === undefined || period === undefined || amount === undefined) continue
    const at = String(period).trim()
    if (!MOMENT.test(at)) problems.add(row.line, time.name, `"${at}"`, 'an ISO date such as 2026-04-01, or a number')
    const spend = spendColumn === undefined ? 0 : Number(row[spendColumn] ?? 0)
    rows.push({ unit: String(place).trim(), time: at, value: amount as number, spend, line: row.line })
  }
  const { panel, twice } = panelOf(rows)
  for (const row of twice)
    problems.add(
      row.line,
      unit.name,
      `${row.unit} on ${row.time} again`,
      'one row a place and period: add them up first',
    )
  problems.settle()
  if (panel.units.length === 0)
    throw new Refused('invalid', `${basename(path)}: found a header and no rows, wanted one row a place and period.`)
  if (spendColumn === undefined) return { panel }
  return { panel, spend: panelOf(rows.map((row) => ({ ...row, value: row.spend }))).panel }
}

/** Refuses names that are not in the file. */
export function places(panel: Panel, flag: string, named: readonly string[]): string[] {
  const known = new Set(panel.units)
  const strangers = named.filter((name) => !known.has(name))
  if (strangers.length)
    throw new Refused(
      'invalid',
      strangers
        .map(
          (name) =>
            `--${flag}: there is no place "${name}" in the panel. It has: ${panel.units.slice(0, 8).join(', ')}${panel.units.length > 8 ? ` and ${panel.units.length - 8} more` : ''}.`,
        )
        .join('\n'),
    )
  return [...new Set(named)]
}

/** A time as it may be compared with those of the panel. */
export function moment(panel: Panel, given: Given, flag: string): string | undefined {
  const found = given.text(flag)
  if (found === undefined) return undefined
  const numbers = panel.times.every((time) => !Number.isNaN(Number(time)))
  if (!MOMENT.test(found) || numbers === Number.isNaN(Number(found)))
    throw new Refused(
      'invalid',
      `--${flag}: found "${found}", wanted a time like those of the panel, such as ${panel.times[0]}.`,
    )
  return found
}

export const abstained = (model: Model, found: CannotSay, say: (line: string) => void) => {
  say(`${found.sentence} ${found.mend}`)
  return { ...found, model }
}
