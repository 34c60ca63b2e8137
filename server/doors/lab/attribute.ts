/** `rapport lab attribute --paths F --model M`: which touch earned the orders, totals kept. */
import { MODELS, attribute } from '@rapport/analysis/attribution/attribute.ts'
import type { Attribution, Model } from '@rapport/analysis/attribution/attribute.ts'
import { apportion } from '@rapport/analysis/attribution/apportion.ts'
import { gatherPaths, touchesOf, wrongWith } from '@rapport/analysis/attribution/paths.ts'
import type { Paths } from '@rapport/analysis/attribution/paths.ts'
import { Refused } from '../../features/operation.ts'
import { Problems, readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'path', required: true, kind: 'text', aliases: ['touches', 'journey'] },
  { name: 'conversions', required: true, kind: 'number', aliases: ['orders', 'total_conversions', 'conv'] },
  { name: 'value', kind: 'number', aliases: ['revenue', 'total_conversion_value', 'conv_value'] },
  { name: 'nulls', kind: 'number', aliases: ['total_null', 'null', 'lost'] },
  { name: 'ages', kind: 'text', aliases: ['days'] },
] as const

export const labAttribute: Method = {
  name: 'attribute',
  describe: 'Which touch earned these orders?',
  files: [
    {
      flag: 'paths',
      describe:
        'path (a > b > c), conversions, and if known value, nulls (who went this way and left), ages (9 > 3 > 0 days)',
    },
  ],
  flags: [
    { flag: 'model', kind: 'choice', describe: 'how credit is divided', among: MODELS },
    {
      flag: 'order',
      kind: 'number',
      describe: 'touches that a state of markov remembers; 1 unless told',
      optional: true,
      least: 1,
      whole: true,
    },
    {
      flag: 'half-life',
      kind: 'number',
      describe: 'of decay: 7 days with ages, else 1 touch',
      optional: true,
      least: 1e-6,
    },
    { flag: 'cents', kind: 'switch', describe: 'values in whole cents that add up to the total' },
  ],
  example: '--paths paths.csv --model markov --order 2 --json',
  async answer({ paths: file }, { map, given, say }) {
    const model = given.text('model') as Model
    const [order, halfLife] = [given.number('order'), given.number('half-life')]
    const misplaced = [
      ...(order !== undefined && model !== 'markov' ? [`--order: only markov has an order, not ${model}.`] : []),
      ...(halfLife !== undefined && model !== 'decay' ? [`--half-life: only decay has one, not ${model}.`] : []),
    ]
    if (misplaced.length) throw new Refused('invalid', misplaced.join('\n'))
    const { paths, empty } = await read(file!, map)
    if (empty > 0) say(`${empty} paths with neither an order nor a null stand for nobody; left out.`)
    if (model === 'markov' && paths.nulls.every((count) => count === 0))
      say('Nobody in the file left without an order: removal effects then rest on which touches ordered together.')
    return told(attribute(paths, { model, order, halfLife }), given.on('cents'))
  },
}

async function read(file: string, map: readonly string[]): Promise<{ paths: Paths; empty: number }> {
  const problems = new Problems(file === '-' ? 'stdin' : file.split('/').at(-1)!)
  const gathered = gatherPaths()
  let empty = 0
  let aged: boolean | undefined
  for await (const { line, path, conversions, value = 0, nulls = 0, ages } of readRows(file, FIELDS, map)) {
    if (path === undefined || conversions === undefined) continue
    const touches = touchesOf(path as string)
    const outcome = { conversions, value, nulls } as { conversions: number; value: number; nulls: number }
    const days = ages === undefined ? undefined : agesOf(ages as string)
    const wrong = wrongWith(touches, outcome, days)
    aged ??= days !== undefined
    if (wrong) problems.add(line, wrong.field, wrong.found, wrong.wanted)
    else if (aged !== (days !== undefined))
      problems.add(line, 'ages', aged ? 'nothing' : 'ages', 'ages in every row or in none')
    else if (outcome.conversions + outcome.nulls === 0) empty++
    else gathered.add(touches, outcome, days)
  }
  problems.settle()
  return { paths: gathered.paths(), empty }
}

/** Nothing between two signs is no number, where `Number` would say 0. */
const agesOf = (text: string) => text.split('>').map((age) => (age.trim() === '' ? NaN : Number(age)))

function told(found: Attribution, cents: boolean): object {
  if (found.answer === 'cannot-say' || !cents) return found
  const total = Math.round(found.totals.value * 100)
  const whole = apportion(
    total,
    found.credits.map(({ value }) => value),
  )
  return {
    ...found,
    credits: found.credits.map((credit, i) => ({ ...credit, value: whole[i]! / 100 })),
    totals: { ...found.totals, value: total / 100 },
  }
}
