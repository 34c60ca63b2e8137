/** Results of past campaigns, pasted from a spreadsheet: headers as they are, amounts as they are written. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { many } from '../../ui/numbers.ts'
import { PasteForm } from '../../ui/paste-form.tsx'
import { tell } from '../../ui/toast.tsx'
import { readResults } from './reading.ts'

export function Record() {
  const client = useQueryClient()
  return (
    <section aria-labelledby="record" className="mt-14 max-w-2xl">
      <h2 id="record">Bring what past campaigns brought</h2>
      <p className="text-quiet mt-2 mb-4 text-sm">
        Paste rows from a spreadsheet with their header: campaign, handle, and what you have of platform, deliverable,
        date, fee, product, reach, clicks, orders, revenue. The same booking again fills in what is new.
      </p>
      <PasteForm
        label="Rows"
        lines={6}
        placeholder={
          'campaign\thandle\tdate\tfee\treach\torders\trevenue\nSpring menu\ther.table\t2026-04-02\t180\t5400\t14\t640'
        }
        verb="Record"
        noun="booking"
        read={readResults}
        send={(rows) => call('campaigns.record', { rows })}
        onTaken={({ in: fresh, known, refused }) => {
          void client.invalidateQueries()
          tell(`${many(fresh, 'booking')} in, ${known} filled in, ${refused.length} refused.`)
        }}
      />
    </section>
  )
}
