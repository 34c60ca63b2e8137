/** The bookings: one row for each deliverable. */
import { capital, many } from '../../ui/numbers.ts'
import { BookingRow } from './booking-row.tsx'
import type { Campaign } from './words.ts'

export function Bookings({ campaign: { id, bookings, currency } }: { campaign: Campaign }) {
  const creators = new Set(bookings.map(({ account }) => account)).size
  return (
    <section aria-labelledby="bookings" className="mt-12">
      <h2 id="bookings">{capital(many(creators, 'creator'))}</h2>
      <ul className="border-ink mt-3 border-t">
        {bookings.map((one) => (
          <BookingRow key={one.id} campaign={id} currency={currency} booking={one} />
        ))}
      </ul>
    </section>
  )
}
