/** What the signals about the audience say together, in words, then each signal with all that is needed to doubt it. */
import { useEffect } from 'react'
import { day } from '../../ui/numbers.ts'
import { changeSays, useChanges, useSeeChanges } from '../home/changes.ts'
import { Ask } from './ask.tsx'
import { MissingEvidence } from './missing.tsx'
import { SamplePicture } from './sample-picture.tsx'
import { Signal } from './signal.tsx'
import { signalsShown } from './signals-shown.ts'
import { AUDIENCE_TITLE, wronglyAskedSays } from './words.ts'
import type { Account, Audit } from './words.ts'

/** `audit` is null where nobody has looked yet: a sample of followers may be brought all the same. */
export function Audience({ account, audit }: { account: Account; audit: Audit | null }) {
  const { id } = account
  const verdict = audit?.audience ?? 'not-audited'
  const asks = verdict === 'questions-to-ask' || verdict === 'strong-signs'
  const { shown, missing, sampled } = signalsShown(audit?.authenticity ?? [])
  return (
    <section aria-labelledby="audience" className="min-w-0">
      <h2 id="audience" className="scroll-mt-6">
        Audience
      </h2>
      <p className="mt-3 font-serif text-2xl">
        <span className={asks ? 'bg-ask-wash text-ask -ml-2 rounded-sm px-2' : ''}>{AUDIENCE_TITLE[verdict]}</span>
      </p>
      {audit && <p className="mt-2 text-sm">{audit.audienceBecause}</p>}
      {audit && audit.wronglyAsked !== null && verdict !== 'not-enough-evidence' && (
        <p className="text-quiet mt-1 text-sm">{wronglyAskedSays(audit.wronglyAsked)}</p>
      )}
      <Changed account={id} />
      {asks && (
        <p className="text-quiet mt-2 text-sm">
          A signal is a reason to ask, not a finding about a person: read what else it could be before you write.{' '}
          <a href="#ask" className="text-ink underline underline-offset-2">
            A question is ready
          </a>
          .
        </p>
      )}
      <ul className="mt-6">
        {shown.map((finding) => (
          <Signal key={finding.name} id={id} finding={finding} asks={asks} />
        ))}
        {!sampled && (
          <li className="border-line border-t py-5">
            <h3 className="mb-1 font-sans text-[0.9375rem] font-medium tracking-normal">Who follows</h3>
            <SamplePicture id={id} />
          </li>
        )}
      </ul>
      <MissingEvidence findings={missing} title="What could not be looked at, and what it takes" />
      {audit && <Ask account={account} asks={asks} />}
    </section>
  )
}

/** Whoever reads it here has seen it. */
function Changed({ account }: { account: string }) {
  const change = useChanges().data?.changes.find((one) => one.account === account)
  const see = useSeeChanges()
  const unseen = change && !change.seen ? change.id : undefined
  useEffect(() => {
    if (unseen) see([unseen])
  }, [unseen, see])
  if (!change) return null
  return (
    <p className="text-quiet mt-1 text-sm">
      Changed on {day(change.at)}: {changeSays(change)}.
    </p>
  )
}
