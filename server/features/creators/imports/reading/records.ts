/**
 * Which cells does a delimited text hold? RFC 4180, read kindly: any of \n, \r\n or \r ends a line, spaces may stand
 * before an opening quote, a quote inside a bare cell is itself. Lines without a quote, nearly all of them, are cut by
 * searching alone; the others cell by cell. Gives what csv-parse gives on well-formed text: records.test.ts.
 *
 * A quote that never closes would swallow the rest of the file: its line is reported as broken and reading goes on
 * with the next line.
 */
import { Unreadable } from './unreadable.ts'

/** No line of a list is longer (characters). */
export const LONGEST = 8 * 1024 * 1024

export type Sink = {
  /** One record. `cells` is used again for the next: copy what is kept. `line` counts from 1. */
  record(cells: string[], line: number): void
  /** A line whose quote is never closed. */
  broken(line: number, text: string): void
}

export class Records {
  /** Of the next record. */
  line = 1
  readonly #delimiter: string
  readonly #sink: Sink
  readonly #cells: string[] = []
  #newline = ''
  #rest = ''
  /** Up to here the rest is known to hold no end of line. */
  #searched = 0

  constructor(delimiter: string, sink: Sink) {
    this.#delimiter = delimiter
    this.#sink = sink
  }

  /** Takes more text; with `last`, what is left is a record too. Throws Unreadable on a line over 8 MB. */
  push(more: string, last = false): void {
    const text = this.#rest + more
    if (this.#newline === '' && !this.#discover(text, last)) return
    const newline = this.#newline
    let quote = text.indexOf('"')
    let at = 0
    let from = this.#searched
    while (at < text.length) {
      let end = text.indexOf(newline, Math.max(at, from))
      from = 0
      if (end < 0) {
        if (!last) {
          if (text.length - at > LONGEST) throw tooLong(this.line)
          break
        }
        end = text.length
      }
      if (quote >= 0 && quote < at) quote = text.indexOf('"', at)
      if (quote < 0 || quote > end) {
        this.#plain(text, at, end)
        this.line++
        at = end + 1
        continue
      }
      const next = this.#quoted(text, at, last)
      if (next >= 0) {
        at = next
        continue
      }
      if (!last && text.length - at <= LONGEST) break
      this.#sink.broken(this.line++, text.slice(at, end))
      at = end + 1
    }
    this.#rest = at === 0 ? text : text.slice(at)
    this.#searched = quote >= at ? 0 : this.#rest.length
    if (last) this.#rest = ''
  }

  /** Old Macs end lines with \r alone: used only where the text has no \n at all. */
  #discover(text: string, last: boolean): boolean {
    const end = /[\r\n]/.exec(text)
    if (end === null && !last) {
      this.#rest = text
      if (text.length > LONGEST) this.#newline = '\n'
      return this.#newline !== ''
    }
    if (end !== null && end[0] === '\r' && end.index === text.length - 1 && !last) {
      this.#rest = text
      return false
    }
    const old = end !== null && end[0] === '\r' && text[end.index + 1] !== '\n' && !text.includes('\n')
    this.#newline = old ? '\r' : '\n'
    return true
  }

  #plain(text: string, start: number, end: number): void {
    const cells = this.#cells
    const delimiter = this.#delimiter
    let stop = end
    if (stop > start && text.charCodeAt(stop - 1) === 13) stop--
    let count = 0
    let from = start
    for (let to = text.indexOf(delimiter, from); to >= 0 && to < stop; to = text.indexOf(delimiter, from)) {
      cells[count++] = text.slice(from, to)
      from = to + 1
    }
    cells[count++] = text.slice(from, stop)
    cells.length = count
    this.#sink.record(cells, this.line)
  }

  /** One record with quotes, from `at`: where the next begins, or -1 when its end is not here yet. */
  #quoted(text: string, at: number, last: boolean): number {
    const cells = this.#cells
    let count = 0
    let lines = 1
    for (;;) {
      let open = at
      while (text[open] === ' ' || (text[open] === '\t' && this.#delimiter !== '\t')) open++
      let end: number
      if (text[open] === '"') {
        const close = this.#closing(text, open, last)
        if (close < 0) return -1
        const inner = text.slice(open + 1, close)
        for (let i = inner.indexOf(this.#newline); i >= 0; i = inner.indexOf(this.#newline, i + 1)) lines++
        cells[count++] = inner.includes('""') ? inner.replaceAll('""', '"') : inner
        end = this.#cellEnd(text, close + 1)
        const after = text.slice(close + 1, end).trim()
        // Something stands after the closing quote: the quotes belong to the text.
        if (after !== '') cells[count - 1] = text.slice(open, end).replace(/\r$/, '')
      } else {
        end = this.#cellEnd(text, at)
        const stop = text[end] !== this.#delimiter && text[end - 1] === '\r' && end > at ? end - 1 : end
        cells[count++] = text.slice(at, stop)
      }
      if (end >= text.length && !last) return -1
      if (text[end] === this.#delimiter) {
        at = end + 1
        continue
      }
      cells.length = count
      this.#sink.record(cells, this.line)
      this.line += lines
      return end + 1
    }
  }

  #cellEnd(text: string, from: number): number {
    const newline = text.indexOf(this.#newline, from)
    const delimiter = text.indexOf(this.#delimiter, from)
    if (newline < 0) return delimiter < 0 ? text.length : delimiter
    return delimiter < 0 || delimiter > newline ? newline : delimiter
  }

  /** The quote that closes the one at `open`, or -1. */
  #closing(text: string, open: number, last: boolean): number {
    let at = open + 1
    for (;;) {
      const close = text.indexOf('"', at)
      if (close < 0) return -1
      if (text[close + 1] === '"') {
        at = close + 2
        continue
      }
      if (close + 1 >= text.length) return last ? close : -1
      const end = this.#cellEnd(text, close + 1)
      if (end >= text.length && !last) return -1
      if (text.slice(close + 1, end).trim() === '') return close
      return this.#kinderClosing(text, close, last)
    }
  }

  /** `"her "best" friend",`: a quote on the same line that ends its cell closes better than one in mid-word. */
  #kinderClosing(text: string, close: number, last: boolean): number {
    const newline = text.indexOf(this.#newline, close)
    if (newline < 0 && !last) return -1
    const stop = newline < 0 ? text.length : newline
    for (let at = text.indexOf('"', close + 1); at >= 0 && at < stop; at = text.indexOf('"', at + 1)) {
      const after = text[at + 1]
      if (at + 1 >= stop || after === this.#delimiter || after === '\r') return at
    }
    return close
  }
}

export function tooLong(line: number): Unreadable {
  return new Unreadable(
    `Line ${line} is longer than 8 MB. A list has one row a line: look whether its line ends were lost, and export it again.`,
  )
}
