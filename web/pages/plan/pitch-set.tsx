/** Who is in, on a sheet: what each costs, is expected to bring, and why. */
import { count, counted } from '../../ui/numbers.ts'
import type { Kept } from './pitch-words.ts'
import { money } from '../../ui/money.ts'

export function PitchSet({ chosen }: { chosen: Kept['result']['chosen'] }) {
  return (
    <ul className="border-ink mt-2 border-t text-sm print:text-xs">
      {chosen.map(({ account, name, deliverable, followers, cents, quoted, orders, why }) => (
        <li
          key={`${account} ${deliverable}`}
          className="border-line grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b py-1.5 sm:grid-cols-[13rem_minmax(0,1fr)_auto] print:grid-cols-[16rem_minmax(0,1fr)_auto] print:py-0.5 print:leading-tight"
        >
          <p className="min-w-0 print:truncate">
            <span className="font-medium">{name}</span>{' '}
            <span className="text-quiet">
              {deliverable}
              {typeof followers === 'number' && `, ${counted(followers, 'follower')}`}
            </span>
          </p>
          <p className="text-quiet order-3 col-span-2 min-w-0 sm:order-none sm:col-span-1 print:order-none print:col-span-1 print:truncate">
            {orders && (
              <span className="text-ink">
                {orders.mean < 10 ? `${orders.mean.toFixed(1)} orders` : counted(orders.mean, 'order')},{' '}
                {count(orders.low)} to {count(orders.high)}.{' '}
              </span>
            )}
            <Why why={why} />
          </p>
          <p className="text-right whitespace-nowrap">
            <span className="font-medium">{money(cents)}</span>{' '}
            <span className="text-quiet text-xs">{quoted ? 'quoted' : 'estimated'}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** On paper the first reason is enough. */
function Why({ why }: { why: string }) {
  const at = why.indexOf(';')
  if (at < 0) return why
  return (
    <>
      {why.slice(0, at)}
      <span className="print:hidden">{why.slice(at)}</span>
      <span className="hidden print:inline">.</span>
    </>
  )
}
