/** What a creator cost in all, part by part, with what is not known said; and a place to say the rest of each booking. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { money } from '../../ui/money.ts'
import { BookingCosts } from './booking-costs.tsx'
import { PARTS } from './words.ts'
import type { Returned } from './words.ts'

export function FullCost({ one }: { one: Returned }) {
  const bookings = useQuery({
    queryKey: ['campaigns.of-account', one.account],
    queryFn: ({ signal }) => call('campaigns.of-account', { id: one.account }, signal),
  })
  const costs = useQuery({ queryKey: ['reports.costs'], queryFn: ({ signal }) => call('reports.costs', {}, signal) })
  const parts = Object.keys(PARTS) as (keyof typeof PARTS)[]
  return (
    <div className="bg-sunk mt-3 rounded-lg p-4 md:ml-66">
      <dl className="grid max-w-md grid-cols-[1fr_auto] gap-x-6 gap-y-0.5 text-sm">
        {parts.map((part) => (
          <div key={part} className="contents">
            <dt>{PARTS[part]}</dt>
            <dd className={`text-right ${one.cost[part] === null ? 'text-quiet' : ''}`}>
              {one.cost[part] === null ? 'not known' : money(one.cost[part])}
            </dd>
          </div>
        ))}
        <dt className="border-edge border-t pt-1 font-medium">In all, as far as known</dt>
        <dd className="border-edge border-t pt-1 text-right font-medium">
          {one.costCents === null ? 'not known' : money(one.costCents)}
        </dd>
        {one.revenueCents !== null && (
          <>
            <dt className="text-quiet">Revenue of the attributed orders</dt>
            <dd className="text-quiet text-right">{money(one.revenueCents)}</dd>
          </>
        )}
      </dl>
      <Asked query={bookings} height={80}>
        {({ bookings: all }) => (
          <Asked query={costs} height={80}>
            {(known) => (
              <ul className="mt-4 space-y-4">
                {all
                  .filter(({ state }) => state === 'posted')
                  .map((booking) => (
                    <BookingCosts
                      key={booking.id}
                      who={one.name}
                      booking={booking}
                      known={known.bookings.find((each) => each.booking === booking.id)}
                    />
                  ))}
              </ul>
            )}
          </Asked>
        )}
      </Asked>
    </div>
  )
}
