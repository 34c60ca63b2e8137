/** Who is in: the fee, what each is expected to bring, and why. */
import { Link } from '@tanstack/react-router'
import { saidInside } from '@rapport/analysis/portfolio/said.ts'
import { saidToTry } from '@rapport/analysis/portfolio/trying.ts'
import type { Board as Laid, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import { Button } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count, counted } from '../../ui/numbers.ts'
import type { Board } from './plan.tsx'
import { TermsButton } from './terms-button.tsx'
import { money } from '../../ui/money.ts'

export type Shown = { board: Board; on: Laid; found: Proposal & { answer: 'plan' } }
type Props = Shown & { onWish: (list: 'include' | 'exclude', id: string) => void }

export function ChosenSet({ board, on, found, onWish }: Props) {
  const rows = found.chosen.map((one) => {
    const { candidate, deliverable, quoted } = on.asked.of[one.offer]!
    const asked = board.wishes.include.includes(candidate.id)
    return {
      ...one,
      member: board.members[candidate.row]!,
      deliverable,
      quoted,
      asked,
      why: one.toTry ? saidToTry(one.toTry) : saidInside(one, on.aim.margin, asked, on.aim.currency),
    }
  })
  const most = Math.max(1, ...rows.map(({ orders }) => orders?.interval[1] ?? 0))
  return (
    <section aria-labelledby="set">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h2 id="set">The set</h2>
        {rows.length > 0 && (
          <Button variant="quiet" onClick={() => download('plan.csv', csv(table(rows)))}>
            Export
          </Button>
        )}
      </div>
      {rows.length === 0 && <p className="text-quiet mt-2">{found.because ?? 'Nobody.'}</p>}
      <ul className="border-ink mt-3 border-t">
        {rows.map(({ member, deliverable, cents, quoted, orders, why, asked, offer, toTry }) => (
          <li key={offer} className="border-line grid gap-x-5 gap-y-1 border-b py-3 grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <Link
                to="/creators/$id"
                params={{ id: member.id }}
                className="font-medium underline-offset-2 hover:underline"
              >
                {member.name}
              </Link>
              <span className="text-quiet text-sm">
                {' '}
                {deliverable.name}
                {member.followers !== null && ` · ${counted(member.followers, 'follower')}`}
              </span>
              {toTry && (
                <span className="border-ink ml-2 rounded-full border px-2 py-px text-xs whitespace-nowrap">to try</span>
              )}
              <p className="text-quiet mt-0.5 text-sm">{why}</p>
              {orders && (
                <div className="mt-1 max-w-64">
                  <IntervalDot
                    estimate={{ value: orders.mean, low: orders.interval[0], high: orders.interval[1] }}
                    max={most}
                    label={`${counted(orders.mean, 'order')} expected, between ${count(orders.interval[0])} and ${count(orders.interval[1])}.`}
                  />
                  <p aria-hidden="true" className="text-quiet text-xs">
                    {orders.mean.toFixed(orders.mean < 10 ? 1 : 0)} orders, {count(orders.interval[0])}–
                    {count(orders.interval[1])}
                  </p>
                </div>
              )}
            </div>
            <p className="text-right">
              <span className="font-medium">{money(cents)}</span>
              <span className="text-quiet block text-xs">{quoted ? 'quoted' : 'estimated'}</span>
            </p>
            <div className="col-span-2 -mb-1 -ml-3 flex flex-wrap">
              <Button variant="quiet" aria-pressed={asked} onClick={() => onWish('include', member.id)}>
                {asked ? 'Must be in' : 'Keep in'}
              </Button>
              <Button
                variant="quiet"
                aria-label={`Leave ${member.name} out`}
                onClick={() => onWish('exclude', member.id)}
              >
                Leave out
              </Button>
              <TermsButton id={member.id} name={member.name} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Row = { member: Board['members'][number]; deliverable: { name: string }; cents: number; quoted: boolean; reach: number; own: number; orders: { mean: number; interval: readonly [number, number] } | null; why: string; toTry?: object } // prettier-ignore

const table = (rows: readonly Row[]): (string | number | null)[][] => [
  [
    'name',
    'platform',
    'handle',
    'deliverable',
    'fee',
    'quoted',
    'reach',
    'own reach',
    'orders',
    'orders from',
    'orders to',
    'to try',
    'why',
  ],
  ...rows.map(({ member, deliverable, cents, quoted, reach, own, orders, why, toTry }) => [
    member.name,
    member.platform,
    member.handle,
    deliverable.name,
    cents / 100,
    quoted ? 'yes' : 'no',
    Math.round(reach),
    Math.round(own),
    orders?.mean ?? null,
    orders?.interval[0] ?? null,
    orders?.interval[1] ?? null,
    toTry ? 'yes' : 'no',
    why,
  ]),
]
