/** How close creator and audience are: the score on its interval, then every measure behind it. */
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { Measure } from './measure.tsx'
import { some } from './words.ts'
import type { Audit } from './words.ts'

export function Relationship({ id, audit }: { id: string; audit: Audit }) {
  const { score, interval, relationship, basis } = audit
  const compared = Math.max(0, ...relationship.map(({ pool }) => pool?.n ?? 0))
  const [low, high] = interval ?? [score ?? 0, score ?? 0]
  return (
    <section aria-labelledby="relationship" className="min-w-0">
      <h2 id="relationship">Relationship</h2>
      {score === null ? (
        <div className="mt-3">
          <p className="font-serif text-2xl">Not enough evidence</p>
          <IntervalDot estimate={null} label="Relationship: not enough evidence." className="mt-3 w-full" />
          <p className="text-quiet mt-2 text-sm">
            Comments say most: import them with who wrote them, when, and what they answer. Or ask the creator to send
            an export.
          </p>
        </div>
      ) : (
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
        </div>
      )}
      {compared > 0 && (
        <p className="text-quiet mt-4 text-sm">
          The grey band is the middle half of up to {some(compared, 'account')} of your own.
        </p>
      )}
      <ul className="mt-6">
        {relationship.map((finding) => (
          <Measure key={finding.name} id={id} finding={finding} />
        ))}
      </ul>
    </section>
  )
}
