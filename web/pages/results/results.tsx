/** What came back: the finding first and never flattering, whether relationship predicts it, and each creator's share of it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { ChangedMind } from '../experiments/changed-mind.tsx'
import { money } from '../plan/words.ts'
import { Record } from './record.tsx'
import { Scatter } from './scatter.tsx'
import { resultsFinding } from './words.ts'
import type { Results } from './words.ts'

export default function ResultsPage() {
  const { data } = useQuery({
    queryKey: ['measurement.results'],
    queryFn: ({ signal }) => call('measurement.results', {}, signal),
    throwOnError: true,
  })
  useTitle('Results')
  if (!data) return <p className="text-quiet">Reading …</p>
  return (
    <article className="max-w-5xl">
      <h1>{resultsFinding(data)}</h1>
      {data.creators.length > 0 && (
        <p className="text-quiet mt-3 max-w-prose">
          Attributed by link or code: who gets the credit, not what was caused. {money(data.costCents)} paid for fees
          and product, {money(data.revenueCents)} of revenue, {count(data.orders)} orders.
        </p>
      )}
      <p className="mt-3">
        <Link to="/experiments" className="underline underline-offset-2">
          What was caused: experiments
        </Link>
      </p>
      {data.creators.length > 0 && (
        <>
          <section aria-labelledby="predicts" className="mt-12 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
            <div>
              <h2 id="predicts">Does relationship predict results for you?</h2>
              <p className="mt-3 max-w-prose">{data.relationship.sentence}</p>
              <Factor {...data.relationship} />
            </div>
            <Scatter creators={data.creators} />
          </section>
          <ChangedMind />
          <Table creators={data.creators} />
        </>
      )}
      <Record />
    </article>
  )
}

/** On a logarithmic axis, where twice and half lie as far from no difference. */
function Factor({ factor, interval, sentence }: Results['relationship']) {
  if (factor === null || interval === null) return null
  const most = Math.max(3, Math.ceil(Math.max(interval[1], 1 / interval[0])))
  return (
    <div className="mt-5 max-w-sm">
      <IntervalDot
        estimate={{ value: Math.log(factor), low: Math.log(interval[0]), high: Math.log(interval[1]) }}
        min={-Math.log(most)}
        max={Math.log(most)}
        label={sentence}
      />
      <p className="text-quiet flex justify-between text-xs" aria-hidden="true">
        <span>1/{most} of the orders</span>
        <span>no difference</span>
        <span>{most} times</span>
      </p>
    </div>
  )
}

function Table({ creators }: { creators: Results['creators'] }) {
  const most = Math.max(1e-9, ...creators.map(({ ordersPerThousand }) => ordersPerThousand?.interval[1] ?? 0))
  return (
    <section aria-labelledby="each" className="mt-14">
      <h2 id="each">Creator by creator</h2>
      <div className="mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Results by creator">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-ink text-quiet border-b text-left">
              {[
                'Creator',
                'Bookings',
                'Cost',
                'Orders',
                'Revenue',
                'Revenue less cost',
                'Orders per 1,000 reached, 90%',
              ].map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`py-1.5 pr-4 font-normal ${at > 0 && at < 6 ? 'text-right' : ''}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {creators.map((one) => (
              <tr key={one.account} className="border-line border-b">
                <th scope="row" className="py-2 pr-4 text-left font-medium">
                  <Link to="/creators/$id" params={{ id: one.account }} className="underline-offset-2 hover:underline">
                    {one.name}
                  </Link>
                </th>
                <td className="pr-4 text-right">{one.bookings}</td>
                <td className="pr-4 text-right">{money(one.costCents)}</td>
                <td className="pr-4 text-right">{count(one.orders)}</td>
                <td className="pr-4 text-right">{money(one.revenueCents)}</td>
                <td className="pr-4 text-right font-medium">{money(one.revenueCents - one.costCents)}</td>
                <td className="min-w-48 py-1">
                  {one.ordersPerThousand ? (
                    <span className="flex items-center gap-3">
                      <IntervalDot
                        estimate={{
                          value: one.ordersPerThousand.mean,
                          low: one.ordersPerThousand.interval[0],
                          high: one.ordersPerThousand.interval[1],
                        }}
                        max={most}
                        label={`${one.name}: ${one.ordersPerThousand.mean.toPrecision(2)} orders per 1,000 people reached, between ${one.ordersPerThousand.interval[0].toPrecision(2)} and ${one.ordersPerThousand.interval[1].toPrecision(2)}.`}
                      />
                      <span aria-hidden="true" className="w-10 text-right">
                        {one.ordersPerThousand.mean.toPrecision(2)}
                      </span>
                    </span>
                  ) : (
                    <span className="text-quiet">reach not known</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
