/** Celebrities, other advertising and small creators on one axis of orders for the same money; what cannot be said drawn as carefully. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Chart } from '../../ui/chart.tsx'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { counted } from '../../ui/numbers.ts'
import { roundAxis } from '../../ui/ticks.ts'
import { money } from '../../ui/money.ts'
import { Ads } from './ads.tsx'
import { kindsFinding, ranged } from './words.ts'
import type { Kinds } from './words.ts'

export function KindsOfBooking() {
  const kinds = useQuery({ queryKey: ['reports.kinds'], queryFn: ({ signal }) => call('reports.kinds', {}, signal) })
  return (
    <section aria-labelledby="kinds" className="mt-14 max-w-3xl">
      <Asked query={kinds} height={320}>
        {(told) => (
          <>
            <h2 id="kinds">{kindsFinding(told)}</h2>
            <ul className="mt-3 max-w-prose space-y-1 text-sm">
              {told.against.map(({ name, sentence }) => (
                <li key={name}>{sentence}</li>
              ))}
            </ul>
            <div className="mt-5">
              <Axis kinds={told.kinds} />
            </div>
            <p className="text-quiet mt-3 max-w-prose text-xs">
              Nobody was assigned by chance: what else differs between the kinds, such as season or goods, is in the
              difference too. Creators of whom cost or size is not known are left out.
            </p>
          </>
        )}
      </Asked>
      <Ads />
    </section>
  )
}

function Axis({ kinds }: { kinds: Kinds['kinds'] }) {
  const { to, ticks } = roundAxis(kinds.flatMap(({ ordersPerThousand: one }) => (one ? [one.interval[1]] : [])), { zero: true }) // prettier-ignore
  const any = kinds.some(({ ordersPerThousand }) => ordersPerThousand)
  return (
    <Chart
      finding="Orders for 1,000 of money"
      unit="90% interval"
      table={{
        head: ['kind', 'n', 'cost', 'orders', 'orders for 1,000', 'from', 'to'],
        rows: kinds.map(({ name, n, costCents, orders, ordersPerThousand: one }) => [name, n, money(costCents), orders, ...(one ? [one.mean, ...one.interval].map((value) => Number(value.toPrecision(2))) : [null, null, null])]), // prettier-ignore
      }}
    >
      <dl className="border-line border-t">
        {kinds.map(({ kind, name, n, costCents, orders, ordersPerThousand: one, because }) => (
          <div
            key={kind}
            className="border-line grid items-center gap-x-6 gap-y-1 border-b py-2 sm:grid-cols-[12rem_minmax(0,1fr)_9rem]"
          >
            <dt className="text-sm">
              <span className="font-medium">{name}</span>
              <span className="text-quiet block text-xs">
                {counted(n, kind === 'advertising' ? 'campaign' : 'creator')}, {counted(orders, 'order')} for{' '}
                {money(costCents)}
              </span>
            </dt>
            <dd>
              <IntervalDot
                estimate={one && { value: one.mean, low: one.interval[0], high: one.interval[1] }}
                max={to}
                label={one ? `${name}: ${ranged(one)} orders for 1,000 of money.` : `${name}: cannot say.`}
                {...(because ? { needed: `${because}.` } : {})}
              />
            </dd>
            <dd className={`text-sm sm:text-right ${one ? '' : 'text-quiet'}`}>
              {one ? ranged(one) : `Cannot say: ${because}`}
            </dd>
          </div>
        ))}
      </dl>
      {any && (
        <div
          className="text-quiet mt-1 grid gap-x-6 text-xs sm:grid-cols-[12rem_minmax(0,1fr)_9rem]"
          aria-hidden="true"
        >
          <p className="flex justify-between sm:col-start-2">
            {ticks.map((tick) => (
              <span key={tick}>{tick.toLocaleString('en')}</span>
            ))}
          </p>
        </div>
      )}
    </Chart>
  )
}
