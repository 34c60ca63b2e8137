/** The people behind a measure: how often they came, how often they were answered, and something they wrote. */
import { some } from './words.ts'
import type { Evidence } from './words.ts'

export function People({ people }: { people: Evidence['people'] }) {
  return (
    <ol className="divide-line divide-y">
      {people.map((person) => (
        <li key={person.actor} className="py-2.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 truncate font-medium">{person.actor}</span>
            <span className="text-quiet text-sm">
              {some(person.comments, 'comment')} under {some(person.posts, 'post')},{' '}
              {person.answered
                ? `answered ${person.answered === 1 ? 'once' : `${person.answered} times`}`
                : 'not answered'}
            </span>
          </p>
          {person.example && (
            <p dir="auto" className="text-quiet mt-0.5 line-clamp-3 text-sm">
              “{person.example}”
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
