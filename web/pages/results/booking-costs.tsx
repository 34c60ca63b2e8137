/** What a booking cost beside its fee: shipping, discounts to buyers, commission. Nothing written is not known, 0 is nothing. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { unitsOf } from '../../ui/amount.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'
import { amounts } from './amounts.ts'

type Booking = Output<'campaigns.of-account'>['bookings'][number]
type Known = Output<'reports.costs'>['bookings'][number]

const FIELDS = ['shipping', 'discount', 'commission'] as const
const LABEL = { shipping: 'Shipping', discount: 'Discounts', commission: 'Commission' }

export function BookingCosts({ who, booking, known }: { who: string; booking: Booking; known: Known | undefined }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState({
    shipping: unitsOf(known?.shippingCents ?? null),
    discount: unitsOf(known?.discountCents ?? null),
    commission: unitsOf(known?.commissionCents ?? null),
  })
  const { cents, wrong, right } = amounts(draft)
  const save = useMutation({
    mutationFn: () =>
      call('reports.booking-costs', {
        id: booking.id,
        shippingCents: cents.shipping ?? null,
        discountCents: cents.discount ?? null,
        commissionCents: cents.commission ?? null,
      }),
    onSuccess: async () => {
      await Promise.all(['reports.costs', 'reports.returns', 'reports.kinds'].map((key) => client.invalidateQueries({ queryKey: [key] }))) // prettier-ignore
      tell(`Noted what ${who} cost beside the fee.`)
    },
  })
  const title = `${booking.campaign}, ${booking.deliverable}${booking.day ? `, ${day(booking.day)}` : ''}`
  return (
    <li>
      <form
        aria-label={title}
        onSubmit={(event) => {
          event.preventDefault()
          if (right) save.mutate()
        }}
      >
        <p className="text-sm font-medium">{title}</p>
        <div className="mt-1 grid max-w-2xl grid-cols-2 items-start gap-3 sm:grid-cols-[1fr_1fr_1fr_auto]">
          {FIELDS.map((field) => (
            <Field
              key={field}
              label={LABEL[field]}
              inputMode="decimal"
              placeholder="not known"
              value={draft[field]}
              onChange={(event) => setDraft({ ...draft, [field]: event.target.value })}
              error={wrong[field]}
            />
          ))}
          <Button type="submit" className="mt-6" disabled={!right} busy={save.isPending}>
            Note
          </Button>
        </div>
        {save.error && (
          <p role="alert" className="text-accent-ink mt-1 text-sm">
            {save.error.message}
          </p>
        )}
      </form>
    </li>
  )
}
