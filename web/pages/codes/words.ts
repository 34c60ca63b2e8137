/** Codes in words: whose, what kind, and whether one goes round. */
import { amountIn } from '@rapport/analysis/numbers/money.ts'
import type { Output } from '../../call.ts'
import { capital, count, inWords, many } from '../../ui/numbers.ts'

export type Code = Output<'codes.list'>['codes'][number]
export type Leak = Output<'codes.leaks'>['codes'][number]
export type Rotated = Output<'codes.rotate'>

export const KINDS: Readonly<Record<Code['kind'], string>> = {
  standing: 'a creator’s own',
  'single-use': 'good once',
  door: 'for the door',
}

export function codesFinding(
  codes: readonly Pick<Code, 'endedAt'>[],
  leaks: readonly Pick<Leak, 'state' | 'replacedBy'>[],
): string {
  const live = codes.filter(({ endedAt }) => endedAt === null).length
  if (codes.length === 0) return 'No code yet'
  const round = leaks.filter(
    ({ state, replacedBy }) => state === 'consistent-with-a-leak' && replacedBy === null,
  ).length
  const all = capital(many(live, 'code'))
  if (round === 0) return `${all}, none seen beyond its audience`
  return `${all}; ${inWords(round)} may be going round beyond ${round === 1 ? 'its' : 'their'} audience`
}

export type Batch = {
  name: string
  kind: Code['kind']
  creator: string | null
  campaign: string | null
  codes: string[]
}

/** Codes of one batch are one row. */
export function byBatch(codes: readonly Code[]): { single: Code[]; batches: Batch[] } {
  const batches = new Map<string, Batch>()
  for (const { batch, booking, kind, creator, campaign, code } of codes) {
    if (batch === null) continue
    const key = `${booking} ${batch}`
    const known = batches.get(key)
    if (known) known.codes.push(code)
    else batches.set(key, { name: batch, kind, creator, campaign, codes: [code] })
  }
  return { single: codes.filter(({ batch }) => batch === null), batches: [...batches.values()] }
}

/** Smallest units as people write them. */
export const sum = (minor: number, currency: string, decimals: number): string =>
  amountIn(minor / 10 ** decimals, currency, decimals)

const credited = (rows: Rotated['before']): string =>
  rows.length === 0
    ? 'nothing'
    : rows
        .map(
          (row) =>
            `${count(row.orders)} ${row.orders === 1 ? 'order' : 'orders'}, ${sum(row.net, row.currency, row.decimals)}`,
        )
        .join(' and ')

/** Both numbers, in one sentence. */
export const rotatedSentence = ({ code, fresh, since, before, after }: Rotated): string =>
  `${fresh} takes the place of ${code}. Since ${since.slice(0, 10)} it was credited with ${credited(before)}; by the rule ${credited(after)} stays.`
