/** What creators ask, pasted from a price list at once instead of one by one. */
import { useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { capital, many } from '../../ui/numbers.ts'
import { PasteForm } from '../../ui/paste-form.tsx'
import { tell } from '../../ui/toast.tsx'
import { Group } from './group.tsx'
import { readPriceList } from './price-list-reading.ts'

export function PriceList() {
  const client = useQueryClient()
  return (
    <Group title="What they ask" asked={false}>
      <p className="text-quiet text-sm">
        Paste a price list with its header: handle or profile address, and a price, or one for each of post, reel,
        story, video and bundle; product, shipping, rights and until if you have them. Quotes win over estimates.
      </p>
      <PasteForm
        label="Price list"
        lines={5}
        placeholder={'handle\tpost\treel\n@pane.e.olio\t180\t260'}
        verb="Keep"
        noun="quote"
        read={readPriceList}
        send={(rows) => call('plans.quotes', { rows })}
        onTaken={({ kept, refused }) => {
          void client.invalidateQueries({ queryKey: ['plans.board'] })
          tell(`${capital(many(kept, 'quote'))} kept${refused.length > 0 ? `, ${refused.length} refused` : ''}.`)
        }}
      />
    </Group>
  )
}
