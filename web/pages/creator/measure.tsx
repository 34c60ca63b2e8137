/** One measure of the relationship: a dot on its interval, the sentence, and what it rests on. */
import type { ReactNode } from 'react'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count, day } from '../../ui/numbers.ts'
import { Evidence } from './evidence.tsx'
import { axisOf, heard, written } from './words.ts'
import type { Finding } from './words.ts'

export function Measure({ id, finding, children }: { id: string; finding: Finding; children?: ReactNode }) {
  const { label, state, value, interval, pool, unit, sentence } = finding
  const assessed = state === 'assessed' && value !== null
  const { min, max } = axisOf(finding)
  return (
    <li className="border-line border-t py-3.5">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)_3.5rem]">
        <h3 className="font-sans text-[0.9375rem] font-medium tracking-normal">{label}</h3>
        <div className="col-span-2 row-start-2 sm:col-span-1 sm:col-start-2 sm:row-start-1">
          <IntervalDot
            estimate={assessed ? { value, low: interval?.[0] ?? value, high: interval?.[1] ?? value } : null}
            pool={pool}
            min={min}
            max={max}
            label={heard(finding)}
          />
        </div>
        <p className={`text-right ${assessed ? 'font-medium' : 'text-quiet'}`} aria-hidden="true">
          {assessed ? written(value, unit) : '–'}
        </p>
      </div>
      {assessed && (
        <p className="text-quiet flex justify-between text-xs sm:mr-[4.5rem] sm:ml-[12rem]" aria-hidden="true">
          <span>{min === 0 ? 0 : written(min, unit)}</span>
          <span>{written(max, unit)}</span>
        </p>
      )}
      <p className="mt-1.5 text-sm">{sentence}</p>
      {children}
      <Basis finding={finding} />
      {state !== 'not-available' && finding.n > 0 && <Evidence id={id} finding={finding.name} label={label} />}
    </li>
  )
}

/** What a finding rests on; one that lacks evidence says so in its sentence already. */
export function Basis({ finding: { state, n, needed, of, source, asOf } }: { finding: Finding }) {
  return (
    <p className="text-quiet mt-1 text-xs">
      {state === 'assessed' && `From ${count(n)} ${of}; ${count(needed)} are enough · `}source: {source}
      {asOf && ` · as of ${day(asOf)}`}
    </p>
  )
}
