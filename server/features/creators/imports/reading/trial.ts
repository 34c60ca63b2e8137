/** What would become of a file, tried on its beginning before anything is written. */
import type { Inspection, Owner, Reason, Trial } from './inspection.ts'
import type { Sample } from './sample.ts'
import { readerOf, Taking } from './taking.ts'

const MOST_REASONS = 5

export function tried(
  inspection: Inspection,
  { text, whole }: Pick<Sample, 'text' | 'whole'>,
  owners?: ReadonlyMap<string, Owner>,
): Trial {
  const taking = new Taking(inspection, owners)
  readerOf(inspection, taking)(text, whole)
  const reasons = new Map<string, Reason>()
  for (const { line, column, found, wanted } of taking.refused) {
    const key = `${column}\n${wanted}`
    const before = reasons.get(key)
    if (before) before.rows++
    else reasons.set(key, { rows: 1, column, wanted, line, found })
  }
  const refused = taking.refused.length
  return {
    says: said(taking.taken, refused, whole),
    whole,
    taken: taking.taken,
    refused,
    reasons: [...reasons.values()].sort((a, b) => b.rows - a.rows).slice(0, MOST_REASONS),
  }
}

function said(taken: number, refused: number, whole: boolean): string {
  const rows = taken + refused
  const which = `${whole ? 'its' : 'the first'} ${rows === 1 ? 'row' : `${many(rows)} rows`}`
  if (rows === 0) return 'It has no rows.'
  if (refused === 0)
    return rows === 1 ? `${whole ? 'Its row' : 'The first row'} can be read.` : `All of ${which} can be read.`
  if (taken === 0)
    return rows === 1 ? `${whole ? 'Its row' : 'The first row'} would be refused.` : `All of ${which} would be refused.`
  return `Of ${which} ${many(taken)} would come in and ${many(refused)} be refused.`
}

const many = (count: number) => count.toLocaleString('en')
