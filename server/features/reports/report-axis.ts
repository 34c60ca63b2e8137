/** Axes that hold everything that is drawn on them, with ends and marks at round numbers. */
import type { Axis } from './report-sheet.ts'

const STEPS = [1, 2, 2.5, 5, 10]

/** `marks`: about how many. An axis of one value is given room on both sides. */
export function axisOf(values: readonly number[], say: (value: number) => string, marks = 4): Axis {
  const known = values.filter(Number.isFinite)
  const [least, most] = [Math.min(0, ...known), Math.max(0, ...known)]
  const span = most - least || 1
  const power = 10 ** Math.floor(Math.log10(span / marks))
  const step = STEPS.map((one) => one * power).find((one) => span / one <= marks)!
  const [first, last] = [Math.floor(least / step + 1e-9), Math.ceil((most || step) / step - 1e-9)]
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => ({
    at: (first + at) * step,
    text: say((first + at) * step),
  }))
  return { from: first * step, to: last * step, ticks: ticks.filter(({ text }, at) => text !== ticks[at - 1]?.text) }
}

const DAY = 86_400_000
export const dayNumber = (iso: string): number => Date.parse(iso) / DAY

/** From the first day to the last, both written and one in the middle where there is room. */
export function dayAxis(from: number, to: number): Axis {
  const end = Math.max(to, from + 1)
  const say = (at: number) =>
    new Date(at * DAY).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const places = end - from < 4 ? [from, end] : [from, Math.floor((from + end) / 2), end]
  return { from, to: end, ticks: places.map((at) => ({ at, text: say(at) })) }
}

/** Where a value stands, from 0 to 1; what is beyond stands at the end. */
export const along = ({ from, to }: Axis, value: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)))
