/** How far the audiences of the set are the same people: each square the share of the row's known people whom the column has, too. */
import { capital, many, percent } from '../../ui/numbers.ts'
import type { Shown } from './chosen-set.tsx'

export function Overlap({ board, on, found }: Shown) {
  const members = found.chosen.map(({ offer }) => board.members[on.asked.of[offer]!.candidate.row]!)
  // Of an audience of whom nobody is known it cannot be told who else reaches it.
  const places = members.flatMap(({ known }, at) => (known.length > 0 ? [at] : []))
  const unknown = members.length - places.length
  if (places.length < 2)
    return (
      <section aria-labelledby="overlap">
        <h2 id="overlap">Who is reached twice cannot be said</h2>
        <p className="text-quiet mt-1 text-sm">
          {unknown === members.length
            ? 'Nobody of these audiences is'
            : `${capital(many(unknown, 'audience'))} of these ${unknown === 1 ? 'is' : 'are'} not`}{' '}
          known: import comments of these accounts.
        </p>
      </section>
    )
  const names = places.map((at) => members[at]!.name)
  const shares = places.map((at) => places.map((other) => found.overlap[at]![other]!))
  const most = Math.max(0, ...shares.flatMap((row, at) => row.filter((_, other) => other !== at)))
  return (
    <section aria-labelledby="overlap">
      <h2 id="overlap">
        {most < 0.02 ? 'Hardly anybody is reached twice' : `At most ${percent(most)} of an audience is another’s, too`}
      </h2>
      <p className="text-quiet mt-1 text-sm">
        Share of the row’s known people who are also among the column’s.
        {unknown > 0 &&
          ` ${capital(many(unknown, 'audience'))} of whom nobody is known ${unknown === 1 ? 'is' : 'are'} not drawn.`}
      </p>
      <div className="mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Overlap of audiences">
        <table className="text-xs">
          <thead>
            <tr>
              <td />
              {names.map((name, at) => (
                <th key={name} scope="col" className="text-quiet px-1 pb-1 font-normal" title={name}>
                  {at + 1}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map((row, at) => (
              <tr key={names[at]}>
                <th scope="row" className="max-w-44 truncate pr-3 text-left font-normal">
                  <span className="text-quiet">{at + 1}</span> {names[at]}
                </th>
                {row.map((share, other) => (
                  <td key={names[other]} className="p-px">
                    <span
                      title={at === other ? names[at] : `${names[at]} and ${names[other]}: ${percent(share)}`}
                      className={`grid size-7 place-content-center rounded-[3px] ${at === other ? 'bg-sunk' : ''}`}
                      style={
                        at === other
                          ? {}
                          : {
                              background: `color-mix(in oklch, var(--color-accent) ${Math.round(100 * Math.min(1, share * 1.5))}%, var(--color-sunk))`,
                            }
                      }
                    >
                      {at !== other && share >= 0.005 ? Math.round(share * 100) : ''}
                    </span>
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
