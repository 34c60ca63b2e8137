/**
 * What is this file, and how would it be read? Looks at its first megabyte and writes nothing. What it guesses it gives
 * a reason for, and whatever the user told stands above every guess.
 */
import { createHash } from 'node:crypto'
import type { Platform } from '../../rows.ts'
import { isField } from './fields.ts'
import { type Guess, guess } from './guess.ts'
import { meaningOf, plainHeader, platformIn } from './headers.ts'
import type { ImportKind, Inspection, Told, WhosePosts } from './inspection.ts'
import { chooseKind, MISSING } from './kind.ts'
import { byPosts } from './known-posts.ts'
import { type Laid, layoutOf } from './layout.ts'
import { address, platformAt, postAt, profile } from './profiles.ts'
import { FIRST, LAST, type Sample, sampleOf } from './sample.ts'
import { type Known, shapeOf } from './shapes.ts'
import type { Source } from './source.ts'
import { tooLong } from './records.ts'
import { tried } from './trial.ts'

const KINDS: readonly ImportKind[] = ['creators', 'posts', 'interactions']

/** `whose`: for comments that do not say it. Throws Unreadable where no row can be had. A missing required column is a warning here, and stops `read`. */
export async function inspect(source: Source, told: Partial<Told> = {}, whose?: WhosePosts): Promise<Inspection> {
  const { sample, laid: folded } = await look(source, told)
  const { headers } = folded.table
  const known = told.kind === undefined || told.kind === 'creators' ? shapeOf(headers) : null
  const open: readonly ImportKind[] = told.kind
    ? [told.kind]
    : known || folded.format === 'paste'
      ? ['creators']
      : // Who says whose posts these are, or under which all was said, speaks of posts or of comments.
        KINDS.filter((kind) => kind === 'interactions' || (!told.post && (kind === 'posts' || !told.handle)))
  // Who maps a column as followers speaks of creators; a field of no kind is refused by name, below.
  const mapped = Object.values(told.mapping ?? {})
    .filter((field) => field !== null)
    .filter(Boolean)
  const mappable = open.filter((kind) => mapped.every((field) => isField(field, kind)))
  const kinds = mappable.length > 0 ? mappable : open
  const choose = (among: readonly ImportKind[], { table }: Laid) =>
    chooseKind(
      among.map((kind) => guess(kind, table, told, known, folded.answered)),
      told,
      source.name,
    )
  const first = choose(kinds, folded)
  // Only what answers a comment is one; what stands inside a post or a creator is left where it is.
  const laid = (first.guess.kind === 'interactions' && folded.unfolded?.()) || folded
  const chosen = laid === folded ? first : choose(['interactions'], laid)
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
  if (missing.length > 0) warnings.unshift(`Missing: ${missing.join('; ')}. ${remedy({ kind: best.kind, missing })}`)
  const inspection: Inspection = {
    kind: best.kind,
    because:
      laid.format === 'paste'
        ? 'pasted handles and addresses'
        : known
          ? known.said
          : !folded.answered || laid === folded
            ? chosen.because
            : `${chosen.because}; answers are read out of the comments that hold them`,
    format: laid.format,
    compressed: sample.compressed,
    encoding: sample.encoding,
    ...(laid.delimiter === undefined ? {} : { delimiter: laid.delimiter }),
    shape: known?.shape ?? null,
    columns: best.columns,
    preview: laid.table.rows.slice(0, 5),
    platform: platform ?? null,
    ...(told.handle === undefined ? {} : { handle: told.handle }),
    ...(told.post === undefined ? {} : { post: told.post }),
    signature: signatureOf(headers),
    warnings,
    missing,
    trial: null,
    layout: laid.layout,
  }
  if (missing.length === 0) return { ...inspection, trial: tried(inspection, sample) }
  return (whose && (await byPosts(inspection, sample, whose))) ?? inspection
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
  const values = ['handle', 'url', 'post'].flatMap((field) => best.found.get(field)?.values ?? [])
  for (const one of [told.handle, told.post]) if (one !== undefined) values.push(one)
  for (const value of values) {
    const url = address(value)
    const platform = profile(value, null)?.platform ?? (url && (postAt(url)?.platform ?? platformAt(url.hostname)))
    if (platform) seen.add(platform)
  }
  // What its Data API gives says so itself: `youtube#commentThread`.
  if (best.columns.some(({ samples }) => samples.some((value) => value.startsWith('youtube#')))) seen.add('youtube')
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
export function remedy({ kind, missing }: Pick<Inspection, 'kind' | 'missing'>): string {
  const columns = missing.filter((one) => one !== 'platform')
  const sayable = columns.some((one) => one === MISSING.owner || one === MISSING.post)
  const steps: string[] = []
  if (sayable) steps.push('Say it once for the whole file, or which column has it (a mapping).')
  else if (columns.length > 0) steps.push('Say which column has it (a mapping), or add the column to the file.')
  if (kind === 'interactions' && columns.join() === MISSING.owner)
    steps.push(
      'Comments on posts that you have find theirs: to bring those of several creators, import the posts first.',
    )
  if (missing.includes('platform'))
    steps.push('Choose the platform of the whole file, or give profile addresses or a platform column.')
  return steps.join(' ')
}
