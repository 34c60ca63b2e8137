/** What the plan is asked for, besides the budget. Empty means not known, and the plan says what it takes instead. */
import { CurrencyChoice } from '../../ui/currency-choice.tsx'
import { Field } from '../../ui/field.tsx'
import { currencyInUse } from '../../ui/money.ts'
import type { PlanSearch } from './asked.ts'
import { Group } from './group.tsx'
import { Measured } from './measured.tsx'

export type Amount = { name: Name; label: string; hint?: string; placeholder?: string }
type Name =
  | 'km'
  | 'atHome'
  | 'margin'
  | 'guess'
  | 'seats'
  | 'atMost'
  | 'adsLow'
  | 'adsHigh'
  | 'lift'
  | 'liftLow'
  | 'liftHigh'
  | 'explore'
  | 'rounds'

const FIELDS: Amount[] = [
  { name: 'margin', label: 'What an order leaves you', hint: 'Price less what it costs you. Empty: plan for reach.' },
  { name: 'guess', label: 'Orders per 1,000 people reached', hint: 'Your guess, taken as right to a factor of two.' },
  { name: 'seats', label: 'Seats to fill', hint: 'Beyond them an order brings nothing.' },
  { name: 'atMost', label: 'Creators at most' },
  { name: 'adsLow', label: 'An order in ads costs, from' },
  { name: 'adsHigh', label: 'to' },
]

const LIFT: Amount[] = [
  {
    name: 'lift',
    label: 'Caused, of each attributed order',
    hint: 'From a test of your own: 0.7 where seven of ten would not have come anyway.',
  },
  { name: 'liftLow', label: 'between, nine times in ten' },
  { name: 'liftHigh', label: 'and' },
]

type Props = { search: PlanSearch; onChange: (next: PlanSearch) => void }

export function Wanted(props: Props) {
  return (
    <section aria-labelledby="wanted" className="space-y-4">
      <h2 id="wanted">What it is for</h2>
      {currencyInUse() === null && <CurrencyChoice />}
      <Amounts fields={FIELDS} {...props} />
    </section>
  )
}

/** What a test of one's own measured; without it orders are attributed. */
export function Caused(props: Props) {
  const { lift } = props.search
  return (
    <Group title="What a test measured" asked={lift !== undefined}>
      <Measured {...props} />
      <Amounts fields={LIFT} {...props} />
      {lift !== undefined && wrongLift(props.search) && (
        <p className="text-accent-ink text-sm">The range has to hold the number itself: say both ends.</p>
      )}
    </Group>
  )
}

const wrongLift = ({ lift = 0, liftLow, liftHigh }: PlanSearch) =>
  liftLow === undefined || liftHigh === undefined || liftLow > lift || lift > liftHigh

/** Numbers of the address, each in a field of its own. */
export function Amounts({ fields, search, onChange }: Props & { fields: readonly Amount[] }) {
  const set = (name: Name, text: string) => {
    const value = Number(text.replaceAll(',', ''))
    const { [name]: before, ...rest } = search
    const next = text.trim() !== '' && Number.isFinite(value) && value > 0 ? value : undefined
    if (next !== before) onChange({ ...rest, ...(next === undefined ? {} : { [name]: next }) })
  }
  return fields.map(({ name, label, hint, placeholder = 'not known' }) => (
    <Field
      key={`${name} ${search[name] ?? ''}`}
      label={label}
      {...(hint ? { hint } : {})}
      inputMode="decimal"
      placeholder={placeholder}
      defaultValue={search[name] ?? ''}
      onBlur={(event) => set(name, event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  ))
}
