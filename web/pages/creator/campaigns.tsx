/** What this account was booked for, and what it brought. Nothing where it never was. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { count, day } from '../../ui/numbers.ts'
import { STATE } from '../campaigns/words.ts'
import { money } from '../../ui/money.ts'

export function PastCampaigns({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['campaigns.of-account', id],
    queryFn: ({ signal }) => call('campaigns.of-account', { id }, signal),
  })
  if (!data || data.bookings.length === 0) return null
  return (
    <section aria-labelledby="campaigns" className="mb-14">
      <h2 id="campaigns" className="mb-4">
        Campaigns
      </h2>
      <ul className="border-line border-t text-sm">
        {data.bookings.map((one) => (
          <li key={one.id} className="border-line flex flex-wrap justify-between gap-x-6 border-b py-2">
            <span>
              <Link
                to="/campaigns/$id"
                params={{ id: one.campaignId }}
                className="font-medium underline-offset-2 hover:underline"
              >
                {one.campaign}
              </Link>
              <span className="text-quiet">
                {' '}
                {one.deliverable}
                {one.day && `, ${day(one.day)}`}
              </span>
            </span>
            <span>
              {one.state !== 'posted'
                ? STATE[one.state]
                : one.orders === null
                  ? 'orders not known'
                  : `${count(one.orders)} ${one.orders === 1 ? 'order' : 'orders'}`}
              <span className="text-quiet">
                {one.revenueCents !== null && ` · ${money(one.revenueCents, one.currency)} of revenue`}
                {one.feeCents !== null &&
                  ` · ${money(one.feeCents + (one.productCents ?? 0) + (one.rightsCents ?? 0), one.currency)} ${one.state === 'posted' ? 'paid' : 'to pay'}`}
                {one.reach !== null && ` · ${count(one.reach)} reached`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
