/** One creator on a shortlist: who, how close, what the audience looks like, and why it is considered. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { counted } from '../../ui/numbers.ts'
import { AUDIENCE, PLATFORM, estimateOf, heard } from '../creators/words.ts'
import { Written } from '../../ui/written.tsx'

type Props = {
  entry: Output<'shortlists.show'>['entries'][number]
  onNote: (words: string) => void
  onDrop: () => void
}

export function Entry({ entry: { account, note }, onNote, onDrop }: Props) {
  const { id, name, platform, handle, place, followers, relationship, audience, why } = account
  return (
    <li className="border-line grid gap-x-6 gap-y-2 border-b py-4 md:grid-cols-[minmax(0,1fr)_13rem_9rem_auto]">
      <div className="min-w-0">
        <Link
          to="/creators/$id"
          params={{ id }}
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {name}
        </Link>
        <p className="text-quiet truncate text-sm">
          {PLATFORM[platform]} · @{handle}
          {place && ` · ${place}`}
          {followers !== null && ` · ${counted(followers, 'follower')}`}
        </p>
      </div>
      <div className="flex items-center gap-3">
        <IntervalDot
          estimate={estimateOf(account)}
          label={heard(account)}
          {...(relationship.score === null ? { needed: why ?? 'Nothing is known yet but the profile.' } : {})}
        />
        <span aria-hidden="true" className="w-7 text-right font-medium">
          {relationship.score === null ? '' : Math.round(relationship.score)}
        </span>
      </div>
      <p className="self-center text-sm">
        <span
          className={
            audience === 'questions-to-ask' || audience === 'strong-signs'
              ? 'bg-ask-wash text-ask rounded-sm px-1.5 py-0.5'
              : 'text-quiet'
          }
        >
          {AUDIENCE[audience]}
        </span>
      </p>
      <Button variant="quiet" className="justify-self-start" onClick={onDrop} aria-label={`Take ${name} off the list`}>
        Take off
      </Button>
      <div className="max-w-prose min-w-0 text-sm md:col-span-4">
        {why && <p className="text-quiet">{why}</p>}
        <Written label={`Note on ${name}`} placeholder="Why consider?" value={note} onChange={onNote} lines />
      </div>
    </li>
  )
}
