/**
 * What the rows of a file become, as its inspection says: each of them rows of ours or a refusal; blank lines and repeated headers
 * are neither.
 */
import type { CreatorRow, InteractionRow, PostRow } from '../../rows.ts'
import { unfolded } from './answers.ts'
import { shortened } from './blank.ts'
import { creators } from './creators.ts'
import { several } from './identity.ts'
import type { Batch, Inspection, Owner, Refusal } from './inspection.ts'
import { interactions } from './interactions.ts'
import { Elements, cellsAt, parsed } from './json.ts'
import { repeats, tokensOf } from './layout.ts'
import { type Convert, type Plan, planOf } from './plan.ts'
import { posts } from './posts.ts'
import { LONGEST, Records, tooLong } from './records.ts'

export type Row = CreatorRow | PostRow | InteractionRow

/** Collects what the rows of a file become. */
export class Taking {
  rows: Row[] = []
  refused: Refusal[] = []
  /** Rows of the file that became one or more of ours. */
  taken = 0
  readonly #convert: Convert<Row>
  readonly #plan: Plan
  readonly #headers: string[]
  readonly #width: number
  /** The last column holds free text, in which an unquoted delimiter may stand. */
  readonly #openEnd: boolean

  /** `owners`: of the posts, where nothing in the file says whose they are. */
  constructor(inspection: Inspection, owners?: ReadonlyMap<string, Owner>) {
    this.#plan = planOf(inspection, owners)
    this.#convert = converterOf(inspection, this.#plan)
    this.#headers = inspection.columns.map(({ header }) => header)
    this.#width = this.#headers.length
    this.#openEnd = ['text', 'caption', 'bio'].includes(inspection.columns.at(-1)?.field ?? '')
  }

  /** One row of the file. */
  row(cells: string[], line: number, delimiter = ','): void {
    if (cells.length > this.#width && !this.#fit(cells, line, delimiter)) return
    const { trouble } = this.#plan
    this.#convert(cells, this.rows)
    if (trouble.wanted === '') {
      this.taken++
      return
    }
    const { column, wanted } = trouble
    trouble.wanted = ''
    if (cells.every((cell) => cell.trim() === '')) return
    this.refuse(line, column < 0 ? '' : (this.#headers[column] ?? ''), cells[column] ?? '', wanted, [...cells])
  }

  refuse(line: number, column: string, found: string, wanted: string, raw: string[]): void {
    this.refused.push({ line, column, found: shortened(found, 200), wanted, raw })
  }

  /** More cells than headers: nothing in them, or the end of a text with delimiters in it; else no one can tell. */
  #fit(cells: string[], line: number, delimiter: string): boolean {
    const more = cells.slice(this.#width)
    if (more.every((cell) => cell.trim() === '')) return true
    if (this.#openEnd) {
      cells[this.#width - 1] = cells.slice(this.#width - 1).join(delimiter)
      cells.length = this.#width
      return true
    }
    this.refuse(
      line,
      '',
      `${cells.length} cells`,
      `${this.#width} cells; put quotes around a cell that holds the delimiter`,
      [...cells],
    )
    return false
  }

  batch(bytes: number): Batch<Row> {
    const { rows, refused } = this
    this.rows = []
    this.refused = []
    return { rows, refused, bytes }
  }
}

function converterOf(inspection: Inspection, plan: Plan): Convert<Row> {
  const convert =
    inspection.kind === 'creators'
      ? creators(plan, several(inspection.columns))
      : inspection.kind === 'posts'
        ? posts(plan)
        : interactions(plan)
  return convert as Convert<Row>
}

/** Told a file's text piece by piece; `last` with its end. */
type Push = (text: string, last: boolean) => void

/** Whoever is told of each row, and of what is none. */
export type Taker = Pick<Taking, 'row' | 'refuse'>

export function readerOf({ layout, delimiter = ',' }: Inspection, taking: Taker): Push {
  switch (layout.rows) {
    case 'table': {
      const { headerLine, headers } = layout
      const records = new Records(delimiter, {
        record: (cells, line) => {
          if (line <= headerLine || (cells.length === 1 && cells[0] === '')) return
          if (headerLine > 0 && cells[0] === headers[0] && repeats(cells, headers)) return
          taking.row(cells, line, delimiter)
        },
        broken: (line, text) => taking.refuse(line, '', text, 'a quote (") that closes the one that opens', [text]),
      })
      return (text, last) => records.push(text, last)
    }
    case 'elements': {
      const record = recordTaker(layout, taking)
      const elements = new Elements(layout, record)
      return (text, last) => elements.push(text, last)
    }
    case 'lines': {
      const record = recordTaker(layout, taking)
      return lines((line, number) => line.trim() !== '' && record(line, number))
    }
    case 'tokens':
      return lines((line, number) => {
        for (const token of tokensOf(line)) taking.row([token], number)
      })
  }
}

type Laid = { readonly paths: readonly string[]; readonly answers: boolean }

function recordTaker({ paths, answers }: Laid, taking: Taker): (text: string, number: number) => void {
  const cells = cellsAt(paths)
  return (text, number) => {
    const value = parsed(text)
    if (value === undefined) taking.refuse(number, '', text, 'valid JSON', [text])
    else for (const one of answers ? unfolded(value) : [value]) taking.row(cells(one), number)
  }
}

/** Lines of any text, by a reader of records whose delimiter never comes and to which a quote is a letter. */
function lines(line: (text: string, number: number) => void): Push {
  let rest = ''
  let number = 0
  return (text, last) => {
    const all = (rest + text).split('\n')
    rest = last ? '' : all.pop()!
    for (const one of all) line(one, ++number)
    if (rest.length > LONGEST) throw tooLong(number + 1)
  }
}
