/** One experiment on one sheet: what was asked, what it could not see, the plan that nobody could change, and what came of it. */
import { workspace } from '../members/members.ts'
import { show } from '../measurement/experiments.ts'
import type { Context } from '../operation.ts'
import { axisOf, dayAxis, dayNumber } from './report-axis.ts'
import type { Block, Course, Dots, Figure, Report } from './report-sheet.ts'
import { chance, day, days, figure, listed, percent } from './report-words.ts'

export type Experiment = Awaited<ReturnType<typeof show>>
type Result = NonNullable<Experiment['result']>

export async function experimentReport(context: Context, id: string): Promise<Report> {
  const { name: house } = await workspace(context)
  const found = await show(context, { id })
  const { forecast, result, design } = found
  return {
    kind: 'experiment',
    id,
    title: result ? result.sentence : unread(found),
    about: `${house} · ${found.name} · ${days(found.start, found.end)}${found.example ? ' · invented sales of the example' : ''}${found.late ? ' · a look back' : ''}`,
    made: new Date(context.outside.clock()).toISOString(),
    people: [],
    figures: figuresOf(found),
    sections: [
      ...(result ? [{ heading: 'What came of it', blocks: outcomeBlocks(found) }] : []),
      {
        heading: 'What it could see and what not',
        blocks: [
          { is: 'words', text: result ? `${saidWhen(found)}: ${forecast.sentence}` : forecast.sentence },
          ...(forecast.cost ? [{ is: 'words' as const, text: forecast.cost }] : []),
          ...(forecast.mend ? [{ is: 'words' as const, text: forecast.mend }] : []),
        ],
      },
      { heading: 'How it was asked', blocks: [{ is: 'list', items: designSaid(found) }] },
      {
        heading: 'What it cannot know',
        blocks: [
          {
            is: 'list',
            items: [
              ...[found.late, found.changed].filter((one) => one !== null),
              ...(result?.warnings ?? forecast.warnings),
              design.kind === 'places'
                ? 'Whatever else happened in these places on these days, and not in the others, is part of the result.'
                : 'What works on after it is switched off is counted against it.',
              'A result is about these places and days; the next campaign may differ.',
            ],
          },
        ],
      },
    ],
  }
}

function unread({ state, end, forecast, salesUntil }: Experiment): string {
  if (state === 'draft') return `Not begun: ${forecast.sentence}`
  if (state === 'ready') return 'All days are over and the result is not read yet.'
  return `No result yet: the test lasts until ${day(end)}${salesUntil ? `, and sales are known until ${day(salesUntil)}` : ''}.`
}

/** A plan that was frozen over known sales announced nothing. */
export const saidWhen = ({ late }: Experiment): string => (late ? 'Said with its sales known' : 'Said before it began')

function figuresOf(found: Experiment): Figure[] {
  const { result, forecast, outcome } = found
  const least: Figure = {
    label: 'Smallest effect it could see',
    value: forecast.mde === null ? 'none' : percent(forecast.mde),
    note:
      forecast.mde === null
        ? 'not even the largest that was tried'
        : `four times in five, ${saidWhen(found).toLowerCase()}`,
  }
  if (!result) return [least]
  const { percent: lift, percentInterval, incremental, incrementalInterval, pValue, level } = result
  const sure = `${Math.round(100 * level)}%`
  return [
    least,
    {
      label: result.shown ? 'Effect' : 'Effect, not shown',
      value: lift === null ? 'cannot say' : signed(lift),
      note: percentInterval ? `${ends(percentInterval, signed)}, ${sure}` : (result.mend ?? ''),
    },
    {
      label: `More ${outcome}${result.shown ? '' : ', not shown'}`,
      value: incremental === null ? 'cannot say' : figure(incremental),
      note: incrementalInterval
        ? `${ends(incrementalInterval, figure)}, ${sure}`
        : 'without an estimate there is no count',
    },
    {
      label: 'By chance alone',
      value: pValue === null ? 'cannot say' : `p = ${chance(pValue)}`.replace('= below', '<'),
      note: pValue === null ? 'no test was possible' : 'how often nothing would look like this',
    },
  ]
}

const signed = (value: number) => `${value > 0 ? '+' : ''}${Number(value.toFixed(1)) + 0}%`.replace('-', '−')
type Range = readonly [number | null, number | null]
export const ends = ([low, high]: Range, say: (value: number) => string) =>
  `${low === null ? 'no lower end' : say(low)} to ${high === null ? 'no upper end' : say(high)}`

/** The picture, the interval and the money; the same for what cannot be said. */
export function outcomeBlocks(found: Experiment): Block[] {
  const result = found.result!
  return [
    ...(result.path.length > 1 ? [courseOf(found, result)] : []),
    ...(result.percent === null ? [] : [effectOf(result)]),
    ...(result.money ? [{ is: 'words' as const, text: result.money }] : []),
    ...(result.mend ? [{ is: 'words' as const, text: result.mend, quiet: true }] : []),
  ]
}

function effectOf({ percent: lift, percentInterval, shown, level }: Result): Dots {
  const [low, high] = percentInterval ?? [null, null]
  const known = [lift, low, high].filter((one) => one !== null)
  return {
    is: 'dots',
    title: `The effect: 0% lies ${shown ? 'outside' : 'within'} the interval`,
    unit: `percent of what would have been, line: ${Math.round(100 * level)}%`,
    axis: axisOf(known, signed),
    dots: [{ name: 'Effect', note: shown ? 'shown' : 'cannot say', value: lift, low, high, sure: shown, said: `${signed(lift!)} (${ends([low, high], signed)})` }], // prettier-ignore
    more: null,
  }
}

function courseOf({ outcome, design, start, end }: Experiment, { path }: Result): Course {
  const seen = path.map((one) => [dayNumber(one.day), one.observed] as const)
  const without = path.flatMap((one) => (one.expected === null ? [] : [[dayNumber(one.day), one.expected] as const]))
  const up = axisOf([...seen, ...without].map(([, value]) => value), figure) // prettier-ignore
  return {
    is: 'course',
    title: without.length ? `Observed beside what would have been in ${listed(design.treated)}` : `Observed in ${listed(design.treated)}`, // prettier-ignore
    unit: `${outcome} a day`,
    across: dayAxis(seen[0]![0], seen.at(-1)![0]),
    up,
    lines: [
      ...(without.length ? [{ is: 'without' as const, name: 'without it', points: without }] : []),
      { is: 'seen', name: 'observed', points: seen },
    ],
    band: [],
    on: design.kind === 'places' ? [[dayNumber(start), dayNumber(end)]] : runs(path),
    limit: null,
  }
}

/** Days in a row on which it ran. */
function runs(path: Result['path']): [number, number][] {
  const found: [number, number][] = []
  for (const one of path) {
    const at = dayNumber(one.day)
    const last = found.at(-1)
    if (!one.on) continue
    if (last && last[1] === at - 1) last[1] = at
    else found.push([at, at])
  }
  return found
}

const MODELS = {
  scm: 'synthetic control',
  ridge: 'augmented synthetic control',
  did: 'difference in differences',
  sdid: 'synthetic difference in differences',
}

function designSaid({ design, days: length, forecast, hash, frozenAt, readAt, name }: Experiment): string[] {
  const where = listed(design.treated, 6)
  return [
    design.kind === 'places'
      ? `“${name}” ${readAt ? 'ran' : 'runs'} in ${where} for ${length} days, compared with ${forecast.controls} other ${forecast.controls === 1 ? 'place' : 'places'} by ${MODELS[design.model]}.`
      : `“${name}” ${readAt ? 'was' : 'is'} switched on and off in ${where} for ${length} days, in blocks of ${design.block} by coin tosses (seed ${design.seed}).`,
    `A false alarm is accepted ${Math.round(100 * design.alpha)} times in 100.`,
    ...(design.excluded.length
      ? [`Left out because something else went on there: ${listed(design.excluded, 6)}.`]
      : []),
    hash && frozenAt
      ? `The plan was frozen on ${day(frozenAt)} (SHA-256 ${hash})${readAt ? ` and the result read on ${day(readAt)}` : ''}.`
      : 'The plan is a draft: it was not frozen, so no result can be read beside it.',
  ]
}
