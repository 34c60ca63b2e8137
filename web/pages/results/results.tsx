/**
 * What came back: the finding first and never flattering, what the next plan learned from it, each creator with prior and posterior, and whether
 * relationship predicts it.
 */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { counted } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { WhenNear } from '../../ui/when-near.tsx'
import { ChangedMind } from '../experiments/changed-mind.tsx'
import { money } from '../../ui/money.ts'
import { HouseCosts } from './house-costs.tsx'
import { KindsOfBooking } from './kinds.tsx'
import { Record } from './record.tsx'
import { CreatorReturns } from './returns.tsx'
import { Scatter } from './scatter.tsx'
import { Survey } from './survey.tsx'
import type { Results, Returns } from './words.ts'

export default function ResultsPage() {
  const { data } = useQuery({
    queryKey: ['reports.returns'],
    queryFn: ({ signal }) => call('reports.returns', {}, signal),
    throwOnError: true,
  })
  useTitle('Results')
  if (!data) return <p className="text-quiet">Reading …</p>
  const booked = data.creators.length > 0
  return (
    <article className="max-w-5xl">
      <h1>{data.headline}</h1>
      {booked ? (
        <>
          <p className="text-quiet mt-3 max-w-prose">
            {data.factor
              ? 'Profit counts the orders that would not have come otherwise, as your experiments measured them.'
              : 'Profit counts orders attributed by link or code: who gets the credit, not what was caused.'}{' '}
            <Link to="/experiments" className="text-ink underline underline-offset-2">
              What was caused: experiments
            </Link>{' '}
            ·{' '}
            <Link to="/report" className="text-ink underline underline-offset-2">
              One page for the boss
            </Link>
          </p>
          <HouseCosts missing={data.creators.some(({ because }) => because === 'what an order leaves is not known')} />
          <Learned lines={data.learned} />
          <CreatorReturns returns={data} />
          <Relationship />
          <ChangedMind />
          <WhenNear height={420}>
            <KindsOfBooking />
          </WhenNear>
          <WhenNear height={420}>
            <Survey creators={data.creators} />
          </WhenNear>
        </>
      ) : (
        <p className="text-quiet mt-3 max-w-prose">
          Once creators are booked and something came back, this page says who brought money, who lost it, and of whom
          that cannot be told. Bring what you have of past campaigns, or{' '}
          <Link to="/plan" className="text-ink underline underline-offset-2">
            make a plan
          </Link>
          .
        </p>
      )}
      <Record />
    </article>
  )
}

function Learned({ lines }: { lines: Returns['learned'] }) {
  return (
    <section aria-labelledby="learned" className="mt-10">
      <h2 id="learned">What we learned</h2>
      <ol className="mt-3 max-w-prose space-y-2">
        {lines.map((line) => (
          <li key={line} className="border-accent border-l-2 pl-3">
            {line}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Relationship() {
  const { data } = useQuery({
    queryKey: ['measurement.results'],
    queryFn: ({ signal }) => call('measurement.results', {}, signal),
  })
  if (!data || data.creators.length === 0) return null
  return (
    <section aria-labelledby="predicts" className="mt-14 grid gap-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div>
        <h2 id="predicts">Does relationship predict results for you?</h2>
        <p className="mt-3 max-w-prose">{data.relationship.sentence}</p>
        <Factor {...data.relationship} />
        <p className="text-quiet mt-4 max-w-prose text-sm">
          In all {money(data.costCents)} for fees, product and rights, {money(data.revenueCents)} of revenue recorded,{' '}
          {counted(data.orders, 'order')}, {counted(data.creators.length, 'creator')}.
        </p>
      </div>
      <Scatter creators={data.creators} />
    </section>
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
