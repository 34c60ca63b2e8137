/** What one's own tests measured, pooled, to be taken over with one press. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { many } from '../../ui/numbers.ts'
import { liftOf } from './asked.ts'
import type { PlanSearch } from './asked.ts'

export function Measured({ search, onChange }: { search: PlanSearch; onChange: (next: PlanSearch) => void }) {
  const { data } = useQuery({
    queryKey: ['experiments.factor'],
    queryFn: ({ signal }) => call('experiments.factor', {}, signal),
  })
  if (!data) return null
  if (!data.factor)
    return (
      <p className="text-quiet text-sm">No test of yours has measured it yet; what you know from elsewhere counts.</p>
    )
  const found = liftOf(data.factor)
  if (found.lift === search.lift && found.liftLow === search.liftLow && found.liftHigh === search.liftHigh) return null
  return (
    <p className="text-sm">
      {many(data.factor.n, 'test')} of yours measured {found.lift}, between {found.liftLow} and {found.liftHigh}.{' '}
      <Button variant="quiet" className="-ml-3" onClick={() => onChange({ ...search, ...found })}>
        Plan with that
      </Button>
    </p>
  )
}
