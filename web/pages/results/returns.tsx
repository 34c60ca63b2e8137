/** Creator by creator on one axis of profit: the first fifty, then more; by verdict, and in four orders. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/numbers.ts'
import { Select } from '../../ui/select.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { ProfitTicks } from './profit-axis.tsx'
import { ReturnedRow } from './returned-row.tsx'
import { VERDICT, chosen, profitAxis } from './words.ts'
import type { By, Returns, Verdict } from './words.ts'

const AT_ONCE = 50
/** Fewer are seen at a glance. */
const TO_CHOOSE = 6

const BY: { value: By; label: string }[] = [
  { value: 'profit', label: 'Most profit first' },
  { value: 'cost', label: 'Highest cost first' },
  { value: 'orders', label: 'Most orders first' },
  { value: 'name', label: 'By name' },
]

export function CreatorReturns({ returns }: { returns: Returns }) {
  const { creators } = returns
  const [verdict, setVerdict] = useState<Verdict | 'all'>('all')
  const [by, setBy] = useState<By>('profit')
  const [most, setMost] = useState(AT_ONCE)
  const listed = chosen(creators, verdict, by)
  const axis = profitAxis(creators)
  const buyersTold = creators.some(({ newBuyers }) => newBuyers !== null)
  const counts = { brought: returns.brought, lost: returns.lost, 'cannot-say': returns.cannotSay }
  return (
    <section aria-labelledby="each" className="mt-12">
      <h2 id="each">Creator by creator</h2>
      <p className="text-quiet mt-2 max-w-prose text-sm">
        {axis
          ? 'Profit after the full cost, 90% interval. Faint: what was expected before any result. Solid: what is known now. A hollow dot: no profit is known. The upright line is nothing won and nothing lost.'
          : 'There is no profit to draw yet: beside each creator stands what is missing.'}
        {axis?.cut && ' A line that ends at the edge goes on beyond it.'}
        {!buyersTold && ' No shop tells yet which buyers are new and which return.'}
      </p>
      {creators.length > TO_CHOOSE && (
        <div className="mt-4 flex flex-wrap items-end justify-between gap-3">
          <div className="flex flex-wrap gap-x-3" role="group" aria-label="By verdict">
            <Toggle pressed={verdict === 'all'} onChange={() => setVerdict('all')}>
              all {count(creators.length)}
            </Toggle>
            {(Object.keys(VERDICT) as Verdict[]).map((one) => (
              <Toggle
                key={one}
                pressed={verdict === one}
                onChange={() => {
                  setVerdict(verdict === one ? 'all' : one)
                  setMost(AT_ONCE)
                }}
              >
                {VERDICT[one].toLowerCase()} {count(counts[one])}
              </Toggle>
            ))}
          </div>
          <Select label="Order" hideLabel className="w-48" value={by} items={BY} onChange={setBy} />
        </div>
      )}
      {axis && (
        <div className="mt-4 grid gap-x-6 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_8.5rem]">
          <div className="md:col-start-2">
            <ProfitTicks axis={axis} />
          </div>
        </div>
      )}
      <ol className={`border-line border-t ${axis ? '' : 'mt-3'}`}>
        {listed.slice(0, most).map((one) => (
          <ReturnedRow key={one.account} one={one} axis={axis} factor={returns.factor} buyersTold={buyersTold} />
        ))}
      </ol>
      {listed.length === 0 && <p className="text-quiet py-6">Nobody of whom this is said.</p>}
      {listed.length > most && (
        <Button className="mt-4" onClick={() => setMost(most + 2 * AT_ONCE)}>
          {count(Math.min(2 * AT_ONCE, listed.length - most))} more of {count(listed.length)}
        </Button>
      )}
    </section>
  )
}
