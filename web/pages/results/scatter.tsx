/** Relationship across, orders per 1,000 reached upward: one dot a creator, the best and the worst named. */
import { Chart } from '../../ui/chart.tsx'
import { Plot, spot } from '../../ui/plot.tsx'
import type { Results } from './words.ts'

export function Scatter({ creators }: { creators: Results['creators'] }) {
  const points = creators.flatMap(({ name, relationship, ordersPerThousand, followers }) =>
    relationship === null || !ordersPerThousand
      ? []
      : [{ name, relationship, orders: ordersPerThousand.mean, followers }],
  )
  if (points.length < 3) return null
  const most = Math.max(...points.map(({ orders }) => orders))
  const named = new Set(points.toSorted((a, b) => b.orders - a.orders).slice(0, 3)) // prettier-ignore
  const large = Math.max(...points.map(({ followers }) => followers ?? 0))
  return (
    <Chart
      finding="Orders per 1,000 people reached"
      unit="by relationship score"
      table={{
        head: ['creator', 'relationship', 'orders per 1,000', 'followers'],
        rows: points.map((one) => [
          one.name,
          Math.round(one.relationship),
          Number(one.orders.toPrecision(2)),
          one.followers,
        ]),
      }}
    >
      <Plot
        label={`${points.length} creators: relationship score across, orders per 1,000 people reached upward.`}
        height={220}
        across={[0, 50, 100].map((value) => ({ at: value / 100, text: String(value) }))}
        up={[0, most].map((value) => ({ at: value / most, text: value.toPrecision(2).replace('0.0', '0') }))}
        marks={points.map((one) => (
          <span key={one.name} className="absolute" style={spot(one.relationship / 100, one.orders / most)}>
            <span
              title={`${one.name}: ${one.orders.toPrecision(2)}`}
              className={`block size-2.5 rounded-full ${one.followers === large ? 'border-accent bg-paper border-2' : 'bg-accent'}`}
            />
            {(named.has(one) || one.followers === large) && (
              // On the side where there is room.
              <span
                className={`absolute top-1/2 -translate-y-1/2 text-xs whitespace-nowrap ${one.relationship > 50 ? 'right-full pr-1.5' : 'left-full pl-1.5'}`}
              >
                {one.name}
              </span>
            )}
          </span>
        ))}
      >
        {null}
      </Plot>
    </Chart>
  )
}
