/** The same money, three ways: this set, the largest account that it could book, and ads; on one axis, in the same draws. */
import { useMemo } from 'react'
import { threeWays } from '@rapport/analysis/portfolio/proposal.ts'
import type { Way } from '@rapport/analysis/portfolio/proposal.ts'
import type { Shown } from './chosen-set.tsx'
import { WaysAxis } from './ways-axis.tsx'
import { wayName, waysFinding } from './words.ts'

export function ThreeWays({ board, on, found, budget }: Shown & { budget: number }) {
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
          {board.ads === null && (
            <p className="text-quiet mt-3 text-sm">Enter what an order costs you in ads to see them here.</p>
          )}
        </>
      )}
    </section>
  )
}
