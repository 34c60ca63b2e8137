/** What was expected before any result, faint, and the profit as it is known now, solid, on an axis that shows where profit begins. */
import { about } from './words.ts'
import type { Axis, Returned } from './words.ts'

const placed =
  ({ from, to }: Axis) =>
  (value: number) =>
    `${(100 * (Math.min(to, Math.max(from, value)) - from)) / (to - from)}%`

export function ProfitDot({
  one,
  axis,
}: {
  one: Pick<Returned, 'name' | 'profit' | 'before' | 'because'>
  axis: Axis
}) {
  const at = placed(axis)
  const line = ([low, high]: readonly [number, number]) => ({ left: at(low), right: `calc(100% - ${at(high)})` })
  const { profit, before } = one
  const said = profit
    ? `${one.name}: ${about(profit.mean)} of profit, between ${about(profit.interval[0])} and ${about(profit.interval[1])}.${before ? ` Before any result ${about(before.mean)} was expected, between ${about(before.interval[0])} and ${about(before.interval[1])}.` : ''}`
    : `${one.name}: profit cannot be told yet, ${one.because}.`
  return (
    <span role="img" aria-label={said} title={said} className="relative block h-7 w-full">
      <span className="bg-line absolute inset-x-0 top-1/2 h-px" />
      <span className="bg-edge absolute inset-y-0 w-px" style={{ left: at(0) }} />
      {profit && before && (
        <>
          <span className="bg-pool absolute top-1 h-1.5 min-w-px rounded-full" style={line(before.interval)} />
          {before.mean >= axis.from && before.mean <= axis.to && (
            <span
              className="bg-edge absolute top-1 size-1.5 -translate-x-1/2 rounded-full"
              style={{ left: at(before.mean) }}
            />
          )}
        </>
      )}
      {profit ? (
        <>
          <span
            className="bg-ink absolute top-[62%] h-[1.5px] min-w-px -translate-y-1/2"
            style={line(profit.interval)}
          />
          {profit.mean < axis.from || profit.mean > axis.to ? (
            // It lies beyond the edge: an arrow, not a dot in a place where it is not.
            <span
              className="text-accent absolute top-[62%] -translate-1/2 leading-none font-semibold"
              style={{ left: at(profit.mean) }}
            >
              {profit.mean > axis.to ? '›' : '‹'}
            </span>
          ) : (
            <span
              className="bg-accent absolute top-[62%] size-2.5 -translate-1/2 rounded-full ring-2 ring-(--color-paper)"
              style={{ left: at(profit.mean) }}
            />
          )}
        </>
      ) : (
        <span className="border-edge bg-paper absolute top-1/2 left-1/2 size-2.5 -translate-1/2 rounded-full border-[1.5px]" />
      )}
    </span>
  )
}

export function ProfitTicks({ axis }: { axis: Axis }) {
  const at = placed(axis)
  return (
    <div className="text-quiet relative h-5 text-xs" aria-hidden="true">
      {axis.ticks.map((tick, k) => (
        <span
          key={tick}
          className={`absolute whitespace-nowrap ${tick === 0 ? 'text-ink font-medium' : ''} ${k === 0 ? '' : k === axis.ticks.length - 1 ? '-translate-x-full' : '-translate-x-1/2'}`}
          style={{ left: at(tick) }}
        >
          {about(tick)}
        </span>
      ))}
    </div>
  )
}
