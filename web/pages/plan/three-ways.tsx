/** The same money, three ways: this set, the largest account that it could book, and ads; on one axis, in the same draws. */
import { useMemo } from 'react'
import { threeWays } from '@rapport/analysis/portfolio/proposal.ts'
import type { Way } from '@rapport/analysis/portfolio/proposal.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import type { Shown } from './chosen-set.tsx'
import { money, wayName, waysFinding } from './words.ts'

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
          <Axis ways={ways} who={who} />
          {board.ads === null && (
            <p className="text-quiet mt-3 text-sm">Enter what an order costs you in ads to see them here.</p>
          )}
        </>
      )}
    </section>
  )
}

function Axis({ ways, who }: { ways: readonly Way[]; who: (way: Way) => string }) {
  const ends = ways.flatMap(({ profit }) => [...profit.interval])
  const [min, max] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  return (
    <dl className="mt-4 space-y-2">
      {ways.map((way) => {
        const [low, high] = way.profit.interval
        const sentence = `${money(way.profit.mean)} of profit for ${money(way.cost)}, between ${money(low)} and ${money(high)}`
        return (
          <div key={way.name} className="grid items-center gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)_9rem]">
            <dt className="truncate text-sm font-medium">{who(way)}</dt>
            <dd className="relative">
              <span
                aria-hidden="true"
                className="bg-edge absolute inset-y-0 w-px"
                style={{ left: `${(100 * -min) / (max - min)}%` }}
              />
              <IntervalDot
                estimate={{ value: way.profit.mean, low, high }}
                min={min}
                max={max}
                label={`${who(way)}: ${sentence}.`}
              />
            </dd>
            <dd className="text-quiet text-sm sm:text-right" aria-hidden="true">
              {money(way.profit.mean)} <span className="text-xs">for {money(way.cost)}</span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
