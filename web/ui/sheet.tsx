/** A plain table of what a file or a list says, which scrolls sideways where it is wider than the page. */
type Props = {
  label: string
  head: readonly string[]
  rows: readonly (readonly (string | number | null | undefined)[])[]
  /** Long cells break onto more lines; otherwise they are cut, and say the whole on hover. */
  wrap?: boolean
}

export function Sheet({ label, head, rows, wrap = false }: Props) {
  return (
    <section
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={0}
      className="border-line overflow-x-auto rounded-lg border"
    >
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr className="bg-sunk">
            {head.map((name, at) => (
              // A file may give two columns one name.
              <th key={at} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at} className="border-line border-t align-top">
              {head.map((_, column) => (
                <td
                  key={column}
                  title={wrap ? undefined : String(row[column] ?? '')}
                  className={`max-w-56 px-3 py-1.5 ${wrap ? 'min-w-20 break-words' : 'truncate whitespace-nowrap'}`}
                >
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
