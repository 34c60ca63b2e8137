/**
 * The beginning of a file as a table: what a column is guessed from. At most the first thousand rows, so a column may
 * turn out otherwise later; such rows are refused, each with its reason.
 */
import { isBlank, tidy } from './blank.ts'

/** `typed`: the values come from JSON, where numbers have a decimal point and lists are lists. */
export type Table = { headers: string[]; rows: string[][]; typed: boolean }

export type Seen = {
  index: number
  header: string
  /** Those that say something, tidied. */
  values: string[]
  /** Share of the rows that say something. */
  filled: number
}

export function columnsOf(table: Table): Seen[] {
  return table.headers.map((header, index) => {
    const values = table.rows.map((row) => tidy(row[index])).filter((value) => !isBlank(value))
    return { index, header, values, filled: table.rows.length === 0 ? 0 : values.length / table.rows.length }
  })
}

export function share(values: readonly string[], holds: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(holds).length / values.length
}

export function distinct(values: readonly string[]): number {
  return values.length === 0 ? 0 : new Set(values).size / values.length
}
