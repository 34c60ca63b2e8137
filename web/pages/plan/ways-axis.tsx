/** Several ways to spend the same money on one axis of profit: a dot each, its 80% interval, and where profit begins. */
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { money } from '../../ui/money.ts'

export type WayShown = { who: string; costCents: number; profit: { mean: number; low: number; high: number } }

export function WaysAxis({ ways }: { ways: readonly WayShown[] }) {
  const ends = ways.flatMap(({ profit }) => [profit.low, profit.high])
  const [min, max] = [Math.min(0, ...ends), Math.max(1, ...ends)]
  return (
    <dl className="mt-4 space-y-2">
      {ways.map(({ who, costCents, profit: { mean, low, high } }) => (
        <div key={who} className="grid items-center gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)_9rem]">
          <dt className="truncate text-sm font-medium">{who}</dt>
          <dd className="relative">
            <span
              aria-hidden="true"
              className="bg-edge absolute inset-y-0 w-px"
              style={{ left: `${(100 * -min) / (max - min)}%` }}
            />
            <IntervalDot
              estimate={{ value: mean, low, high }}
              min={min}
              max={max}
              label={`${who}: ${money(mean)} of profit for ${money(costCents)}, between ${money(low)} and ${money(high)}.`}
            />
          </dd>
          <dd className="text-quiet text-sm sm:text-right" aria-hidden="true">
            {money(mean)} <span className="text-xs">for {money(costCents)}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
