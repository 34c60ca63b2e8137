/** What creators ask, pasted from a price list at once instead of one by one. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { capital, many } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'
import { Group } from './group.tsx'
import { readPriceList } from './price-list-reading.ts'

export function PriceList() {
  const client = useQueryClient()
  const [text, setText] = useState('')
  const read = readPriceList(text)
  const keep = useMutation({
    mutationFn: () => call('plans.quotes', { rows: read.rows }),
    onSuccess: ({ kept, refused }) => {
      void client.invalidateQueries({ queryKey: ['plans.board'] })
      tell(`${capital(many(kept, 'quote'))} kept${refused.length > 0 ? `, ${refused.length} refused` : ''}.`)
      if (refused.length === 0) setText('')
    },
  })
  const refused = keep.data?.refused ?? []
  const problems = [
    ...read.problems,
    ...refused.map(({ row, because }) => `Row ${read.at[row - 1] ?? row}: ${because}`),
  ]
  return (
    <Group title="What they ask" asked={false}>
      <p className="text-quiet text-sm">
        Paste a price list with its header: handle or profile address, and a price, or one for each of post, reel,
        story, video and bundle; product, shipping, rights and until if you have them. Quotes win over estimates.
      </p>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (read.rows.length > 0) keep.mutate()
        }}
      >
        <TextArea
          label="Price list"
          rows={5}
          value={text}
          placeholder={'handle\tpost\treel\n@pane.e.olio\t180\t260'}
          onChange={(event) => {
            setText(event.target.value)
            keep.reset()
          }}
          error={keep.error?.message}
        />
        {problems.length > 0 && (
          <ul role="alert" className="text-accent-ink max-h-40 space-y-1 overflow-auto text-sm">
            {problems.slice(0, 50).map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
        <Button type="submit" disabled={read.rows.length === 0} busy={keep.isPending}>
          Keep {read.rows.length > 0 && many(read.rows.length, 'quote')}
        </Button>
      </form>
    </Group>
  )
}
