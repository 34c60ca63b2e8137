/**
 * What could this test see, before any money is spent? The past is used as it was, once for each of several windows, and an effect of known
 * size is put into the last periods of the treated places; power is the share of windows in which the test of `lift` finds it.
 *
 * The smallest effect found in four of five windows is the minimum detectable effect. Trust it as far as the coming weeks resemble the past,
 * and as an order of size: neighbouring windows share most of their days. `falseAlarms` is what the same windows say without any effect.
 */
import { seeded } from '../numbers/random.ts'
import type { CannotSay, Model, Options } from './answer.ts'
import { fitted } from './fitting.ts'
import { cannotSay, frameOf } from './frame.ts'
import type { Frame, Test } from './frame.ts'
import { PERMUTATIONS, conformal } from './lift.ts'
import { cut } from './panel.ts'
import type { Panel } from './panel.ts'
import { placeboTrial, placebosOf } from './placebo.ts'
import { judged, posterior } from './structural.ts'
import { line, studentised, totals } from './time-based.ts'

export type Design = {
  readonly treated: readonly string[]
  readonly excluded?: readonly string[]
  /** How many periods the test shall last. */
  readonly periods: number
}

export type Power = {
  readonly answer: 'estimate'
  readonly model: Model
  /** As a share (0.05 is 5%); null when even the largest effect tried is not found often enough. */
  readonly mde: number | null
  readonly curve: readonly { readonly effect: number; readonly power: number }[]
  readonly falseAlarms: number
  readonly windows: number
  /** What the treated places sold in a window on average, over all their periods: `mde` of this is what would have to be gained. */
  readonly sold: number
  readonly sentence: string
  readonly warnings: readonly string[]
}

export const EFFECTS = [
  0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.09, 0.1, 0.125, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5,
]
export const WINDOWS = 20
export const ENOUGH = 0.8
/** Of the posterior, for one window of many. */
const FEWER_DRAWS = 400

export function power(
  panel: Panel,
  design: Design,
  options: Options,
  { effects = EFFECTS, windows = WINDOWS }: { effects?: readonly number[]; windows?: number } = {},
): Power | CannotSay {
  const ready = windowsOf(panel, design, options.model, windows)
  if (!Array.isArray(ready)) return ready
  const { alpha = 0.1 } = options
  const tests = ready.map((frame) => tried(frame, options))
  const share = (effect: number) => tests.filter((test) => test(effect) < alpha).length / tests.length
  const curve = [...effects].sort((a, b) => a - b).map((effect) => ({ effect, power: share(effect) }))
  const mde = detectable(curve)
  const falseAlarms = share(0)
  return {
    answer: 'estimate',
    model: options.model,
    mde,
    curve,
    falseAlarms,
    windows: ready.length,
    sold: ready.reduce((sum, frame) => sum + soldIn(frame), 0) / ready.length,
    sentence: inWords(design, mde, curve),
    warnings: [
      ...new Set(ready.flatMap((frame) => frame.warnings)),
      ...(ready.length < 5
        ? [`Only ${ready.length} windows of the past could be used: take the power as a rough guess.`]
        : []),
      ...(falseAlarms > 2 * alpha
        ? [
            `In ${percent(falseAlarms)} of the windows the test sees an effect although there was none: choose other places or another model.`,
          ]
        : []),
    ],
  }
}

/** The smallest effect from which on power stays sufficient. */
function detectable(curve: readonly { effect: number; power: number }[]): number | null {
  const failing = curve.findLastIndex((point) => point.power < ENOUGH)
  return curve[failing + 1]?.effect ?? null
}

/** The last windows of the past, evenly spread over its second half, latest first; or why there is none. */
export function windowsOf(
  panel: Panel,
  { treated, excluded, periods }: Design,
  model: Model,
  most: number,
): Frame[] | CannotSay {
  const all = panel.times.length
  const least = Math.max(6, Math.floor(all / 2))
  const room = all - periods - least
  if (all - periods < 6)
    return cannotSay(
      'too-few-periods-before',
      Math.max(0, all - periods),
      6,
      `The file has ${all} periods; a test of ${periods} leaves ${Math.max(0, all - periods)} to learn from.`,
      'Bring a longer past, or plan a shorter test.',
    )
  const count = Math.max(1, Math.min(most, room + 1))
  const stride = count > 1 ? Math.min(periods, Math.floor(room / (count - 1))) : 1
  const frames: Frame[] = []
  let refusal: CannotSay | undefined
  for (let k = 0; k < count; k++) {
    const to = all - k * Math.max(1, stride)
    const test: Test = { treated, start: panel.times[to - periods]!, ...(excluded ? { excluded } : {}) }
    const frame = frameOf(cut(panel, 0, to), test, model)
    if ('answer' in frame) refusal ??= frame
    else frames.push(frame)
  }
  return frames.length || !refusal ? frames : refusal
}

/** The p-value of this window with an effect (a share of what the treated sold) put into it. What does not depend on the effect is done once. */
export function tried(frame: Frame, options: Options): (effect: number) => number {
  const {
    model,
    fixedEffects = false,
    alpha = 0.1,
    inference = 'block',
    permutations = PERMUTATIONS,
    seed = 1,
  } = options
  const { before, target, treated } = frame
  const along = target.map((y, t) => (t < before ? 0 : y))
  if (model === 'tbr') {
    const k = treated.length
    const found = line(
      target.map((y) => k * y),
      totals(frame),
      before,
    )
    const sold = k * along.reduce((a, b) => a + b, 0)
    return (effect) => studentised({ ...found, total: found.total + effect * sold }, alpha).pValue
  }
  if (model === 'bsts') {
    const found = posterior(frame, seeded(seed), FEWER_DRAWS)
    const each = along.reduce((a, b) => a + b, 0) / frame.during
    return (effect) =>
      found
        ? judged(
            found.draws.map((draw) => draw + effect * each),
            alpha,
          ).pValue
        : 1
  }
  if (inference === 'placebo') {
    const { counterfactual } = fitted(frame, model, fixedEffects)
    const placebos = placebosOf(frame, model, fixedEffects, permutations, seeded(seed))
    return (effect) =>
      placeboTrial(
        placebos,
        target.map((y, t) => y + effect * along[t]! - counterfactual[t]!),
        before,
        model,
      ).trial.nothing()
  }
  const { lambda } = model === 'ridge' ? fitted(frame, model, fixedEffects) : { lambda: undefined }
  const trial = conformal(frame, model, options, lambda, along)
  return (effect) => trial.nothing(-effect)
}

const soldIn = ({ target, before, treated }: Frame) =>
  treated.length * target.subarray(before).reduce((a, b) => a + b, 0)

function inWords({ treated, periods }: Design, mde: number | null, curve: Power['curve']): string {
  const where = treated.length <= 4 ? treated.join(', ') : `these ${treated.length} places`
  const last = curve.at(-1)
  if (mde === null)
    return `With ${periods} periods in ${where} even ${last ? percent(last.effect) : 'the largest effect'} would be missed too often: lengthen the test, add places, or choose others.`
  const below = curve.filter(({ effect }) => effect < mde).at(-1)
  return `With ${periods} periods in ${where} you cannot count on seeing less than ${percent(mde)}${below ? `; an effect of ${percent(below.effect)} would be found in ${percent(below.power)} of cases` : ''}.`
}

const percent = (share: number) => `${Number((100 * share).toPrecision(3))}%`
