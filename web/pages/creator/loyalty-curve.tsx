/** How many newcomers are back one, two … ten posts later: this account in front, the workspace's own accounts behind. */
import { Chart } from '../../ui/chart.tsx'
import { percent } from '../../ui/numbers.ts'
import { Plot, pathOf } from '../../ui/plot.tsx'
import { roundAxis } from '../../ui/ticks.ts'
import { curveFinding } from './loyalty-words.ts'
import type { Curve } from './loyalty-words.ts'
import { some } from './words.ts'
import type { Finding } from './words.ts'

export function LoyaltyCurve({ curve, interval }: { curve: Curve; interval: Finding['interval'] }) {
  const { own, pool } = curve
  const finding = curveFinding(curve, interval)
  const axis = roundAxis([...own, ...(pool ?? [])], { zero: true, most: 4 })
  const up = (share: number) => share / axis.to
  const across = (at: number) => (own.length < 2 ? 0.5 : at / (own.length - 1))
  const line = (shares: readonly number[]) => pathOf(shares.map((share, at) => [across(at), up(share)]))
  const last = own.at(-1)!
  const usual = pool?.[own.length - 1]
  return (
    <div className="mt-3">
      <Chart
        finding={finding}
        unit="of first-time commenters"
        table={{
          head: ['Posts later', 'This account', 'Your accounts'],
          rows: own.map((share, at) => [at + 1, percent(share), pool?.[at] === undefined ? null : percent(pool[at])]),
        }}
      >
        <Plot
          label={`${finding}. Within ${some(own.length, 'post')} ${percent(last)} are${usual === undefined ? '' : `, ${percent(usual)} with your accounts`}.`}
          height={132}
          up={axis.ticks.map((share) => ({ at: up(share), text: percent(share) }))}
          across={[
            { at: 0, text: '1 post later' },
            { at: 1, text: String(own.length) },
          ]}
          ends={[
            { at: up(last), name: 'this account', value: percent(last), className: 'text-accent-ink' },
            ...(usual === undefined
              ? []
              : [{ at: up(usual), name: 'your accounts', value: percent(usual), className: 'text-quiet' }]),
          ]}
        >
          {pool && <path d={line(pool.slice(0, own.length))} className="stroke-edge fill-none" strokeWidth="2" />}
          <path d={line(own)} className="stroke-accent fill-none" strokeWidth="2.5" strokeLinejoin="round" />
        </Plot>
      </Chart>
    </div>
  )
}
