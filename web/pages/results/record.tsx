/** Results of past campaigns, pasted from a spreadsheet: headers as they are, amounts as they are written. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { many } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'
import { readResults } from './reading.ts'

export function Record() {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const read = readResults(text)
  const record = useMutation({
    mutationFn: () => call('campaigns.record', { rows: read.rows }),
    onSuccess: ({ in: fresh, known, refused }) => {
      void client.invalidateQueries()
      tell(`${many(fresh, 'booking')} in, ${known} filled in, ${refused.length} refused.`)
      if (refused.length === 0) setText('')
    },
  })
  const problems = [
    ...read.problems,
    ...(record.data?.refused ?? []).map(({ row, because }) => `Row ${row}: ${because}`),
  ]
  return (
    <section aria-labelledby="record" className="mt-14 max-w-2xl">
      <h2 id="record">Bring what past campaigns brought</h2>
      <p className="text-quiet mt-2 text-sm">
        Paste rows from a spreadsheet with their header: campaign, handle, and what you have of platform, deliverable,
        date, fee, product, reach, clicks, orders, revenue. The same booking again fills in what is new.
      </p>
      <form
        className="mt-4 space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (read.rows.length > 0) record.mutate()
        }}
      >
        <TextArea
          label="Rows"
          rows={6}
          value={text}
          placeholder={
            'campaign\thandle\tdate\tfee\treach\torders\trevenue\nSpring menu\ther.table\t2026-04-02\t180\t5400\t14\t640'
          }
          onChange={(event) => setText(event.target.value)}
          error={record.error?.message}
        />
        {problems.length > 0 && (
          <ul role="alert" className="text-accent-ink max-h-40 space-y-1 overflow-auto text-sm">
            {problems.slice(0, 50).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <Button type="submit" disabled={read.rows.length === 0} busy={record.isPending}>
          Record {read.rows.length > 0 && many(read.rows.length, 'booking')}
        </Button>
      </form>
    </section>
  )
}
