/** The same money, three ways: this set, the largest account that it could book, and ads; on one axis, in the same draws. */
import { useMemo } from 'react'
import { threeWays } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Way } from '@rapport/analysis/portfolio/proposal.ts'
import type { Shown } from './chosen-set.tsx'
import { WaysAxis } from './ways-axis.tsx'
import { money } from '../../ui/money.ts'
import { wayName, waysFinding } from './words.ts'

export function ThreeWays({
  board,
  on,
  found,
  budget,
  beside = [],
}: Shown & { budget: number; beside?: string[] | undefined }) {
  const dear = tooDear(on, beside, budget)
  const set = useMemo(() => found.chosen.map(({ offer }) => offer), [found])
  const ways = useMemo(() => threeWays(on, set, budget, board.ads), [on, set, budget, board.ads])
  const who = (way: Way) => wayName(way, way.offers.length ? on.asked.of[way.offers[0]!]!.candidate.name : undefined)
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">The same money, three ways</h2>
      {ways.length === 0 ? (
        <p className="text-quiet mt-2 max-w-prose">
          Say what an order leaves you, and how many orders you guess per 1,000 people reached: then this set, one large
          account and your ads stand on one axis.
        </p>
      ) : (
        <>
          <p className="mt-2 max-w-prose">{waysFinding(ways, who)}</p>
          <WaysAxis
            ways={ways.map((way) => ({
              who: who(way),
              costCents: way.cost,
              profit: { mean: way.profit.mean, low: way.profit.interval[0], high: way.profit.interval[1] },
            }))}
          />
          {dear.map(({ id, name, cents }) => (
            <p key={id} className="text-quiet mt-3 text-sm">
              {name} costs {money(cents)} at least: not within this budget.
            </p>
          ))}
          {board.ads === null && (
            <p className="text-quiet mt-3 text-sm">Enter what an order costs you in ads to see them here.</p>
          )}
        </>
      )}
    </section>
  )
}

/** Whom somebody wanted to compare with, and the budget does not buy. */
const tooDear = ({ asked, crowd }: Laid, ids: readonly string[], budget: number) =>
  ids.flatMap((id) => {
    const offers = asked.of.flatMap(({ candidate }, offer) => (candidate.id === id ? [offer] : []))
    const cents = Math.min(...offers.map((offer) => crowd.offers.cost[offer]!))
    return offers.length > 0 && cents > budget ? [{ id, name: asked.of[offers[0]!]!.candidate.name, cents }] : []
  })
