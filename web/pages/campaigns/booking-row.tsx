/** One booking: who makes what, on which day, for how much, and how far it has come. */
import { Link } from '@tanstack/react-router'
import { AmountField } from '../../ui/amount-field.tsx'
import { Field } from '../../ui/field.tsx'
import { count, counted } from '../../ui/numbers.ts'
import { Select } from '../../ui/select.tsx'
import { PLATFORM } from '../creators/words.ts'
import { money } from '../../ui/money.ts'
import { useBookingChange } from './changing.ts'
import { STATE } from './words.ts'
import type { Booking } from './words.ts'

const ITEMS = (Object.keys(STATE) as Booking['state'][]).map((value) => ({ value, label: STATE[value] }))

type Props = { campaign: string; currency: string | null; booking: Booking }

export function BookingRow({ campaign, currency, booking }: Props) {
  const change = useBookingChange(campaign)
  const { id, account, name, handle, platform, followers, deliverable, day, feeCents, productCents, rightsCents, state } = booking // prettier-ignore
  const besides = [
    ...(productCents ? [`${money(productCents, currency)} of product and shipping`] : []),
    ...(rightsCents ? [`${money(rightsCents, currency)} for the rights`] : []),
  ]
  return (
    <li
      className={`border-line grid grid-cols-2 items-start gap-x-4 gap-y-2 border-b py-4 sm:grid-cols-[minmax(0,1fr)_9.5rem_7rem_9rem] ${state === 'cancelled' ? 'opacity-60' : ''}`}
    >
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <Link to="/creators/$id" params={{ id: account }} className="font-medium underline-offset-2 hover:underline">
          {name}
        </Link>{' '}
        <span className="text-quiet text-sm">{deliverable}</span>
        <p className="text-quiet text-sm wrap-anywhere">
          {PLATFORM[platform as keyof typeof PLATFORM]} · @{handle}
          {followers !== null && ` · ${counted(followers, 'follower')}`}
        </p>
        <Brought booking={booking} currency={currency} />
      </div>
      <Field
        label={`Day of ${name}`}
        hideLabel
        type="date"
        key={`day ${day}`}
        defaultValue={day ?? ''}
        onBlur={({ target }) => target.value !== (day ?? '') && change.mutate({ id, day: target.value || null })}
      />
      <AmountField
        label={`Fee of ${name}`}
        hideLabel
        placeholder="fee"
        cents={feeCents}
        {...(besides.length ? { hint: `and ${besides.join(', ')}` } : {})}
        onChange={(next) => change.mutate({ id, feeCents: next })}
      />
      <Select
        label={`State of ${name}`}
        hideLabel
        className="col-span-2 sm:col-span-1"
        value={state}
        items={ITEMS}
        onChange={(next) => change.mutate({ id, state: next })}
      />
    </li>
  )
}

/** Attributed by link or code; nothing is said until something is known. */
function Brought({ booking: { reach, clicks, orders, revenueCents }, currency }: Pick<Props, 'booking' | 'currency'>) {
  const said = [
    ...(reach === null ? [] : [`${count(reach)} reached`]),
    ...(clicks === null ? [] : [counted(clicks, 'click')]),
    ...(orders === null ? [] : [counted(orders, 'order')]),
    ...(revenueCents === null ? [] : [`${money(revenueCents, currency)} of revenue`]),
  ]
  return said.length === 0 ? null : <p className="text-sm">{said.join(' · ')}</p>
}
