/** The frame of every chart: the finding as its title, the unit, and the same numbers as a table behind a toggle. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Toggle } from './toggle.tsx'

type Table = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }

export function Chart({
  finding,
  unit,
  table,
  children,
}: {
  finding: string
  unit: string
  table: Table
  children: ReactNode
}) {
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 flex items-baseline justify-between gap-x-4">
        <span>
          <span className="font-medium">{finding}</span> <span className="text-quiet text-sm">{unit}</span>
        </span>
        <Toggle pressed={asTable} onChange={setAsTable} className="shrink-0 print:hidden">
          as a table
        </Toggle>
      </figcaption>
      {asTable ? <Rows {...table} /> : children}
    </figure>
  )
}

const Rows = ({ head, rows }: Table) => (
  <div className="max-h-80 overflow-auto" tabIndex={0} role="region" aria-label="The numbers of the chart">
    <table className="w-full text-sm">
      <thead>
        <tr className="border-line border-b text-left">
          {head.map((name) => (
            <th key={name} scope="col" className="py-1.5 pr-4 font-medium">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Rows of a chart have no identity but their place.
          <tr key={at} className="border-line border-b">
            {row.map((cell, column) => (
              <td key={head[column]} className="py-1.5 pr-4">
                {cell === null ? '–' : typeof cell === 'number' ? cell.toLocaleString('en') : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
