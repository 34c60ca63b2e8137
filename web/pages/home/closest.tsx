/** The head of the table: the few creators in the band who are closest to their audience. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count } from '../../ui/numbers.ts'
import { PLATFORM, estimateOf, heard } from '../creators/words.ts'

const SHOWN = 5

export function Closest() {
  const { data } = useQuery({
    queryKey: ['creators.list', 'closest'],
    queryFn: ({ signal }) => call('creators.list', { limit: SHOWN, evidence: ['assessed'] }, signal),
  })
  if (!data || data.rows.length === 0) return null
  return (
    <section aria-labelledby="closest">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="closest">The closest in your band</h2>
        <Link to="/creators" className="inline-block py-1 underline underline-offset-4">
          See all of them
        </Link>
      </div>
      <ol className="divide-line border-line mt-4 divide-y border-y">
        {data.rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_6rem_2rem] items-center gap-x-4 gap-y-0.5 py-3 lg:grid-cols-[14rem_10rem_2rem_minmax(0,1fr)]"
          >
            <div className="min-w-0">
              <Link
                to="/creators/$id"
                params={{ id: row.id }}
                className="block truncate py-0.5 font-medium underline-offset-2 hover:underline"
              >
                {row.name}
              </Link>
              <p className="text-quiet truncate text-sm">
                {PLATFORM[row.platform]}
                {row.followers !== null && ` · ${count(row.followers)}`}
              </p>
            </div>
            <IntervalDot estimate={estimateOf(row)} label={heard(row)} />
            <p className="text-right font-medium" aria-hidden="true">
              {Math.round(row.relationship.score ?? 0)}
            </p>
            <p className="text-quiet col-span-3 text-sm lg:col-span-1">{row.why}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
