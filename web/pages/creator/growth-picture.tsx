/** Followers over time as they were counted, each step marked, and what happened on those days. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Chart } from '../../ui/chart.tsx'
import { count, day, short } from '../../ui/numbers.ts'
import { Plot, pathOf, spot } from '../../ui/plot.tsx'
import { roundAxis, timeTicks } from '../../ui/ticks.ts'
import { daysOf, growthFinding, momentSays, momentsOf, unexplained } from './growth-words.ts'
import type { Moment } from './growth-words.ts'
import { some } from './words.ts'

export function GrowthPicture({ id, concern }: { id: string; concern: boolean }) {
  const query = useQuery({
    queryKey: ['audits.growth', id],
    queryFn: ({ signal }) => call('audits.growth', { id }, signal),
  })
  return (
    <Asked query={query} height={260}>
      {(growth) => (growth.counts.length > 1 ? <Drawn growth={growth} concern={concern} /> : null)}
    </Asked>
  )
}

function Drawn({ growth: { counts, steps }, concern }: { growth: Output<'audits.growth'>; concern: boolean }) {
  const moments = momentsOf(steps)
  const finding = growthFinding(moments, concern)
  const axis = roundAxis(counts.map(({ followers }) => followers))
  const [from, to] = [Date.parse(counts[0]!.at), Date.parse(counts.at(-1)!.at)]
  const across = (at: string | number) => ((typeof at === 'string' ? Date.parse(at) : at) - from) / (to - from || 1)
  const up = (followers: number) => (followers - axis.from) / (axis.to - axis.from)
  const [first, last] = [counts[0]!, counts.at(-1)!]
  return (
    <>
      <Chart
        finding={finding}
        unit={`followers, on ${some(counts.length, 'day')}`}
        table={{
          head: ['Day', 'Followers'],
          rows: counts.map(({ at, followers }) => [day(at), followers]).toReversed(),
        }}
      >
        <Plot
          label={`${finding}. From ${count(first.followers)} followers on ${day(first.at)} to ${count(last.followers)} on ${day(last.at)}.`}
          across={timeTicks(from, to).map(({ at, text }) => ({ at: across(at), text }))}
          up={axis.ticks.map((followers) => ({ at: up(followers), text: short(followers) }))}
          marks={moments.map((moment, at) => (
            <Mark
              key={moment.from}
              number={moments.length > 1 ? at + 1 : null}
              moment={moment}
              style={spot(across(moment.to), up(moment.after))}
            />
          ))}
        >
          {moments.map((moment) => (
            <rect
              key={moment.from}
              x={100 * across(moment.from)}
              width={Math.max(0.4, 100 * (across(moment.to) - across(moment.from)))}
              y="0"
              height="100"
              className={unexplained(moment) ? 'fill-accent/20' : 'fill-pool'}
            />
          ))}
          <path
            d={pathOf(counts.map(({ at, followers }) => [across(at), up(followers)]))}
            className="stroke-ink fill-none"
            strokeWidth="1.75"
            strokeLinejoin="round"
          />
        </Plot>
      </Chart>
      <Moments moments={moments} />
    </>
  )
}

/** Filled where nothing explains the step, hollow where something does; the number leads to the words below. */
function Mark({ number, moment, style }: { number: number | null; moment: Moment; style: ReturnType<typeof spot> }) {
  const face = unexplained(moment) ? 'bg-accent-fill text-on-accent' : 'bg-paper text-ink border-edge border'
  return (
    <span
      style={style}
      title={`${daysOf(moment)}: ${momentSays(moment)}`}
      className={`ring-paper absolute grid place-content-center rounded-full text-[0.625rem] leading-none font-semibold ring-2 ${number === null ? 'size-2.5' : 'size-4'} ${face}`}
    >
      {number}
    </span>
  )
}

const SHOWN = 6

/** The largest steps, in order of time. */
function Moments({ moments }: { moments: readonly Moment[] }) {
  if (moments.length === 0) return null
  const least = moments.map(({ gained }) => gained).toSorted((a, b) => b - a)[SHOWN - 1] ?? 0
  return (
    <ol className="mt-3 space-y-2 text-sm">
      {moments.map((moment, at) =>
        moment.gained < least ? null : (
          <li key={moment.from} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-2.5">
            <span
              aria-hidden="true"
              className={`mt-0.5 grid size-4 place-content-center rounded-full text-[0.625rem] leading-none font-semibold ${unexplained(moment) ? 'bg-accent-fill text-on-accent' : 'border-edge border'}`}
            >
              {moments.length > 1 && at + 1}
            </span>
            <span>
              <span className="font-medium">{daysOf(moment)}</span>{' '}
              <span className="text-quiet">{momentSays(moment)}</span>
            </span>
          </li>
        ),
      )}
    </ol>
  )
}
