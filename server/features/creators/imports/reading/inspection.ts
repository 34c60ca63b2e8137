/**
 * The words in which a file is talked about before anything is written: what it seems to be, how each column is
 * read and why, what the user told otherwise, and which rows were refused. Plain data, so it travels as JSON.
 */
import type { Platform } from '../../rows.ts'

export type ImportKind = 'creators' | 'posts' | 'interactions'
export type Numbers = 'dot' | 'comma'
export type Dates = 'iso' | 'dmy' | 'mdy' | 'epoch-s' | 'epoch-ms'
export type Rates = 'percent' | 'fraction'
export type Format = 'csv' | 'tsv' | 'json' | 'ndjson' | 'paste'
export type Shape = 'upfluence' | 'modash' | 'hypeauditor-instagram' | 'hypeauditor-tiktok' | 'hypeauditor-csv'

export type Options = { numbers?: Numbers; dates?: Dates; rates?: Rates }

/**
 * One column of the file. `field` is a field of the row type of the file's kind, or one of the pieces that make one:
 * `firstName`, `lastName`, `engagements` (a count per post, divided by the followers), and, where one row holds
 * accounts on several platforms, `instagram.handle`, `tiktok.followers` and so on. null: not read.
 */
export type Column = {
  /** From 0, as in `#0`. */
  index: number
  header: string
  samples: string[]
  field: string | null
  /** How it is read and why, in plain words. */
  reading: string
  options: Options
}

/** Where the rows begin, found while inspecting, so that reading need not look again. `answers`: comments hold those to them (answers.ts). */
export type Layout =
  | { rows: 'table'; headerLine: number; headers: string[] }
  | { rows: 'elements'; start: number; inside: boolean; paths: string[]; answers: boolean }
  | { rows: 'lines'; paths: string[]; answers: boolean }
  | { rows: 'tokens' }

export type Inspection = {
  kind: ImportKind
  /** Why this kind. */
  because: string
  format: Format
  compressed: boolean
  encoding: string
  delimiter?: string
  shape: Shape | null
  columns: Column[]
  /** The first five rows as they are. */
  preview: string[][]
  /** The platform of all rows; null when each row says its own, or when nothing says it. */
  platform: Platform | null
  /** The account of all rows, and the post under which all was said, when the user said it. */
  handle?: string
  post?: string
  /** Nothing in the file says whose posts these are, but posts that are known already do. */
  byPosts?: true
  /** Of the header: files with one signature may share a mapping. */
  signature: string
  warnings: string[]
  /** What rows need and the file does not give; while there is any, it cannot be read. */
  missing: string[]
  /** What would become of its beginning; null while it cannot be read. */
  trial: Trial | null
  layout: Layout
}

/** The rows in a file's first megabyte, read as all would be and not kept. */
export type Trial = {
  /** In words. */
  says: string
  /** Is that all of the file? */
  whole: boolean
  taken: number
  refused: number
  /** Of those refused, by what was wanted: the most frequent first, five at most. */
  reasons: Reason[]
}

/** `line` and `found` are those of the first. */
export type Reason = { rows: number; column: string; wanted: string; line: number; found: string }

export type Owner = { platform: Platform; handle: string }

/** Whose posts are known already, of these ids; what is several accounts' is nobody's. */
export type WhosePosts = (posts: readonly string[]) => Promise<ReadonlyMap<string, Owner>>

/** One choice for every column, or one by header or `#index`. */
export type Choice<T> = T | Record<string, T>

/** What the user corrected. A mapping's key is a header or `#index`; null leaves the column out. */
export type Told = {
  kind: ImportKind
  platform: Platform
  /** The account to which all rows belong, for a file of posts or comments that does not name it. */
  handle: string
  /** The id or address of the post under which all was said, for a file of comments that does not name it. */
  post: string
  mapping: Record<string, string | null>
  numbers: Choice<Numbers>
  dates: Choice<Dates>
  rates: Choice<Rates>
  delimiter: string
  encoding: string
}

/** A row that was not taken. `line` is the line of the file on which it starts; in JSON, the number of the record. */
export type Refusal = { line: number; column: string; found: string; wanted: string; raw: string[] }

/** `bytes`: read so far of the file as it is stored (compressed bytes when it is compressed). */
export type Batch<Row> = { rows: Row[]; refused: Refusal[]; bytes: number }
