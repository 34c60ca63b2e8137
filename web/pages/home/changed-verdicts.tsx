/** Verdicts that another audit changed: a quiet list, which leads to each creator and empties itself. */
import { Link } from '@tanstack/react-router'
import { Button } from '../../ui/button.tsx'
import { count, day } from '../../ui/numbers.ts'
import { PLATFORM } from '../creators/words.ts'
import { changeSays, useChanges, useSeeChanges, worthTelling } from './changes.ts'

export function ChangedVerdicts() {
  const { data, dataUpdatedAt } = useChanges()
  const see = useSeeChanges()
  const told = data ? worthTelling(data.changes, dataUpdatedAt) : []
  if (!data || told.length === 0) return null
  const listed = told.filter(({ seen }) => !seen).length
  return (
    <section aria-labelledby="changed">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="changed">Verdicts that changed</h2>
        {data.unseen > 0 && (
          <Button variant="quiet" className="-mx-3" onClick={() => see(undefined)}>
            Mark all as seen
          </Button>
        )}
      </div>
      <ul className="divide-line border-line mt-3 divide-y border-y">
        {told.map((change) => (
          <li key={change.id}>
            <Link
              to="/creators/$id"
              params={{ id: change.account }}
              hash="audience"
              onClick={() => see([change.id])}
              className="hover:bg-sunk -mx-2 grid gap-x-4 rounded-md px-2 py-2.5 lg:grid-cols-[17rem_minmax(0,1fr)_auto]"
            >
              <span className="flex min-w-0 items-baseline gap-2">
                <span
                  aria-hidden="true"
                  className={`size-1.5 shrink-0 -translate-y-0.5 rounded-full ${change.seen ? '' : 'bg-accent'}`}
                />
                <span className={`truncate ${change.seen ? '' : 'font-medium'}`}>{change.name}</span>
                <span className="text-quiet shrink-0 text-sm">{PLATFORM[change.platform]}</span>
                {!change.seen && <span className="sr-only">, not seen yet</span>}
              </span>
              <span className="min-w-0 pl-3.5 lg:pl-0">
                <span className={change.seen ? 'text-quiet' : ''}>{changeSays(change)}</span>
                <span className="text-quiet block text-sm">{firstSentence(change.because)}</span>
              </span>
              <span className="text-quiet pl-3.5 text-sm lg:pl-0">{day(change.at)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {data.unseen > listed && (
        <p className="text-quiet mt-2 text-sm">{count(data.unseen - listed)} more nobody has seen.</p>
      )}
    </section>
  )
}

/** What was seen; what could not be looked at is said on the creator's page. */
const firstSentence = (text: string): string => text.split(/(?<=\.)\s/)[0]!
