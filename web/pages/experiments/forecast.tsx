/** What a test can see, as a sentence whose numbers stand out, and the power curve beside it. */
import type { ReactNode } from 'react'
import type { Output } from '../../call.ts'
import { Chart } from '../../ui/chart.tsx'
import { Plot, pathOf, spot } from '../../ui/plot.tsx'
import { dayOf, share } from './words.ts'
import type { Forecast } from './words.ts'

type Props = Pick<Output<'experiments.design'>, 'design' | 'forecast' | 'end' | 'blocks'>

export function ForecastShown({ design, forecast, end, blocks }: Props) {
  return (
    <section aria-label="What it can see">
      <div aria-live="polite">
        <Sentence {...{ design, forecast }} />
      </div>
      {forecast.mend && <p className="mt-3 max-w-prose">{forecast.mend}</p>}
      {forecast.cost && <p className="text-quiet mt-3 max-w-prose">{forecast.cost}</p>}
      <p className="text-quiet mt-3 text-sm">
        {dayOf(design.start)} to {dayOf(end)}. False alarms may come {share(design.alpha)} of the time
        {forecast.falseAlarms !== null &&
          `; in the past, where nothing happened, they came ${share(Number(forecast.falseAlarms.toPrecision(2)))} of the time`}
        .
      </p>
      {forecast.warnings.map((one) => (
        <p key={one} className="text-quiet mt-2 max-w-prose text-sm">
          {one}
        </p>
      ))}
      {forecast.curve.length > 0 && (
        <div className="mt-8">
          <Curve {...forecast} />
        </div>
      )}
      {blocks.length > 0 && <Blocks blocks={blocks} />}
    </section>
  )
}

function Sentence({ design, forecast }: Pick<Props, 'design' | 'forecast'>) {
  const { treated, days, kind, block } = design
  const { controls, mde } = forecast
  if (forecast.answer === 'cannot-say')
    return (
      <p className="max-w-prose font-serif text-2xl leading-snug">
        <Hollow /> Cannot say. {forecast.sentence}
      </p>
    )
  if (mde === null) return <p className="max-w-prose font-serif text-2xl leading-snug">{forecast.sentence}</p>
  return (
    <p className="max-w-prose font-serif text-2xl leading-snug">
      In {bold(treated)}, {kind === 'switchback' ? 'switched on and off for ' : 'for '}
      <strong>
        {days} {days === 1 ? 'day' : 'days'}
      </strong>
      {kind === 'switchback' ? (
        <> in blocks of {block}</>
      ) : (
        <>
          , against{' '}
          <strong>
            {controls} other {controls === 1 ? 'place' : 'places'}
          </strong>
        </>
      )}
      , you will see an effect of <strong>{share(mde)} or more</strong> (80% of the time). Smaller effects you cannot
      see.
    </p>
  )
}

function bold(places: readonly string[]): ReactNode {
  if (places.length > 4) return <strong>these {places.length} places</strong>
  return places.map((place, at) => (
    <span key={place}>
      {at > 0 && (at === places.length - 1 ? ' and ' : ', ')}
      <strong>{place}</strong>
    </span>
  ))
}

/** Not enough evidence, as everywhere. */
export const Hollow = () => (
  <span
    aria-hidden="true"
    className="border-edge bg-paper mr-1 inline-block size-3 rounded-full border-[1.5px] align-baseline"
  />
)

function Curve({ curve, mde, windows }: Forecast) {
  const full = curve.find(({ power }) => power === 1)?.effect ?? curve.at(-1)!.effect
  const least = Math.max(1.3 * (mde ?? 1), full)
  const end = [0.1, 0.2, 0.3, 0.4].find((round) => round >= least) ?? curve.at(-1)!.effect
  const shown = curve.filter(({ effect }) => effect <= end + 1e-9)
  const x = (effect: number) => effect / end
  return (
    <Chart
      finding={
        mde === null
          ? 'Even large effects are missed too often'
          : `From ${share(mde)} on it is found four times in five`
      }
      unit={`share of ${windows} tries in the past in which an effect is found`}
      table={{
        head: ['effect', 'found'],
        rows: curve.map(({ effect, power }) => [share(effect), share(Number(power.toPrecision(3)))]),
      }}
    >
      <Plot
        label={`How often an effect is found, by its size: ${shown.map(({ effect, power }) => `${share(effect)} ${Math.round(100 * power)}%`).join(', ')}.`}
        height={170}
        across={[0, 0.5, 1].map((at) => ({ at, text: share(Number((at * end).toPrecision(2))) }))}
        up={[
          { at: 0, text: '0%' },
          { at: 0.8, text: '80%' },
          { at: 1, text: '100%' },
        ]}
        marks={
          mde !== null && (
            <span
              className="bg-accent absolute size-2.5 rounded-full ring-2 ring-(--color-paper)"
              style={spot(x(mde), curve.find(({ effect }) => effect === mde)!.power)}
            />
          )
        }
      >
        {mde !== null && <rect x="0" y="0" width={100 * x(mde)} height="100" className="fill-pool" opacity="0.6" />}
        <path
          d={pathOf(shown.map(({ effect, power }) => [x(effect), power] as const))}
          className="stroke-ink fill-none"
          strokeWidth="1.75"
        />
      </Plot>
      {mde !== null && <p className="text-quiet mt-2 text-xs">Grey: what this test cannot be counted on to see.</p>}
    </Chart>
  )
}

export function Blocks({ blocks }: { blocks: Props['blocks'] }) {
  return (
    <figure className="mt-8">
      <figcaption className="mb-2 text-sm">
        <span className="font-medium">When it is on</span>{' '}
        <span className="text-quiet">drawn by lot in each pair of blocks; the draw is made when the draft is kept</span>
      </figcaption>
      <ol className="flex flex-wrap gap-1 text-xs">
        {blocks.map(({ from, to, on }) => (
          <li
            key={from}
            title={`${dayOf(from)} to ${dayOf(to)}`}
            className={`min-w-11 rounded-sm px-1.5 py-1 text-center ${on ? 'bg-ink text-paper' : 'border-edge text-quiet border'}`}
          >
            <span className="block font-medium">{on ? 'on' : 'off'}</span>
            {from.slice(8)}.{from.slice(5, 7)}.
          </li>
        ))}
      </ol>
    </figure>
  )
}
