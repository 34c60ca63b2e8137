/** How close creator and audience are: the score on its interval, where it is going, then every measure behind it. */
import type { ReactNode } from 'react'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { day } from '../../ui/numbers.ts'
import { LoyaltyCurve } from './loyalty-curve.tsx'
import { Measure } from './measure.tsx'
import { MissingEvidence } from './missing.tsx'
import { leftOutSays, some } from './words.ts'
import type { Audit, Course } from './words.ts'

export function Relationship({ id, audit, course }: { id: string; audit: Audit; course: Course }) {
  const { relationship, loyaltyCurve } = audit
  const assessed = relationship.filter(({ state }) => state === 'assessed')
  const compared = Math.max(0, ...assessed.map(({ pool }) => pool?.n ?? 0))
  const { own } = loyaltyCurve
  return (
    <section aria-labelledby="relationship" className="min-w-0">
      <h2 id="relationship">Relationship</h2>
      <Score audit={audit} />
      <Going course={course} />
      {compared > 0 && (
        <p className="text-quiet mt-4 text-sm">
          The grey band is the middle half of up to {some(compared, 'account')} of your own.
        </p>
      )}
      {assessed.length > 0 && (
        <ul className="mt-6">
          {assessed.map((finding) => (
            <Measure key={finding.name} id={id} finding={finding}>
              {finding.name === 'loyalty' && own && own.length > 1 && (
                <LoyaltyCurve curve={{ ...loyaltyCurve, own }} interval={finding.interval} />
              )}
            </Measure>
          ))}
        </ul>
      )}
      <MissingEvidence findings={relationship} title="What is missing, and how to get it" />
    </section>
  )
}

function Score({ audit: { score, interval, basis, leftOut } }: { audit: Audit }) {
  if (score === null)
    return (
      <div className="mt-3">
        <p className="font-serif text-2xl">Not enough evidence</p>
        <IntervalDot estimate={null} label="Relationship: not enough evidence." className="mt-3 w-full" />
        <p className="text-quiet mt-2 text-sm">
          Comments say most: who wrote them, when, and what they answer. A score takes three measures of two kinds.
        </p>
      </div>
    )
  const [low, high] = interval ?? [score, score]
  return (
    <div className="mt-3">
      <p className="font-serif text-2xl">
        {Math.round(score)} <span className="text-quiet font-sans text-sm">of 100</span>
      </p>
      <IntervalDot
        estimate={{ value: score, low, high }}
        label={`Relationship ${Math.round(score)} of 100, between ${Math.round(low)} and ${Math.round(high)} (80% interval).`}
        className="mt-3 w-full"
      />
      <p className="text-quiet mt-2 text-sm">
        {Math.round(low) === Math.round(high)
          ? 'The 80% interval is narrower than one point.'
          : `Between ${Math.round(low)} and ${Math.round(high)} in 80 of 100 such cases.`}{' '}
        Read from {some(basis.interactions, 'interaction')} of {some(basis.people, 'person', 'people')} under{' '}
        {some(basis.posts, 'post')}.
      </p>
      {leftOut && <p className="mt-2 text-sm">{leftOutSays(leftOut)}</p>}
    </div>
  )
}

/** A relationship that cools is said before all measures; one that nobody can compare yet is left to the history. */
function Going({ course: { state, sentence, from, to } }: { course: Course }) {
  if (state === 'cannot-say' || !from || !to) return null
  const change = state === 'cooling' || state === 'warming'
  return (
    <p
      className={`mt-4 text-sm ${change ? 'border-l-2 pl-3' : 'text-quiet'} ${state === 'cooling' ? 'border-accent' : 'border-edge'}`}
    >
      {change && <strong className="block font-semibold">{COURSE[state]}</strong>}
      {sentence}
      {change && (
        <Quiet>
          {' '}
          {Math.round(from.score)} on {day(from.at)}, {Math.round(to.score)} on {day(to.at)}.
        </Quiet>
      )}
    </p>
  )
}

const COURSE = { cooling: 'Cooling', warming: 'Warming' }
const Quiet = ({ children }: { children: ReactNode }) => <span className="text-quiet">{children}</span>
