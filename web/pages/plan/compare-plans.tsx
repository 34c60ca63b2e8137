/** Two or three kept plans as columns. */
import { useQueries } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { Empty } from '../../ui/empty.tsx'
import { useTitle } from '../../ui/title.ts'
import { finding, lines, members } from './compared.ts'
import type { Line } from './compared.ts'
import type { Kept } from './pitch-words.ts'
import { WaysAxis } from './ways-axis.tsx'

export default function ComparePlansPage() {
  const { ids = '' } = useSearch({ from: '/plan/compare' })
  const asked = [...new Set(ids.split(',').filter(Boolean))].slice(0, 3)
  const plans = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['plans.show', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('plans.show', { id }, signal),
      throwOnError: true,
    })),
  })
  useTitle('Plans side by side')
  if (asked.length < 2)
    return (
      <Empty title="Choose two or three kept plans.">
        <Link to="/plan" className={buttonClass('primary')}>
          To the plans
        </Link>
      </Empty>
    )
  const there = plans.flatMap(({ data }) => (data ? [data] : []))
  if (there.length < asked.length) return <p className="text-quiet">Reading …</p>
  return <Compared plans={there} />
}

function Compared({ plans }: { plans: Kept[] }) {
  const [numbers, people] = [lines(plans), members(plans)]
  const ways = plans.flatMap(({ name, result: { profitCents, costCents } }) =>
    profitCents ? [{ who: name, costCents, profit: profitCents }] : [],
  )
  const table = [
    ['', ...plans.map(({ name }) => name)],
    ...[...numbers, ...people].map(({ name, cells }) => [name, ...cells]),
  ]
  return (
    <article className="max-w-5xl">
      <Link to="/plan" className="text-quiet hover:text-ink text-sm underline-offset-2 hover:underline">
        Plan
      </Link>
      <div className="mt-2 flex flex-wrap items-start justify-between gap-4">
        <h1 className="max-w-3xl">{finding(plans)}</h1>
        <Button onClick={() => download('plans.csv', csv(table))}>Export</Button>
      </div>
      {ways.length > 1 && <WaysAxis ways={ways} />}
      <Rows label="What is expected" plans={plans} rows={numbers} />
      <Rows label="Who is in" plans={plans} rows={people} />
    </article>
  )
}

function Rows({ label, plans, rows }: { label: string; plans: Kept[]; rows: readonly Line[] }) {
  return (
    <section className="mt-10" aria-label={label}>
      <h2>{label}</h2>
      <div className="relative mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label={`${label}, side by side`}>
        <table className="w-full min-w-lg table-fixed text-sm">
          <thead>
            <tr className="border-ink border-b text-left align-bottom">
              <td className="w-1/4" />
              {plans.map(({ id, name }) => (
                <th key={id} scope="col" className="py-1.5 pr-4 font-medium">
                  <Link to="/plan/$id/pitch" params={{ id }} className="underline-offset-2 hover:underline">
                    {name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name} className="border-line border-b">
                <th scope="row" className="text-quiet py-1.5 pr-4 text-left font-normal">
                  {name}
                </th>
                {cells.map((cell, at) => (
                  <td key={plans[at]!.id} className="py-1.5 pr-4">
                    {cell || <span className="text-quiet">–</span>}
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
