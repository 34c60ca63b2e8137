/** One signal: what was seen, from where on it would be a question, how often that is wrong, and what else it could be. */
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { Evidence } from './evidence.tsx'
import { LikesChart } from './likes-chart.tsx'
import { Basis } from './measure.tsx'
import { heard } from './words.ts'
import type { Finding } from './words.ts'

export function Signal({ id, finding }: { id: string; finding: Finding }) {
  const { name, label, state, value, sentence, concern, threshold, howOftenWrong, innocent } = finding
  const assessed = state === 'assessed'
  return (
    <li className="border-line border-t py-4">
      <h3 className="flex flex-wrap items-baseline gap-x-3 font-sans text-[0.9375rem] font-medium tracking-normal">
        {label}
        {assessed && concern && (
          <span className="bg-ask-wash text-ask rounded-sm px-1.5 text-sm">a question to ask</span>
        )}
      </h3>
      {assessed && name === 'likes' ? <LikesChart id={id} concern={concern} /> : <Drawn finding={finding} />}
      <p className="mt-1.5 text-sm">{sentence}</p>
      {assessed && threshold && (
        <p className="mt-1.5 text-sm">
          {threshold}
          {value !== null && ` This account stands at ${value.toFixed(2)}.`}
        </p>
      )}
      {assessed && howOftenWrong && (
        <div className="mt-3 text-sm">
          <h4 className="font-medium">How often this is wrong</h4>
          <p className="text-quiet">{howOftenWrong}</p>
        </div>
      )}
      {assessed && innocent.length > 0 && (
        <div className="mt-3 text-sm">
          <h4 className="font-medium">What it could be instead</h4>
          <ul className="text-quiet list-disc pl-4">
            {innocent.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      <Basis finding={finding} />
      {state !== 'not-available' && finding.n > 0 && <Evidence id={id} finding={name} label={label} />}
    </li>
  )
}

/** A percentile stands on the whole of the pool, whose middle half is the grey band. */
function Drawn({ finding }: { finding: Finding }) {
  const { state, value, interval, unit } = finding
  if (state === 'assessed' && unit !== 'percentile') return null
  return (
    <div className="my-1">
      <IntervalDot
        estimate={value === null ? null : { value, low: interval?.[0] ?? value, high: interval?.[1] ?? value }}
        pool={unit === 'percentile' ? { low: 25, high: 75 } : null}
        label={heard(finding)}
      />
      {unit === 'percentile' && (
        <p className="text-quiet flex justify-between text-xs" aria-hidden="true">
          <span>the least</span>
          <span>middle half of your accounts</span>
          <span>the most</span>
        </p>
      )}
    </div>
  )
}
