/**
 * What would have been sold anyway, and how much more was sold where the campaign ran? Six models, one answer: an estimate whose
 * interval and p-value come from the same misses, or the reason why nothing can be said.
 * Methods, assumptions and known answers: docs/methods/lift.md and the pages it names.
 */
import { seeded } from '../numbers/random.ts'
import type { CannotSay, Estimate, Lift, Options } from './answer.ts'
import { PENALTIES } from './augmenting.ts'
import { blockTrial, iidTrial } from './conformal.ts'
import type { Trial } from './conformal.ts'
import { fitted, ruleOf } from './fitting.ts'
import type { Weighted } from './fitting.ts'
import { cannotSay, frameOf } from './frame.ts'
import type { Frame, Test } from './frame.ts'
import { inverted } from './inversion.ts'
import { seriesOf } from './panel.ts'
import type { Panel } from './panel.ts'
import { placeboTrial, placebosOf } from './placebo.ts'
import { centre, norm, pointsOf } from './points.ts'
import { judged, posterior } from './structural.ts'
import { line, returnOnSpend, studentised, totals } from './time-based.ts'
import type { Line } from './time-based.ts'
import { weighing } from './weighting.ts'
import { inWords } from './words.ts'

export const PERMUTATIONS = 2000

/** `spend`, by the same units and times, is what the campaign cost there; only `tbr` reads it. */
export function lift(panel: Panel, test: Test, options: Options, spend?: Panel): Lift {
  const frame = frameOf(panel, test, options.model)
  if ('answer' in frame) return frame
  if (options.model === 'tbr') return timeBased(frame, options, spend)
  if (options.model === 'bsts') return structural(frame, options)
  return weighted(frame, options.model, options)
}

function weighted(frame: Frame, model: Weighted, options: Options): Lift {
  const { fixedEffects = false, alpha = 0.1, inference = 'block', permutations = PERMUTATIONS, seed = 1 } = options
  const { before, during, controls } = frame
  if (inference === 'placebo' && controls.length < 3) return tooFewPlacebos(controls.length)
  const fit = fitted(frame, model, fixedEffects)
  const effects = frame.target.map((y, t) => y - fit.counterfactual[t]!)
  const placebos = inference === 'placebo' ? placebosOf(frame, model, fixedEffects, permutations, seeded(seed)) : []
  const ranked = inference === 'placebo' ? placeboTrial(placebos, effects, before, model) : undefined
  const trial = ranked?.trial ?? conformal(frame, model, options, fit.lambda)
  const least = inference === 'block' ? 1 / (before + during) : ranked ? 1 / (1 + ranked.kept) : 1 / (1 + permutations)
  const pValue = trial.nothing()
  const att = meanFrom(effects, before)
  const noise = norm(effects.subarray(0, before)) / Math.sqrt(before)
  const { lo, hi, short } = inverted(trial, pValue, att, noise / Math.sqrt(during), alpha)
  return told(frame, options, {
    counterfactual: fit.counterfactual,
    interval: [lo, hi],
    pValue,
    inference,
    fit: { l2: fit.l2, scaledL2: fit.scaledL2, kkt: fit.kkt },
    weights: fit.weights,
    warnings: [
      ...(least > alpha
        ? [
            `The smallest p-value that this test can give is ${least.toPrecision(2)}, so it can never fall below ${alpha}. More ${inference === 'block' ? 'periods' : 'controls'} are needed.`,
          ]
        : []),
      ...(short
        ? [
            'Something happened in single periods, but their mean could also be nothing: the interval was ended just short of zero, as the p-value demands.',
          ]
        : []),
      ...(fit.lambdaIndex === PENALTIES - 1
        ? [
            'The penalty of ridge fell to its smallest: the past is copied nearly exactly, noise included. Compare with scm or sdid.',
          ]
        : []),
      ...poorFit(frame, fit.l2),
    ],
    more: {
      ...(fit.lambda === undefined ? {} : { lambda: fit.lambda }),
      ...(fit.lambdaIndex === undefined ? {} : { lambdaIndex: fit.lambdaIndex }),
      ...(ranked
        ? { placebos: placebos.map((placebo) => ({ units: placebo.units, effects: [...placebo.effects] })) }
        : {}),
    },
  })
}

/**
 * The conformal test of this model. `lambda` is the penalty of `ridge`, which is chosen before the start and kept; `along` what an effect
 * of one looks like, a value a period (default: the same in each).
 */
export function conformal(
  frame: Frame,
  model: Weighted,
  options: Options,
  lambda?: number,
  along?: Float64Array,
): Trial {
  const { fixedEffects = false, inference = 'block', permutations = PERMUTATIONS, seed = 1 } = options
  const { rule: own, centred } = ruleOf(frame, model, fixedEffects)
  const rule = own.kind === 'augmented' && lambda !== undefined ? { ...own, lambda } : own
  const periods = frame.times.length
  const during = along ?? Float64Array.from({ length: periods }, (_, t) => Number(t >= frame.before))
  const again = weighing(pointsOf(frame, periods, centred), rule, during)
  return inference === 'iid'
    ? iidTrial(again, frame.before, periods, permutations, seeded(seed))
    : blockTrial(again, frame.before)
}

function timeBased(frame: Frame, options: Options, spend?: Panel): Estimate {
  const { alpha = 0.1, seed = 1 } = options
  const k = frame.treated.length
  const found = line(
    frame.target.map((y) => k * y),
    totals(frame),
    frame.before,
  )
  const { half, pValue } = studentised(found, alpha)
  const each = k * frame.during
  const l2 = norm(found.residual) / k
  const mean = meanFrom(frame.target.subarray(0, frame.before), 0)
  const plain = norm(frame.target.slice(0, frame.before).map((y) => y - mean))
  const returned = spend ? returnOnSpend(found, spentOn(frame, spend), alpha, seeded(seed)) : undefined
  return told(frame, options, {
    counterfactual: found.counterfactual.map((y) => y / k),
    interval: [(found.total - half) / each, (found.total + half) / each],
    pValue,
    inference: 'student',
    fit: { l2, scaledL2: plain > 0 ? l2 / plain : null, kkt: null },
    weights: new Float64Array(frame.controls.length),
    warnings:
      spend && !returned
        ? ['No more was spent in the treated places than without the campaign, so there is no return on spend.']
        : [],
    more: returned ? { returnOnSpend: returned } : {},
  })
}

/** The spend beyond what the controls' spend foretells; without any before the start, all of it. */
function spentOn({ treated, controls, times, before }: Frame, spend: Panel): Line {
  const at = new Map(spend.times.map((time, t) => [time, t]))
  const sum = (units: readonly string[]) => {
    const total = new Float64Array(times.length)
    for (const unit of units) {
      const place = spend.units.indexOf(unit)
      if (place < 0) continue
      const series = seriesOf(spend, place)
      times.forEach((time, t) => (total[t]! += series[at.get(time) ?? -1] || 0))
    }
    return total
  }
  return line(sum(treated), sum(controls), before)
}

function structural(frame: Frame, options: Options): Lift {
  const { alpha = 0.05, seed = 1 } = options
  const found = posterior(frame, seeded(seed))
  if (!found)
    return cannotSay(
      'nothing-varies',
      1,
      2,
      'The treated places sold the same in every period before the start, so there is no noise to judge an effect against.',
      'Check the column of the value; real sales scatter.',
    )
  const { interval, pValue } = judged(found.draws, alpha)
  const misses = frame.target.slice(0, frame.before).map((y, t) => y - found.counterfactual[t]!)
  return told(
    frame,
    { ...options, alpha },
    {
      counterfactual: found.counterfactual,
      interval,
      pValue,
      inference: 'posterior',
      fit: { l2: norm(misses), scaledL2: null, kkt: null },
      weights: found.coefficients,
      warnings: [],
    },
  )
}

/** Below so much of the treated's ups and downs explained, the controls are of little use. */
const EXPLAINED = 0.25

function poorFit({ target, before }: Frame, l2: number): string[] {
  const own = norm(centre(target.slice(0, before)))
  const explained = own > 0 ? 1 - (l2 / own) ** 2 : 1
  return explained < EXPLAINED
    ? [
        `Before the start the controls explain ${explained > 0 ? `only ${Math.round(100 * explained)}%` : 'nothing'} of the ups and downs of the treated places: take the answer with care.`,
      ]
    : []
}

const meanFrom = (values: Float64Array, from: number) => {
  let sum = 0
  for (let t = from; t < values.length; t++) sum += values[t]!
  return sum / (values.length - from)
}

const tooFewPlacebos = (have: number): CannotSay =>
  cannotSay(
    'too-few-controls',
    have,
    3,
    `A placebo needs two controls of its own, and there are only ${have} in all.`,
    'Bring more places without the campaign, or use the block inference.',
  )

type Found = {
  counterfactual: Float64Array
  interval: readonly [number, number]
  pValue: number
  inference: Estimate['inference']
  fit: Estimate['fit']
  weights: Float64Array
  warnings: readonly string[]
  more?: Partial<Estimate>
}

function told(frame: Frame, { model, alpha = 0.1 }: Options, found: Found): Estimate {
  const { target, before, during, times, treated } = frame
  const { counterfactual } = found
  const effects = target.map((y, t) => y - counterfactual[t]!)
  const att = meanFrom(effects, before)
  const expected = meanFrom(counterfactual, before)
  const end = (value: number) => (Number.isFinite(value) ? value : null)
  const interval = { level: 1 - alpha, att: [end(found.interval[0]), end(found.interval[1])] as const }
  const percentLift = expected > 0 ? (100 * att) / expected : null
  return {
    answer: 'estimate',
    model,
    sentence: inWords(att, expected, interval, found.pValue),
    att,
    incremental: att * treated.length * during,
    percentLift,
    interval,
    pValue: found.pValue,
    inference: found.inference,
    fit: found.fit,
    weights: Object.fromEntries(
      frame.controls.flatMap((name, i) => (found.weights[i] ? [[name, found.weights[i]]] : [])),
    ),
    path: times.map((time, t) => ({
      time,
      observed: target[t]!,
      counterfactual: counterfactual[t]!,
      effect: effects[t]!,
    })),
    treated,
    controls: frame.controls.length,
    periods: { before, during },
    warnings: [...frame.warnings, ...found.warnings],
    ...found.more,
  }
}
