/** Where, for how long, how, and what it costs: the questions of a test. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { AmountField } from '../../ui/amount-field.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { Wanted } from './asked.ts'
import { dayOf } from './words.ts'

type Props = {
  wanted: Wanted
  change: (next: Partial<Wanted>) => void
  places: Output<'experiments.sales'>['each']
  alone: boolean
  until: string | null
}

export function DesignForm({ wanted, change, places, alone, until }: Props) {
  const choices = places.map(({ place, total }) => ({ value: place, label: place, count: total }))
  const turning = wanted.kind === 'switchback'
  return (
    <form className="space-y-5" onSubmit={(event) => event.preventDefault()} aria-label="The design">
      {!alone && (
        <Select
          label="How"
          value={wanted.kind}
          items={[
            { value: 'places', label: 'Some places against the others' },
            { value: 'switchback', label: 'One market, on and off' },
          ]}
          onChange={(kind) => change({ kind })}
        />
      )}
      {!alone && (
        <div>
          <p className="mb-1 text-sm font-medium">{turning ? 'The market' : 'Where it runs'}</p>
          <Choices
            label={turning ? 'All places' : 'Choose places'}
            choices={choices}
            chosen={wanted.treated}
            onChange={(treated) => change({ treated })}
          />
          {wanted.treated.length > 1 && <p className="text-quiet mt-1.5 text-sm">{wanted.treated.join(', ')}</p>}
        </div>
      )}
      <div className="grid grid-cols-2 gap-4">
        <Days label="Days" value={wanted.days} most={730} onChange={(days) => change({ days })} />
        {turning && (
          <Days label="Days a block" value={wanted.block} most={60} onChange={(block) => change({ block })} />
        )}
        {turning && (
          <Days
            label="Not counted"
            hint="at the head of each block, where an effect lasts"
            value={wanted.washout}
            least={0}
            most={wanted.block - 1}
            onChange={(washout) => change({ washout })}
          />
        )}
      </div>
      <Field
        label="Starts"
        type="date"
        value={wanted.start}
        onChange={({ target }) => change({ start: target.value })}
        hint={wanted.start === '' && until ? `Empty: the day after the last sales, ${dayOf(until)}.` : undefined}
      />
      <div className="grid grid-cols-2 gap-4">
        <AmountField
          label="One more sale leaves"
          cents={wanted.marginCents}
          onChange={(marginCents) => change({ marginCents })}
        />
        <AmountField label="It costs" cents={wanted.spendCents} onChange={(spendCents) => change({ spendCents })} />
      </div>
      <CampaignChoice value={wanted.campaign} onChange={(campaign) => change({ campaign })} />
      {!alone && !turning && (
        <div>
          <p className="mb-1 text-sm font-medium">Places to leave out</p>
          <Choices
            label="None"
            choices={choices.filter(({ value }) => !wanted.treated.includes(value))}
            chosen={wanted.excluded}
            onChange={(excluded) => change({ excluded })}
          />
          <p className="text-quiet mt-1.5 text-sm">where another campaign runs at the same time</p>
        </div>
      )}
    </form>
  )
}

type DaysProps = {
  label: string
  hint?: string
  value: number
  least?: number
  most: number
  onChange: (next: number) => void
}

function Days({ label, hint, value, least = 1, most, onChange }: DaysProps) {
  return (
    <Field
      key={value}
      label={label}
      hint={hint}
      inputMode="numeric"
      defaultValue={value}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={({ target }) => {
        const next = Math.round(Number(target.value))
        if (Number.isFinite(next) && target.value.trim() !== '') onChange(Math.min(most, Math.max(least, next)))
        else target.value = String(value)
      }}
    />
  )
}

/** Whose attributed orders the lift is compared with: what was caused for each that was credited. */
function CampaignChoice({ value, onChange }: { value: string; onChange: (next: string) => void }) {
  const { data } = useQuery({
    queryKey: ['campaigns.list'],
    queryFn: ({ signal }) => call('campaigns.list', {}, signal),
  })
  if (!data?.campaigns.length) return null
  return (
    <Select
      label="Campaign that is tested"
      value={value}
      items={[
        { value: '', label: 'none named' },
        ...data.campaigns.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={onChange}
    />
  )
}
