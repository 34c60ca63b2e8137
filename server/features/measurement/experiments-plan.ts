/** The plan of an experiment as it is frozen: one text that says everything, in one way only, so that its hash can be checked by anybody. */
import { createHash } from 'node:crypto'
import { EFFECTS } from '@rapport/analysis/lift/power.ts'
import { assigned } from '@rapport/analysis/lift/switchback.ts'
import { dayAfter, lastDay, pairsOf } from './experiments-design.ts'
import type { Design, Forecast } from './experiments-design.ts'

export type Known = {
  /** The last day whose sales were here when the plan was frozen. */
  until: string | null
  /** So many days of the test itself had passed and could be seen. */
  testDays: number
}

/** Keys in order, no spaces: the same plan is the same text (as RFC 8785 for these values). */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`
}

export const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

export function planOf(
  name: string,
  outcome: string,
  design: Design,
  forecast: Forecast,
  controls: readonly string[],
  known: Known,
  at: Date,
): string {
  const { kind, treated, excluded, start, model, alpha, marginCents, spendCents, campaign } = design
  return canonical({
    version: 1,
    name,
    frozenAt: at.toISOString(),
    primaryOutcome: `${outcome} by place and day`,
    design: kind,
    treated: treated.toSorted(),
    controls,
    excluded: excluded.toSorted(),
    start,
    end: lastDay(design),
    ...(kind === 'switchback' ? { blocks: blocksOf(design), washoutDays: design.washout } : {}),
    method:
      kind === 'switchback'
        ? {
            test: 'randomisation within pairs of blocks',
            statistic: 'mean difference, weekdays of up to 26 weeks before taken off',
            sides: 2,
          }
        : { model, fixedEffects: true, inference: 'block', sides: 2 },
    alpha,
    interval: 1 - alpha,
    smallestEffectSeen: forecast.mde,
    effectsTried: EFFECTS,
    marginCents,
    spendCents,
    campaign,
    salesKnown: known,
  })
}

export type Block = { from: string; to: string; on: boolean }

export const blocksOf = (design: Design): Block[] =>
  assigned(pairsOf(design), design.seed).map((on, at) => {
    const from = dayAfter(design.start, at * design.block)
    return { from, to: dayAfter(from, design.block - 1), on }
  })
