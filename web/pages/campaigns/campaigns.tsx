/** The campaigns: what runs first, then what has been. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { capital, counted, inWords, many } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { money } from '../../ui/money.ts'
import { datesOf, stageFinding } from './words.ts'

export default function CampaignsPage() {
  const { data } = useQuery({
    queryKey: ['campaigns.list'],
    queryFn: ({ signal }) => call('campaigns.list', {}, signal),
    throwOnError: true,
  })
  useTitle('Campaigns')
  if (!data) return <p className="text-quiet">Reading …</p>
  const { campaigns } = data
  if (campaigns.length === 0)
    return (
      <Empty title="No campaign yet.">
        <p className="text-quiet">
          A plan that is kept becomes a campaign with one press; what past campaigns brought can be recorded under
          Results.
        </p>
        <Link to="/plan" className={buttonClass('primary')}>
          Make a plan
        </Link>
      </Empty>
    )
  const open = campaigns.filter(({ states }) => (states.proposed ?? 0) + (states.booked ?? 0) > 0).length
  return (
    <div className="max-w-3xl">
      <h1>
        {open === 0
          ? `${capital(many(campaigns.length, 'campaign'))}, none of them open`
          : open === campaigns.length
            ? `${capital(many(open, 'open campaign'))}`
            : `${capital(many(campaigns.length, 'campaign'))}, ${inWords(open)} of them open`}
      </h1>
      <ul className="border-line mt-8 border-t">
        {campaigns.map((one) => (
          <li key={one.id} className="border-line border-b">
            <Link
              to="/campaigns/$id"
              params={{ id: one.id }}
              className="hover:bg-sunk/60 flex min-h-16 flex-wrap items-baseline gap-x-4 gap-y-1 px-2 py-4"
            >
              <span className="min-w-56 grow basis-0">
                <span className="block font-serif text-xl">{one.name}</span>
                <span className="text-quiet block text-sm">{stageFinding(one.states)}</span>
              </span>
              <span className="text-quiet text-sm sm:text-right">
                <span className="block whitespace-nowrap">{datesOf(one)}</span>
                <span className="block whitespace-nowrap">
                  {money(one.costCents, one.currency)} of cost
                  {one.orders > 0 && ` · ${counted(one.orders, 'order')}`}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
