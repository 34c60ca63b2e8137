/**
 * When no row of a file can be had: one sentence that says what was found, what was wanted and what to do.
 * A file with some bad rows is not unreadable; those rows are refused one by one.
 */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** First bytes of files that people drop by mistake, and what to do instead. */
const SIGNATURES: readonly [bytes: string, what: string, remedy: string][] = [
  ['504b0304', 'an Excel workbook or a zip archive', 'Open it, save the sheet as "CSV UTF-8", and drop that.'],
  ['d0cf11e0', 'an old Excel workbook', 'Open it, save the sheet as "CSV UTF-8", and drop that.'],
  ['25504446', 'a PDF', 'Export the list as CSV where it was made, and drop that.'],
  ['89504e47', 'a PNG picture', 'Drop the list itself, as CSV.'],
  ['ffd8ff', 'a JPEG picture', 'Drop the list itself, as CSV.'],
  ['47494638', 'a GIF picture', 'Drop the list itself, as CSV.'],
  ['377abcaf', 'a 7z archive', 'Unpack it, and drop the CSV inside.'],
  ['526172211a', 'a RAR archive', 'Unpack it, and drop the CSV inside.'],
  ['425a68', 'a bzip2 archive', 'Unpack it, or compress it with gzip.'],
  ['28b52ffd', 'a zstd archive', 'Unpack it, or compress it with gzip.'],
  ['fd377a585a', 'an xz archive', 'Unpack it, or compress it with gzip.'],
  ['50415231', 'a Parquet file', 'Export it as CSV, and drop that.'],
  ['53514c697465', 'an SQLite database', 'Export the table as CSV, and drop that.'],
]

const WANTED = 'Wanted: CSV, TSV, JSON or NDJSON, plain or gzip.'

/** Refuses what is no text at all. `head`: the first bytes after decompression; `wide`: it was seen to be UTF-16. */
export function refuseBinary(name: string, head: Buffer, wide: boolean): void {
  const hex = head.subarray(0, 8).toString('hex')
  for (const [bytes, what, remedy] of SIGNATURES)
    if (hex.startsWith(bytes)) throw new Unreadable(`${name} is ${what}. ${WANTED} ${remedy}`)
  if (wide) return
  let control = 0
  for (const byte of head) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++
  if (control > 3 && control > head.length * 0.02)
    throw new Unreadable(
      `${name} is a binary file, not text: ${control} control characters in its first ${head.length.toLocaleString('en')} bytes. ${WANTED}`,
    )
}

/** Refuses a web page saved in place of the list. */
export function refusePage(name: string, text: string): void {
  if (/^\s*<(!doctype|html|\?xml|svg)/i.test(text.slice(0, 200)))
    throw new Unreadable(`${name} is a web page or XML. ${WANTED} Use the site's own export, and drop that.`)
}

const ERRORS: Record<string, string> = {
  ENOENT: 'there is no such file. Look at the path',
  EACCES: 'it may not be opened. Allow this user to read it',
  EPERM: 'it may not be opened. Allow this user to read it',
  EISDIR: 'it is a folder. Give one of the files in it',
  Z_BUF_ERROR: 'the gzip file is cut short. Copy or download it again',
  Z_DATA_ERROR: 'the gzip file is damaged. Copy or download it again',
  EIO: 'the disk could not read it. Copy it to another disk and try again',
}

/** An error of the disk or of gzip in the user's words; any other is passed on as it is. */
export function explained(name: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return ERRORS[code] ? new Unreadable(`${name} could not be read: ${ERRORS[code]}.`, { cause: error }) : error
}
