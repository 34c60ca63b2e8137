/** Tries the door as the shop would, and says what came of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { WORDS } from './words.ts'
import type { Connection } from './words.ts'

export function Trial({ one }: { one: Connection }) {
  const client = useQueryClient()
  const trial = useMutation({
    mutationFn: () => call('connections.test', { id: one.id }),
    onSettled: () => client.invalidateQueries({ queryKey: ['deliveries.list', one.id] }),
  })
  return (
    <section aria-labelledby="trial">
      <h2 id="trial">Does it work?</h2>
      <p className="text-quiet mt-3 mb-4 max-w-[60ch]">
        {one.signs === 'none'
          ? `${WORDS[one.vendor].label} does not sign, so only it can try: press its own test button, and look at what arrives below.`
          : 'A trial goes the same way as an order of the shop: signed, checked, read. It never counts. Whether the shop reaches this address, its own test button tells.'}
      </p>
      {one.signs !== 'none' && (
        <Button onClick={() => trial.mutate()} busy={trial.isPending}>
          Send a trial
        </Button>
      )}
      <div aria-live="polite" className="mt-3">
        {trial.data && (
          <p>
            <strong>{trial.data.works ? 'It works.' : `It was answered ${trial.data.status}.`}</strong>{' '}
            {trial.data.sentence}
          </p>
        )}
        {trial.error && <p className="text-accent-ink">{trial.error.message}</p>}
      </div>
    </section>
  )
}
