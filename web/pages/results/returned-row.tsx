/** One creator: verdict and reason, profit, attributed and caused orders on lines of their own; the full cost opens. */
import { Link } from '@tanstack/react-router'
import { memo, useId, useState } from 'react'
import { count, counted } from '../../ui/numbers.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { FullCost } from './full-cost.tsx'
import { ProfitDot } from './profit-axis.tsx'
import { about, buyersSentence, costSentence, ranged, verdictSentence } from './words.ts'
import type { Axis, Returned, Returns } from './words.ts'

type Props = { one: Returned; axis: Axis | null; factor: Returns['factor']; buyersTold: boolean }

export const ReturnedRow = memo(function ReturnedRow({ one, axis, factor, buyersTold }: Props) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className="border-line border-b py-4" aria-labelledby={id}>
      <div className="grid gap-x-6 gap-y-2 md:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_8.5rem]">
        <div className="min-w-0 md:row-span-2">
          <Link
            id={id}
            to="/creators/$id"
            params={{ id: one.account }}
            className="block truncate font-medium underline-offset-2 hover:underline"
          >
            {one.name}
          </Link>
          <p className="mt-0.5 text-sm">{verdictSentence(one)}</p>
        </div>
        {axis ? (
          <div className="min-w-0">
            <ProfitDot one={one} axis={axis} />
          </div>
        ) : (
          <span className="hidden md:block" />
        )}
        <p className="text-sm md:text-right">
          {one.profit ? (
            <>
              <span className="text-base font-medium">{about(one.profit.mean)}</span>
              <span className="md:hidden"> of profit, </span>
              <span className="text-quiet md:block md:text-xs">
                {about(one.profit.interval[0])} to {about(one.profit.interval[1])}
              </span>
            </>
          ) : (
            <span className="text-quiet">profit not known</span>
          )}
        </p>
        <dl className="min-w-0 text-sm md:col-span-2 md:col-start-2">
          <Line name="Attributed">
            {counted(one.orders, 'order')} by link or code in {counted(one.bookings, 'booking')}
            {one.attributed && <span className="text-quiet">; such bookings bring {ranged(one.attributed)}</span>}
          </Line>
          <Line name="Caused">
            {one.caused ? (
              <>
                {ranged(one.caused)} <span className="text-quiet">that would not have come otherwise</span>
              </>
            ) : factor ? (
              <span className="text-quiet">too few results to tell</span>
            ) : (
              <span className="text-quiet">
                no{' '}
                <Link to="/experiments" className="underline underline-offset-2">
                  experiment
                </Link>{' '}
                has measured it
              </span>
            )}
          </Line>
          {buyersTold && (
            <Line name="Buyers">
              <span className="text-quiet">{buyersSentence(one)}</span>
            </Line>
          )}
          {one.heard !== null && (
            <Line name="Survey">
              {count(one.heard)} <span className="text-quiet">said they heard of us here</span>
            </Line>
          )}
          <div className="mt-1">
            <Toggle pressed={open} onChange={setOpen} className="-ml-1">
              {costSentence(one)}
            </Toggle>
          </div>
        </dl>
      </div>
      {open && <FullCost one={one} />}
    </li>
  )
})

const Line = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div className="flex gap-x-3">
    <dt className="text-quiet w-20 shrink-0">{name}</dt>
    <dd className="min-w-0">{children}</dd>
  </div>
)
