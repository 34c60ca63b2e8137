/** What the signals about the audience say together, in words, then each signal with all that is needed to doubt it. */
import { Signal } from './signal.tsx'
import { AUDIENCE_TITLE } from './words.ts'
import type { Audit } from './words.ts'

export function Audience({ id, audit }: { id: string; audit: Audit }) {
  const asks = audit.audience === 'questions-to-ask' || audit.audience === 'strong-signs'
  return (
    <section aria-labelledby="audience" className="min-w-0">
      <h2 id="audience">Audience</h2>
      <p className="mt-3 font-serif text-2xl">
        <span className={asks ? 'bg-ask-wash text-ask -ml-2 rounded-sm px-2' : ''}>
          {AUDIENCE_TITLE[audit.audience]}
        </span>
      </p>
      <p className="mt-2 text-sm">{audit.audienceBecause}</p>
      {asks && (
        <p className="text-quiet mt-2 text-sm">
          A signal is a reason to ask, not a finding about a person: read what else it could be before you write.
        </p>
      )}
      <ul className="mt-6">
        {audit.authenticity.map((finding) => (
          <Signal key={finding.name} id={id} finding={finding} />
        ))}
      </ul>
    </section>
  )
}
