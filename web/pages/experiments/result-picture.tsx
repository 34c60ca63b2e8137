/** What was sold, and what would have been: two lines that part when the test begins, the gap between them shaded. */
import { Chart } from '../../ui/chart.tsx'
import { capital, short } from '../../ui/numbers.ts'
import { Plot, pathOf } from '../../ui/plot.tsx'
import { roundAxis } from '../../ui/ticks.ts'
import { axisDays, dayOf, tenth } from './words.ts'
import type { Experiment, Result } from './words.ts'

type Props = { experiment: Experiment; result: Result }
type At = readonly [number, number]

export function ResultPicture({ experiment: { outcome, design, start }, result }: Props) {
  const { path } = result
  const known = path.filter(({ expected }) => expected !== null)
  const axis = roundAxis(
    path.flatMap(({ observed, expected }) => [observed, expected ?? observed]),
    { zero: false },
  )
  const x = (at: number) => at / Math.max(1, path.length - 1)
  const y = (value: number) => (value - axis.from) / (axis.to - axis.from)
  const begins = Math.max(
    0,
    path.findIndex(({ day }) => day >= start),
  )
  const line = (of: 'observed' | 'expected', from = 0): At[] =>
    path.slice(from).flatMap((one, at): At[] => (one[of] === null ? [] : [[x(from + at), y(one[of])]]))
  const gap = [...line('observed', begins), ...line('expected', begins).toReversed()]
  return (
    <Chart
      finding={
        design.kind === 'switchback'
          ? 'Days that were on, among those that were off'
          : known.length > 0
            ? result.shown && result.percent !== null
              ? `${capital(outcome)} against what would have been: ${tenth(result.percent)} apart`
              : `${capital(outcome)} keep to what would have been, as far as can be seen`
            : `${capital(outcome)} as they were`
      }
      unit={`${outcome} a day, ${design.treated.length === 1 ? design.treated[0] : `${design.treated.length} places together`}`}
      table={{
        head: ['day', 'observed', 'without the campaign', 'test'],
        rows: path.map(({ day, observed, expected, on }) => [day, observed, expected, on ? 'on' : '']),
      }}
    >
      <Plot
        label={`${capital(outcome)} by day from ${dayOf(path[0]!.day)} to ${dayOf(path.at(-1)!.day)}. ${result.sentence}`}
        height={240}
        across={axisDays(path, 0, begins)}
        up={axis.ticks.map((value) => ({ at: y(value), text: short(value) }))}
      >
        {design.kind === 'switchback' ? (
          path.map(
            ({ on, day }, at) =>
              on && (
                <rect
                  key={day}
                  x={100 * (x(at) - x(0.5))}
                  width={100 * x(1)}
                  y="0"
                  height="100"
                  className="fill-wash"
                />
              ),
          )
        ) : (
          <rect x={100 * x(begins)} width={100 * (1 - x(begins))} y="0" height="100" className="fill-sunk" />
        )}
        {known.length > 0 && <path d={`${pathOf(gap)}Z`} className="fill-accent" opacity="0.28" />}
        {known.length > 0 && (
          <path
            d={pathOf(line('expected'))}
            className="stroke-edge fill-none"
            strokeWidth="1.5"
            strokeDasharray="4 3"
          />
        )}
        <path d={pathOf(line('observed'))} className="stroke-ink fill-none" strokeWidth="1.5" />
      </Plot>
      <p className="text-quiet mt-2 text-xs">
        {known.length > 0
          ? 'Solid: what was sold. Dashed: the mixture of other places that stood for it before. Shaded: the gap during the test.'
          : design.kind === 'switchback'
            ? 'Tinted: days on which it was on.'
            : 'What would have been sold without it cannot be told, so it is not drawn.'}
      </p>
    </Chart>
  )
}
