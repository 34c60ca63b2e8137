/**
 * Of several columns for one field, which is read? The user's; then, where two say the same number up to rounding, the
 * one that writes it more exactly; then the better header. Two columns that say different numbers under equal headers are
 * never called the same: the one with the larger values is taken, as counts outgrow their changes and shares, and the
 * user is told.
 */
import { AVERAGED, bareField, COUNTS, fieldWords } from './explain.ts'
import { plainHeader } from './headers.ts'
import type { Candidate } from './identity.ts'
import { decimalOf, number, precision, rounding } from './numbers.ts'
import { distinct, type Table } from './table.ts'
import { isBlank, tidy } from './blank.ts'
import { leave } from './whose.ts'

/** 'apart': hardly any row has both, so nothing can be compared. */
type Relation = 'same' | 'other' | 'apart'

/** Leaves one column for each field (any number for topics), and says where the choice is unsure. */
export function chooseOne(columns: Candidate[], table: Table): { found: Map<string, Candidate>; warnings: string[] } {
  const found = new Map<string, Candidate>()
  const warnings: string[] = []
  for (const column of columns) {
    const { field } = column
    if (field === null || field.startsWith('total.')) continue
    const before = found.get(field)
    if (before === undefined || field === 'topics') {
      found.set(field, column)
      continue
    }
    const related = relation(column, before, table)
    const [winner, loser] = better(column, before, related, table) ? [column, before] : [before, column]
    found.set(field, winner)
    const { reason, warning } = said(winner, loser, related, table)
    leave(loser, `left out: column ${winner.index + 1} (${winner.header}) ${reason}`)
    if (warning !== '') warnings.push(warning)
  }
  return { found, warnings }
}

function isCounted({ field }: Candidate): boolean {
  const bare = bareField(field!)
  return COUNTS.has(bare) || AVERAGED.has(bare)
}

function better(one: Candidate, other: Candidate, related: Relation, table: Table): boolean {
  if (one.fixed !== other.fixed) return one.fixed
  if (one.values.length === 0 || other.values.length === 0) return one.values.length > other.values.length
  const ranks = (one.match?.rank ?? 0) - (other.match?.rank ?? 0)
  const fuller = one.filled - other.filled
  if (isCounted(one) && related === 'same') {
    if (Math.abs(fuller) > 0.2) return fuller > 0
    const exact = precision(one.values) - precision(other.values)
    if (exact !== 0) return exact > 0
  }
  if (isCounted(one) && related === 'other') {
    const [mine, theirs] = [median(one, table), median(other, table)]
    if (ranks === 0) return mine > theirs
    // A better header over a handful of followers is a change or a share of them.
    if (bareField(one.field!) === 'followers') {
      if (ranks < 0 && mine < 100 && theirs >= mine * 10) return false
      if (ranks > 0 && theirs < 100 && mine >= theirs * 10) return true
    }
  }
  if (ranks !== 0) return ranks < 0
  // One address for nearly everybody is an agency's.
  const own = distinct(one.values) - distinct(other.values)
  if (/^(email|name|handle)$/.test(bareField(one.field!)) && Math.abs(own) > 0.3) return own > 0
  return fuller > 0.1
}

const shown = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })

function said(winner: Candidate, loser: Candidate, related: Relation, table: Table) {
  const words = fieldWords(winner.field!)
  const alike = plainHeader(winner.header) === plainHeader(loser.header)
  const taken = { reason: `is taken as ${words}`, warning: '' }
  if (winner.fixed || loser.values.length === 0) return taken
  if (isCounted(winner) && related === 'same' && precision(winner.values) > precision(loser.values))
    return { reason: 'says the same more exactly', warning: '' }
  if (related !== 'other' || !(alike || bareField(winner.field!) === 'followers')) return taken
  const [larger, smaller] = [median(winner, table), median(loser, table)]
  const because =
    isCounted(winner) && larger > smaller
      ? `, because its values are larger (median ${shown(larger)} beside ${shown(smaller)})`
      : ''
  return {
    reason: `is taken as ${words}${because}; the two say different things`,
    warning: `Columns ${[loser, winner]
      .toSorted((a, b) => a.index - b.index)
      .map(place)
      .join(
        ' and ',
      )} say different things. Column ${winner.index + 1} is taken as ${words}${because}; column ${loser.index + 1} is left out. If that is the wrong one, map #${loser.index} as ${winner.field}.`,
  }
}

const place = ({ index, header }: Candidate) => `${index + 1} (${header})`

/** How the values of a column are read here: as they would be if it were taken. */
function reader(column: Candidate, table: Table): (text: string) => number | null {
  const count = COUNTS.has(bareField(column.field!))
  const numbers = table.typed ? 'dot' : decimalOf(column.values, count).numbers
  return (text) => number(text, numbers, count)
}

function median(column: Candidate, table: Table): number {
  const read = reader(column, table)
  const values = column.values.map(read).filter((value) => value !== null)
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

/** Whether two columns say the same in at least 80% of the rows that have both: 409.8M and 409800000. */
function relation(one: Candidate, other: Candidate, table: Table): Relation {
  const rated = bareField(one.field!) === 'engagementRate'
  const counted = isCounted(one) || rated
  const [mine, theirs] = [reader(one, table), reader(other, table)]
  let both = 0
  let same = 0
  for (const row of table.rows) {
    const [a, b] = [tidy(row[one.index]), tidy(row[other.index])]
    if (isBlank(a) || isBlank(b)) continue
    both++
    if (!counted) {
      if (a.toLowerCase() === b.toLowerCase()) same++
      continue
    }
    const [x, y] = [mine(a), theirs(b)]
    if (x === null || y === null) continue
    if (rated) {
      // 0.032 and 3.2% are one rate.
      if ([1, 100, 0.01].some((scale) => Math.abs(x - y * scale) <= 0.06 * x)) same++
    } else if (Math.abs(x - y) <= Math.max(rounding(a), rounding(b), 0.01 * Math.max(x, y))) same++
  }
  if (both === 0) return 'apart'
  return same / both >= 0.8 ? 'same' : 'other'
}
