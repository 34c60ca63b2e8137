/** What happened, beside what was planned: the sentence, the interval with what the plan could not see, the money, the pictures. */
import { tenth } from './words.ts'
import type { Experiment, Result } from './words.ts'
import { Hollow } from './forecast.tsx'
import { GapsPicture } from './gaps-picture.tsx'
import { ResultPicture } from './result-picture.tsx'
import { count } from '../../ui/numbers.ts'

export function ResultShown({ experiment, result }: { experiment: Experiment; result: Result }) {
  const { forecast, truth } = experiment
  if (result.answer === 'cannot-say')
    return (
      <div className="mt-5">
        <p className="max-w-prose font-serif text-2xl leading-snug">
          <Hollow /> Cannot say. {result.sentence}
        </p>
        <p className="mt-3 max-w-prose">{result.mend}</p>
        {result.path.length > 1 && (
          <div className="mt-10">
            <ResultPicture {...{ experiment, result }} />
          </div>
        )}
      </div>
    )
  return (
    <div className="mt-5">
      <p className="max-w-prose font-serif text-2xl leading-snug">
        {!result.shown && <Hollow />}
        {result.sentence}
      </p>
      {!result.shown && (
        <p className="mt-3 max-w-prose">
          {forecast.mde === null
            ? 'The plan said that this test would see too little.'
            : `The plan said that less than ${tenth(100 * forecast.mde)} cannot be counted on to be seen here.`}{' '}
          {result.mend}
        </p>
      )}
      {result.money && <p className="mt-3 max-w-prose font-medium">{result.money}</p>}
      <Caused {...{ experiment, result }} />
      {truth !== null && (
        <p className="text-quiet mt-3 max-w-prose text-sm">
          This is the example, so the truth is known: {tenth(100 * truth)} was put in.{' '}
          {holds(result, 100 * truth)
            ? 'The interval holds it.'
            : result.shown && 'The interval misses it, as 1 in 10 do.'}
        </p>
      )}
      <Effect {...{ result, mde: forecast.mde }} />
      <div className="mt-12 space-y-14">
        <ResultPicture {...{ experiment, result }} />
        {result.placebos.length > 0 && <GapsPicture {...{ experiment, result }} />}
      </div>
      {result.warnings.map((one) => (
        <p key={one} className="text-quiet mt-4 max-w-prose text-sm">
          {one}
        </p>
      ))}
    </div>
  )
}

const holds = ({ percentInterval }: Result, truth: number) =>
  (percentInterval?.[0] ?? -Infinity) <= truth && truth <= (percentInterval?.[1] ?? Infinity)

/** Caused and credited are never the same number, and stand on lines of their own. */
function Caused({ experiment: { outcome, attributed, factor }, result }: { experiment: Experiment; result: Result }) {
  const { incremental, incrementalInterval, shown } = result
  if (incremental === null) return null
  const [lo, hi] = incrementalInterval ?? [null, null]
  const number = (value: number) => count(Math.round(value) + 0).replace('-', '−')
  return (
    <dl className="mt-6 grid max-w-xl grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      <dt className="text-quiet">Caused</dt>
      <dd>
        {number(incremental)} {outcome}, between {lo === null ? 'any number' : number(lo)} and{' '}
        {hi === null ? 'any number' : number(hi)}
        {!shown && ' (which holds none at all)'}
      </dd>
      {attributed !== null && (
        <>
          <dt className="text-quiet">Attributed</dt>
          <dd>{number(attributed)} orders by link or code: who gets the credit</dd>
          <dt className="text-quiet">Caused for each attributed</dt>
          <dd>
            {factor
              ? `${Math.exp(factor.mean).toFixed(2)}, between ${Math.exp(factor.mean - 1.645 * factor.se).toFixed(2)} and ${Math.exp(factor.mean + 1.645 * factor.se).toFixed(2)}`
              : 'not known: nothing was attributed, or nothing was gained'}
          </dd>
        </>
      )}
    </dl>
  )
}

/** Estimate and interval on one axis, over the grey of what the plan could not see. */
function Effect({ result, mde }: { result: Result; mde: number | null }) {
  const { percent, percentInterval, shown, level } = result
  if (percent === null) return null
  const [lo, hi] = percentInterval ?? [null, null]
  const blind = 100 * (mde ?? 0)
  const end = 1.1 * Math.max(5, blind, ...[percent, lo ?? 0, hi ?? 0].map(Math.abs))
  const at = (value: number) => `${50 + (50 * Math.max(-end, Math.min(end, value))) / end}%`
  return (
    <figure className="mt-8 max-w-2xl">
      <figcaption className="mb-2 text-sm">
        <span className="font-medium">Effect in percent</span>{' '}
        <span className="text-quiet">
          with its {Math.round(100 * level)}% interval{blind > 0 && '; grey: what the plan said it cannot see'}
        </span>
      </figcaption>
      <div
        role="img"
        aria-label={`${tenth(percent)}, between ${lo === null ? 'no lower end' : tenth(lo)} and ${hi === null ? 'no upper end' : tenth(hi)}.`}
        className="relative h-9"
      >
        {blind > 0 && (
          <span
            className="bg-pool absolute inset-y-1 rounded-[2px]"
            style={{ left: at(-blind), right: `calc(100% - ${at(blind)})` }}
          />
        )}
        <span className="bg-line absolute inset-x-0 top-1/2 h-px" />
        <span className="bg-edge absolute inset-y-0 w-px" style={{ left: '50%' }} />
        <span
          className="bg-ink absolute top-1/2 h-[1.5px] -translate-y-1/2"
          style={{ left: at(lo ?? -end), right: `calc(100% - ${at(hi ?? end)})` }}
        />
        <span
          className={`absolute top-1/2 size-3 -translate-1/2 rounded-full ${shown ? 'bg-accent ring-2 ring-(--color-paper)' : 'border-edge bg-paper border-[1.5px]'}`}
          style={{ left: at(percent) }}
        />
      </div>
      <p className="text-quiet flex justify-between text-xs" aria-hidden="true">
        <span>{tenth(-end)}</span>
        <span>nothing</span>
        <span>{tenth(end)}</span>
      </p>
    </figure>
  )
}
