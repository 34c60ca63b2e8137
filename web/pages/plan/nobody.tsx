/** Nobody can be planned with yet: why, and the shortest way out. */
import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../ui/button.tsx'
import { capital, many } from '../../ui/numbers.ts'
import type { PlanSearch } from './asked.ts'
import type { Board } from './plan.tsx'
import { reasonsWhy } from './words.ts'

type Props = { leftOut: Board['leftOut']; search: PlanSearch; onChange: (next: PlanSearch) => void }

export function Nobody({ leftOut, search, onChange }: Props) {
  if (leftOut.length === 0)
    return (
      <section aria-labelledby="nobody" className="space-y-4">
        <h2 id="nobody">Nobody is in your band</h2>
        <p className="max-w-prose">Bring a list of creators, or widen the band of followers that you look at.</p>
        <Ways
          to={[
            ['/', 'Bring a list'],
            ['/creators', 'Look at the band'],
          ]}
        />
      </section>
    )
  const reasons = reasonsWhy(leftOut)
  return (
    <section aria-labelledby="nobody" className="space-y-4">
      <h2 id="nobody">
        {leftOut.length === 1
          ? 'One creator is in your band, and cannot be planned with yet'
          : `${capital(many(leftOut.length, 'creator'))} are in your band, and none can be planned with yet`}
      </h2>
      <ul className="max-w-prose list-disc space-y-1 pl-4">
        {reasons.map(([because, of]) => (
          <li key={because}>
            {reasons.length > 1 && <span className="font-medium">{capital(many(of, 'creator'))}: </span>}
            {because}
          </li>
        ))}
      </ul>
      {!search.segments && (
        <Button variant="primary" onClick={() => onChange({ ...search, segments: true })}>
          Plan with unknown audiences as segments
        </Button>
      )}
      <Ways
        to={[
          ['/', 'Bring their comments'],
          ['/creators', 'See the creators'],
        ]}
      />
    </section>
  )
}

const Ways = ({ to }: { to: readonly (readonly ['/' | '/creators', string])[] }) => (
  <p className="flex flex-wrap gap-3">
    {to.map(([where, what]) => (
      <Link key={where} to={where} className={buttonClass()}>
        {what}
      </Link>
    ))}
  </p>
)
