/** The first rows as they are, before anybody makes sense of them. */
import type { Output } from '../../call.ts'
import { Sheet } from '../../ui/sheet.tsx'

const SHAPES: Record<string, string> = {
  upfluence: 'an Upfluence export',
  modash: 'a Modash report',
  'hypeauditor-instagram': 'a HypeAuditor Instagram report',
  'hypeauditor-tiktok': 'a HypeAuditor TikTok report',
  'hypeauditor-csv': 'a HypeAuditor list',
}

export function FileAsItIs({ one: { inspection } }: { one: Output<'imports.show'> }) {
  const { format, compressed, encoding, delimiter, shape, columns, preview } = inspection
  const facts = [
    format === 'paste' ? 'pasted' : format.toUpperCase() + (compressed ? ', gzipped' : ''),
    format !== 'paste' && encoding,
    delimiter && `columns parted by ${delimiter === '\t' ? 'tabs' : `“${delimiter}”`}`,
    shape && `recognised as ${SHAPES[shape] ?? shape}`,
  ].filter(Boolean)
  return (
    <section aria-labelledby="file">
      <h2 id="file">The file</h2>
      <p className="text-quiet mt-1 mb-4">{facts.join(' · ')}</p>
      <Sheet
        label="The first rows of the file"
        head={columns.map(({ header, index }) => header || `column ${index + 1}`)}
        rows={preview.map((row) => columns.map(({ index }) => row[index]))}
      />
    </section>
  )
}
