/** When the campaign runs, what it works towards, what an order leaves and what in. Empty means not known. */
import type { KeyboardEvent } from 'react'
import { AmountField } from '../../ui/amount-field.tsx'
import { CurrencySelect } from '../../ui/currency-select.tsx'
import { Field } from '../../ui/field.tsx'
import { useChange } from './changing.ts'
import type { Campaign } from './words.ts'

export function Facts({ campaign }: { campaign: Campaign }) {
  const change = useChange(campaign.id)
  // Each has its value as its key: what was changed elsewhere is shown.
  const shared = (value: string) => ({
    defaultValue: value,
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => event.key === 'Enter' && event.currentTarget.blur(),
  })
  const { starts, ends, eventAt, seats, landingUrl, marginCents, currency } = campaign
  const left = (text: string, before: string, then: (value: string | null) => void) => {
    if (text.trim() !== before) then(text.trim() || null)
  }
  const evening = eventAt === null ? '' : local(eventAt)
  return (
    <section aria-label="When and for what" className="mt-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field
        label="Starts"
        type="date"
        key={`starts ${starts}`}
        {...shared(starts ?? '')}
        onBlur={({ target }) => left(target.value, starts ?? '', (value) => change.mutate({ starts: value }))}
      />
      <Field
        label="Ends"
        type="date"
        key={`ends ${ends}`}
        {...shared(ends ?? '')}
        onBlur={({ target }) => left(target.value, ends ?? '', (value) => change.mutate({ ends: value }))}
      />
      <Field
        label="The evening, or the launch"
        type="datetime-local"
        key={`evening ${evening}`}
        {...shared(evening)}
        onBlur={({ target }) =>
          left(target.value, evening, (value) => change.mutate({ eventAt: value && new Date(value).toISOString() }))
        }
      />
      <Field
        label="Seats to fill"
        inputMode="numeric"
        placeholder="none"
        key={`seats ${seats}`}
        {...shared(seats === null ? '' : String(seats))}
        onBlur={({ target }) => {
          const next = target.value.trim() === '' ? null : Math.round(Number(target.value))
          if (next !== seats && (next === null || next > 0)) change.mutate({ seats: next })
        }}
      />
      <AmountField
        label="What an order leaves you"
        cents={marginCents}
        onChange={(next) => change.mutate({ marginCents: next })}
      />
      <CurrencySelect value={currency} onChange={(next) => change.mutate({ currency: next })} />
      <Field
        label="Page that links lead to"
        className="lg:col-span-2"
        type="url"
        placeholder="https://"
        key={`page ${landingUrl}`}
        {...shared(landingUrl ?? '')}
        onBlur={({ target }) => left(target.value, landingUrl ?? '', (value) => change.mutate({ landingUrl: value }))}
      />
    </section>
  )
}

/** As the browser's own field wants it: local time, to the minute. */
function local(iso: string): string {
  const at = new Date(iso)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
