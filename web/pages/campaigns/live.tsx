/** A campaign while it runs: where sales are heading, what would help most, what each creator brought, and what was not counted. */
import { Link } from '@tanstack/react-router'
import { capital, count, many } from '../../ui/numbers.ts'
import { money } from '../../ui/money.ts'
import { amounts, costEach, shares } from './live-words.ts'
import type { Live } from './live-words.ts'
import { SeatsCurve } from './seats-curve.tsx'

type Props = { live: Live; currency: string | null; now: number }

export function LiveSection({ live, currency, now }: Props) {
  const { next, course, assumptions } = live
  return (
    <section aria-label="As it stands" className="mt-8">
      <SeatsCurve live={live} now={now} />
      {course.state === 'cannot-say' && <p className="mt-4 max-w-prose">{course.because}</p>}
      {next && (
        <p className="border-accent mt-6 max-w-prose border-l-2 pl-4">
          <span className="text-quiet block text-sm">What would help most</span>
          {next.sentence}
        </p>
      )}
      <Brought live={live} currency={currency} />
      <NotCounted live={live} />
      {assumptions.length > 0 && (
        <details className="text-quiet mt-4 text-sm">
          <summary className="w-fit cursor-pointer">What this rests on</summary>
          <ul className="mt-2 list-disc space-y-1 pl-5">
            {assumptions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function Brought({ live, currency }: Pick<Props, 'live' | 'currency'>) {
  const { creators, others, capacity, orders, net, clicks, costCents, items } = live
  const seats = capacity !== null
  const shown = creators.filter(({ state }) => state !== 'cancelled')
  const of = (sum: { orders: number; items: number }) => (seats ? sum.items : sum.orders)
  const each = seats ? 'Cost a seat' : 'Cost an order'
  const head = ['Creator', 'Clicks', 'Orders', ...(seats ? ['Seats', 'To come'] : []), 'Revenue', each]
  const row = (
    key: string,
    name: React.ReactNode,
    sum: { clicks: number | null; orders: number; items: number; net: Live['net'] },
    toCome: number | null,
    cents: number | null,
  ) => {
    const cost = costEach(cents, of(sum))
    const cells = [
      sum.clicks === null ? '' : count(sum.clicks),
      shares(sum.orders),
      ...(seats ? [shares(sum.items), toCome === null ? '' : `≈ ${count(toCome)}`] : []),
      sum.net.length ? amounts(sum.net) : '',
      cost === null ? '' : money(cost, currency),
    ]
    return (
      <tr key={key} className="border-line border-b">
        <th scope="row" className="max-w-48 truncate py-2 pr-4 text-left font-normal">
          {name}
        </th>
        {cells.map((cell, at) => (
          // Cells have no identity but their place.
          <td key={at} className="py-2 pl-4 text-right whitespace-nowrap">
            {cell}
          </td>
        ))}
      </tr>
    )
  }
  return (
    <div className="mt-8">
      <h2>What each creator brought</h2>
      <p className="text-quiet mt-1 text-sm">By link and code: credited, not proven to be caused.</p>
      <div className="mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="What each creator brought">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-ink border-b">
              {head.map((name, at) => (
                <th
                  key={name}
                  scope="col"
                  className={`py-2 font-medium whitespace-nowrap ${at ? 'pl-4 text-right' : 'pr-4 text-left'}`}
                >
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((one) =>
              row(
                one.booking,
                <>
                  <Link to="/creators/$id" params={{ id: one.account }} className="underline-offset-2 hover:underline">
                    {one.name}
                  </Link>{' '}
                  <span className="text-quiet">{one.deliverable}</span>
                </>,
                one,
                one.toCome,
                one.costCents,
              ),
            )}
            {others.orders > 0 &&
              row('others', <span className="text-quiet">Nobody’s post</span>, { ...others, clicks: null }, null, null)}
            {row('all', <span className="font-medium">Together</span>, { clicks, orders, items, net }, null, costCents)}
          </tbody>
        </table>
      </div>
    </div>
  )
}

function NotCounted({ live: { notCounted } }: { live: Live }) {
  const all = notCounted.reduce((sum, { clicks }) => sum + clicks, 0)
  if (all === 0) return null
  return (
    <details className="text-quiet mt-4 text-sm">
      <summary className="w-fit cursor-pointer">{capital(many(all, 'click'))} not counted</summary>
      <ul className="mt-2 space-y-1">
        {notCounted.map(({ mark, clicks, because }) => (
          <li key={mark}>
            {count(clicks)} {because}
          </li>
        ))}
      </ul>
    </details>
  )
}
