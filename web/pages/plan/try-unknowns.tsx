/** How much of the budget may go to creators of whom nobody knows yet what they bring, and for how many plans that counts. */
import type { PlanSearch } from './asked.ts'
import { Group } from './group.tsx'
import { Amounts } from './wanted.tsx'
import type { Amount } from './wanted.tsx'

const FIELDS: Amount[] = [
  {
    name: 'explore',
    label: 'Percent of the budget, at most',
    placeholder: '0',
    hint: 'Up to 20. It costs some profit today; what is found out serves the plans to come.',
  },
  {
    name: 'rounds',
    label: 'Plans still to come',
    placeholder: '4',
    hint: 'The more of them, the more there is to gain.',
  },
]

export const TryUnknowns = (props: { search: PlanSearch; onChange: (next: PlanSearch) => void }) => (
  <Group title="Try unknowns" asked={props.search.explore !== undefined}>
    <Amounts fields={FIELDS} {...props} />
    {(props.search.explore ?? 0) > 20 && (
      <p className="text-accent-ink text-sm">A plan sets aside 20% at most, and does so now.</p>
    )}
  </Group>
)
