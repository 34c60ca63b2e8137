/** The first rows as they are, before anybody makes sense of them. */
import type { Output } from '../../call.ts'

const SHAPES: Record<string, string> = {
  upfluence: 'an Upfluence export',
  modash: 'a Modash report',
  'hypeauditor-instagram': 'a HypeAuditor Instagram report',
  'hypeauditor-tiktok': 'a HypeAuditor TikTok report',
  'hypeauditor-csv': 'a HypeAuditor list',
}

export function FileAsItIs({ one }: { one: Output<'imports.show'> }) {
  const { inspection } = one
  const facts = [
    inspection.format.toUpperCase() + (inspection.compressed ? ', gzipped' : ''),
    inspection.encoding,
    inspection.delimiter && `columns parted by ${inspection.delimiter === '\t' ? 'tabs' : `“${inspection.delimiter}”`}`,
    inspection.shape && `recognised as ${SHAPES[inspection.shape] ?? inspection.shape}`,
  ].filter(Boolean)
  return (
    <section aria-labelledby="file" className="grid gap-3">
      <h2 id="file">The file</h2>
      <p className="text-quiet">{facts.join(' · ')}</p>
      <div className="overflow-x-auto rounded-lg border border-line" tabIndex={0} role="region" aria-label="The first rows of the file">
        <table className="w-full border-collapse text-left text-sm">
          <thead>
            <tr className="bg-sunk">
              {inspection.columns.map((column) => (
                <th key={column.index} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                  {column.header || `column ${column.index + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inspection.preview.map((row, at) => (
              <tr key={at} className="border-t border-line">
                {inspection.columns.map((column) => (
                  <td key={column.index} className="max-w-56 truncate px-3 py-1.5 whitespace-nowrap" title={row[column.index]}>
                    {row[column.index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
