/** What the plan is asked for, besides the budget. Empty means not known, and the plan says what it takes instead. */
import { Field } from '../../ui/field.tsx'
import type { PlanSearch } from './asked.ts'

type Name = 'margin' | 'guess' | 'seats' | 'atMost' | 'adsLow' | 'adsHigh' | 'lift' | 'liftLow' | 'liftHigh'

const FIELDS: { name: Name; label: string; hint?: string }[] = [
  { name: 'margin', label: 'What an order leaves you', hint: 'Price less what it costs you. Empty: plan for reach.' },
  { name: 'guess', label: 'Orders per 1,000 people reached', hint: 'Your guess, taken as right to a factor of two.' },
  { name: 'seats', label: 'Seats to fill', hint: 'Beyond them an order brings nothing.' },
  { name: 'atMost', label: 'Creators at most' },
  { name: 'adsLow', label: 'An order in ads costs, from' },
  { name: 'adsHigh', label: 'to' },
  {
    name: 'lift',
    label: 'Caused, of each attributed order',
    hint: 'From a test of your own: 0.7 where seven of ten would not have come anyway.',
  },
  { name: 'liftLow', label: 'between, nine times in ten' },
  { name: 'liftHigh', label: 'and' },
]

export function Wanted({ search, onChange }: { search: PlanSearch; onChange: (next: PlanSearch) => void }) {
  const set = (name: Name, text: string) => {
    const value = Number(text.replaceAll(',', ''))
    const { [name]: before, ...rest } = search
    const next = text.trim() !== '' && Number.isFinite(value) && value > 0 ? value : undefined
    if (next !== before) onChange({ ...rest, ...(next === undefined ? {} : { [name]: next }) })
  }
  return (
    <section aria-labelledby="wanted" className="space-y-4">
      <h2 id="wanted">What it is for</h2>
      {FIELDS.map(({ name, label, hint }) => (
        <Field
          key={`${name} ${search[name] ?? ''}`}
          label={label}
          {...(hint ? { hint } : {})}
          inputMode="decimal"
          placeholder="not known"
          defaultValue={search[name] ?? ''}
          onBlur={(event) => set(name, event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      ))}
    </section>
  )
}
