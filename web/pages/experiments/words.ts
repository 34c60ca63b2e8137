/** Experiments in words: what stands at the head of a page, and what comes next. */
import type { Output } from '../../call.ts'
import { capital, inWords, many } from '../../ui/numbers.ts'

export type Experiment = Output<'experiments.show'>
export type Brief = Output<'experiments.list'>['experiments'][number]
export type Sales = Output<'experiments.list'>['sales'][number]
export type Forecast = Experiment['forecast']
export type Result = NonNullable<Experiment['result']>

/** 7%, 12.5%: as short as it may be. */
export const share = (of: number): string => `${Number((100 * of).toPrecision(3))}%`
/** Of a number that is in percent already. */
export const tenth = (percent: number): string => `${Number(percent.toFixed(1))}%`.replace('-', '−')

export function listFinding(experiments: readonly Pick<Brief, 'state'>[]): string {
  if (experiments.length === 0) return 'Would it have sold anyway?'
  const ready = experiments.filter(({ state }) => state === 'ready').length
  const read = experiments.filter(({ state }) => state === 'read').length
  const all = capital(many(experiments.length, 'experiment'))
  if (ready > 0) return `${all}, ${ready === 1 ? 'one is' : `${inWords(ready)} are`} ready to be read`
  if (read === experiments.length) return `${all}, read`
  return read > 0 ? `${all}, ${inWords(read)} of them read` : `${all}, none of them read yet`
}

export const STATES: Record<Brief['state'], string> = {
  draft: 'Draft',
  waiting: 'Frozen, waiting for its days',
  ready: 'Ready to be read',
  read: 'Read',
}

/** The title of an experiment's page. */
export function finding({ state, forecast, result, end, outcome, kind }: Experiment): string {
  if (state === 'draft')
    return forecast.answer === 'cannot-say'
      ? 'What this test would see cannot be said'
      : forecast.mde === null
        ? 'This test would see too little to be worth running'
        : `This test would see an effect of ${share(forecast.mde)} or more`
  if (result) return resultFinding(result, outcome)
  if (state === 'ready') return 'All days are in: the result can be read'
  return `Frozen. ${kind === 'switchback' ? 'Switch it on and off' : 'Run it'} until ${dayOf(end)}`
}

export function resultFinding(result: Result, outcome: string): string {
  const { answer, shown, percent } = result
  const what = capital(outcome)
  if (answer === 'cannot-say' || percent === null) return 'What it brought cannot be said'
  const lost = result.profit !== null && result.profit.high !== null && result.profit.high < 0
  if (!shown) return `Whether it changed ${outcome} cannot be said${lost ? ', but it lost money' : ''}`
  return `${what} ${percent < 0 ? 'fell' : 'rose'} ${tenth(Math.abs(percent))}${lost ? ', and it lost money' : ''}`
}

export const dayOf = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

export const named = (places: readonly string[]): string =>
  places.length > 4
    ? `${places.length} places`
    : places.length < 2
      ? (places[0] ?? '')
      : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`

/** The first day, the one on which the test begins, and the last, where there is room between them. */
export function axisDays(path: Result['path'], first: number, begins: number): { at: number; text: string }[] {
  const last = path.length - 1
  const place = (at: number) => (at - first) / Math.max(1, last - first)
  const room = 0.3
  const shown = [
    ...(place(begins) >= room ? [first] : []),
    begins,
    ...(1 - place(begins) >= room ? [last] : []),
  ].filter((at, k, all) => at >= first && all.indexOf(at) === k)
  return shown.map((at) => ({ at: place(at), text: dayOf(path[at]!.day) }))
}
