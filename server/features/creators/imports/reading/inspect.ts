/**
 * What is this file, and how would it be read? Looks at its first megabyte and writes nothing. What it guesses it gives
 * a reason for, and whatever the user told stands above every guess.
 */
import { createHash } from 'node:crypto'
import type { Platform } from '../../rows.ts'
import { isField } from './fields.ts'
import { type Guess, guess } from './guess.ts'
import { meaningOf, plainHeader, platformIn } from './headers.ts'
import type { ImportKind, Inspection, Told } from './inspection.ts'
import { chooseKind } from './kind.ts'
import { type Laid, layoutOf } from './layout.ts'
import { address, platformAt, postAt, profile } from './profiles.ts'
import { FIRST, LAST, type Sample, sampleOf } from './sample.ts'
import { type Known, shapeOf } from './shapes.ts'
import type { Source } from './source.ts'
import { tooLong } from './records.ts'
import { tried } from './trial.ts'

const KINDS: readonly ImportKind[] = ['creators', 'posts', 'interactions']

/** Throws Unreadable where no row can be had. A missing required column is a warning here, and stops `read`. */
export async function inspect(source: Source, told: Partial<Told> = {}): Promise<Inspection> {
  const { sample, laid } = await look(source, told)
  const { table } = laid
  const known = told.kind === undefined || told.kind === 'creators' ? shapeOf(table.headers) : null
  const open = told.kind ? [told.kind] : known || laid.format === 'paste' ? (['creators'] as const) : KINDS
  // Who maps a column as followers speaks of creators; a field of no kind is refused by name, below.
  const mapped = Object.values(told.mapping ?? {})
    .filter((field) => field !== null)
    .filter(Boolean)
  const mappable = open.filter((kind) => mapped.every((field) => isField(field, kind)))
  const kinds = mappable.length > 0 ? mappable : open
  const chosen = chooseKind(
    kinds.map((kind) => guess(kind, table, told, known)),
    told,
    source.name,
  )
  const { guess: best } = chosen
  const platform = platformOf(best, told, known, source.name)
  const missing = [...chosen.missing]
  if (platform === undefined) missing.push('platform')
  const warnings = [...best.warnings]
  const columns = new Set(best.columns.flatMap(({ header, index }) => [header, `#${index}`]))
  for (const header of Object.keys(told.mapping ?? {}))
    if (!columns.has(header)) warnings.push(`The mapping names ${header}, which is no column of this file.`)
  if (sample.broken)
    warnings.push('Some characters are no valid UTF-8 and read as �. If many are, choose another encoding.')
  if (missing.length > 0) warnings.unshift(`Missing: ${missing.join('; ')}. ${remedy(missing)}`)
  const inspection: Inspection = {
    kind: best.kind,
    because: laid.format === 'paste' ? 'pasted handles and addresses' : known ? known.said : chosen.because,
    format: laid.format,
    compressed: sample.compressed,
    encoding: sample.encoding,
    ...(laid.delimiter === undefined ? {} : { delimiter: laid.delimiter }),
    shape: known?.shape ?? null,
    columns: best.columns,
    preview: table.rows.slice(0, 5),
    platform: platform ?? null,
    ...(told.handle === undefined ? {} : { handle: told.handle }),
    signature: signatureOf(table.headers),
    warnings,
    missing,
    trial: null,
    layout: laid.layout,
  }
  return missing.length > 0 ? inspection : { ...inspection, trial: tried(inspection, sample) }
}

async function look(source: Source, told: Partial<Told>): Promise<{ sample: Sample; laid: Laid }> {
  for (const most of [FIRST, LAST]) {
    const sample = await sampleOf(source, told.encoding, most)
    const laid = layoutOf(sample, source, told)
    if (laid) return { sample, laid }
    if (sample.whole) break
  }
  throw tooLong(1)
}

/** Of the header alone, and without the columns that a file of refused rows has more. */
function signatureOf(headers: readonly string[]): string {
  const plain = headers.map(plainHeader)
  if (plain.slice(-4).join() === 'line,column,found,wanted') plain.length -= 4
  return createHash('sha256').update(plain.join('\n')).digest('hex').slice(0, 16)
}

/** The platform of all rows; null when every row says its own; undefined when nothing says it. */
function platformOf(best: Guess, told: Partial<Told>, known: Known | null, name: string): Platform | null | undefined {
  if (told.platform) return told.platform
  if (best.platforms.length > 0 || best.found.has('platform'))
    return best.found.has('platform') ? inRest(best, name) : null
  const seen = new Set<Platform>()
  for (const field of ['handle', 'url', 'post'])
    for (const value of best.found.get(field)?.values ?? []) {
      const url = address(value)
      const platform = profile(value, null)?.platform ?? (url && (postAt(url)?.platform ?? platformAt(url.hostname)))
      if (platform) seen.add(platform)
    }
  if (seen.size === 1) return [...seen][0]!
  if (seen.size > 1) return inRest(best, name)
  return known?.platform ?? inRest(best, name) ?? undefined
}

/** For rows that do not say theirs: what the headers or the file's name say. */
function inRest(best: Guess, name: string): Platform | null {
  const said = new Set(
    best.columns
      .map(({ header }) => meaningOf(header, best.kind)?.platform)
      .filter((platform) => platform !== undefined && platform !== null),
  )
  if (said.size === 1) return [...said][0]!
  const inHeaders = new Set(
    best.columns.map(({ header }) => platformIn(header)).filter((platform) => platform !== null),
  )
  return inHeaders.size === 1 ? [...inHeaders][0]! : platformIn(name)
}

/** What to do about what is missing. */
export function remedy(missing: readonly string[]): string {
  const columns = missing.filter((one) => one !== 'platform')
  const steps: string[] = []
  if (columns.length > 0) steps.push('Say which column has it (a mapping), or add the column to the file.')
  if (missing.includes('platform'))
    steps.push('Choose the platform of the whole file, or give profile addresses or a platform column.')
  return steps.join(' ')
}
