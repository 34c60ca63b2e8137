/** The plan: a budget that slides, the set that it buys, who nearly was in it, and what the same money does otherwise. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useDeferredValue, useMemo, useState } from 'react'
import { board as laidOut } from '@rapport/analysis/portfolio/proposal.ts'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { buttonClass } from '../../ui/button.tsx'
import { useTitle } from '../../ui/title.ts'
import { BUDGET, questionOf, withWish } from './asked.ts'
import type { PlanSearch } from './asked.ts'
import { BudgetSlider } from './budget-slider.tsx'
import { ChosenSet } from './chosen-set.tsx'
import { Frontier, endOf } from './frontier.tsx'
import { Keep } from './keep.tsx'
import { LeftOut } from './left-out.tsx'
import { Nobody } from './nobody.tsx'
import { NearMisses } from './near-misses.tsx'
import { Kept } from './kept.tsx'
import { Overlap } from './overlap.tsx'
import { PriceList } from './price-list.tsx'
import { usePlan } from './proven.ts'
import { ThreeWays } from './three-ways.tsx'
import { Caused, Wanted } from './wanted.tsx'
import { TryUnknowns } from './try-unknowns.tsx'
import { When } from './when.tsx'
import { Where } from './where.tsx'
import { Wishes } from './wishes.tsx'
import { money } from '../../ui/money.ts'
import { certificate, planFinding, profitRange, seatsFinding, segmentsFinding, tryingFinding } from './words.ts'

export type Board = Output<'plans.board'>

export default function PlanPage() {
  const search = useSearch({ from: '/plan' })
  const navigate = useNavigate()
  const change = (next: PlanSearch) => void navigate({ to: '/plan', search: next, replace: true, resetScroll: false })
  const { budget = BUDGET, ...rest } = search
  const { data, error } = useQuery({
    queryKey: ['plans.board', rest],
    queryFn: ({ signal }) => call('plans.board', questionOf(rest, 0), signal),
    placeholderData: keepPreviousData,
    retry: false,
  })
  useTitle('Plan')
  if (error)
    return (
      <div className="space-y-4">
        <p role="alert" className="text-accent-ink">
          {error.message}
        </p>
        <Link to="/plan" search={{ budget }} className={buttonClass()}>
          Ask anew
        </Link>
      </div>
    )
  if (!data) return <p className="text-quiet">Reading who could be booked …</p>
  return <Planned board={data} search={search} budget={budget} onChange={change} />
}

type Props = { board: Board; search: PlanSearch; budget: number; onChange: (next: PlanSearch) => void }

function Planned({ board, search, budget, onChange }: Props) {
  const [held, setHeld] = useState(budget)
  const shown = useDeferredValue(held)
  const on = useMemo(() => laidOut(board.members, board.people, board.wishes, board.aim), [board])
  const most = on.crowd.budget / 100
  const end = endOf(shown, most)
  const { found, among } = usePlan(board, on, Math.round(shown * 100), Math.round(end * 100))
  const wish = (list: 'include' | 'exclude', id: string) => onChange(withWish(search, list, id))
  const commit = (next: number) => {
    setHeld(next)
    onChange({ ...search, budget: next })
  }
  return (
    <article className="max-w-6xl">
      {found.answer === 'contradiction' ? (
        <>
          <h1>Not all of these wishes can be kept.</h1>
          <p className="mt-3 max-w-prose">{found.because}</p>
        </>
      ) : (
        <>
          <h1 aria-live="polite">{planFinding(found, Math.round(shown * 100))}</h1>
          <p className="text-quiet mt-3 max-w-prose">
            {[
              found.because,
              seatsFinding(found, board.aim),
              profitRange(found),
              certificate(found),
              segmentsFinding(found),
              tryingFinding(found),
            ]
              .filter(Boolean)
              .join(' ')}
          </p>
        </>
      )}
      <div className="mt-10 grid gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,18rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <div className="min-w-0 space-y-8">
          <BudgetSlider value={held} most={most} onSlide={setHeld} onChange={commit} />
          <Frontier on={on} among={among} budget={shown} />
        </div>
        <div className="min-w-0 space-y-14 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          {found.answer === 'plan' && board.members.length > 0 && (
            <>
              <ChosenSet board={board} on={on} found={found} onWish={wish} />
              <NearMisses board={board} on={on} found={found} onWish={wish} />
              <ThreeWays on={on} found={found} budget={Math.round(shown * 100)} board={board} beside={search.beside} />
              {found.chosen.length > 1 && <Overlap board={board} on={on} found={found} />}
            </>
          )}
          {board.members.length === 0 && <Nobody leftOut={board.leftOut} search={search} onChange={onChange} />}
          <LeftOut board={board} on={on} />
          <Kept />
        </div>
        <div className="min-w-0 space-y-8">
          <Wanted search={search} onChange={onChange} />
          <div className="space-y-3">
            <When search={search} onChange={onChange} />
            <Where search={search} onChange={onChange} />
            <PriceList />
            <Caused search={search} onChange={onChange} />
            <TryUnknowns search={search} onChange={onChange} />
            <Wishes search={search} board={board} onChange={onChange} />
          </div>
          <Keep search={search} budget={held} />
        </div>
      </div>
      <p className="sr-only" role="status">
        {found.answer === 'plan' ? `${money(found.cost)} of ${money(shown * 100)} spent` : found.because}
      </p>
    </article>
  )
}
