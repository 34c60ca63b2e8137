/** What the shop told lately, what became of it and why, and once more what was not taken. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Button } from '../../ui/button.tsx'
import { capital, many } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { OUTCOMES } from './words.ts'
import type { Connection, Delivery } from './words.ts'

export function Deliveries({ one }: { one: Connection }) {
  const client = useQueryClient()
  const [only, setOnly] = useState(false)
  const query = useQuery({
    queryKey: ['deliveries.list', one.id, only, one.lastAt, one.troubled],
    queryFn: ({ signal }) => call('deliveries.list', { id: one.id, troubled: only, limit: 50 }, signal),
    placeholderData: (before) => before,
  })
  const replay = useMutation({
    mutationFn: (delivery?: string) => call('deliveries.replay', { id: one.id, ...(delivery ? { delivery } : {}) }),
    onSuccess: async ({ taken, still, reasons }) => {
      tell(
        [
          taken > 0 ? `${many(taken, 'delivery')} taken.` : '',
          still > 0 ? `${still} still not: ${reasons.join('; ')}.` : '',
        ]
          .filter(Boolean)
          .join('\n'),
      )
      await client.invalidateQueries()
    },
    onError: tellError,
  })
  return (
    <section aria-labelledby="deliveries">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 id="deliveries">What it told lately</h2>
        <Toggle pressed={only} onChange={setOnly}>
          only what was not taken
        </Toggle>
      </div>
      {one.troubled > 0 && (
        <div className="bg-ask-wash mt-4 flex flex-wrap items-center justify-between gap-4 rounded-md px-4 py-3">
          <p className="text-sm">
            {one.troubled === 1 ? 'One delivery was' : `${one.troubled} deliveries were`} not taken. Mend the reason,
            then play {one.troubled === 1 ? 'it' : 'them'} again; nothing counts twice.
          </p>
          <Button onClick={() => replay.mutate(undefined)} busy={replay.isPending}>
            Play all again
          </Button>
        </div>
      )}
      <Asked query={query} height={120}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <p className="text-quiet mt-4">{only ? 'Everything was taken.' : 'Nothing has arrived yet.'}</p>
          ) : (
            <ul className="border-line mt-4 border-t">
              {deliveries.map((delivery) => (
                <Row
                  key={delivery.id}
                  {...{ delivery }}
                  onReplay={() => replay.mutate(delivery.id)}
                  busy={replay.isPending}
                />
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}

function Row({ delivery, onReplay, busy }: { delivery: Delivery; onReplay: () => void; busy: boolean }) {
  const troubled = delivery.outcome === 'refused' || delivery.outcome === 'waiting'
  return (
    <li className="border-line flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2.5 text-sm">
      <time dateTime={delivery.at} className="text-quiet w-36 shrink-0 tabular-nums">
        {new Date(delivery.at).toLocaleString('en-GB', {
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
          second: '2-digit',
        })}
      </time>
      <span
        className={`w-28 shrink-0 ${troubled ? 'text-ask font-medium' : delivery.outcome === 'taken' ? 'font-medium' : 'text-quiet'}`}
      >
        {OUTCOMES[delivery.outcome]}
        {delivery.times > 1 && <span className="text-quiet font-normal"> ×{delivery.times}</span>}
      </span>
      <span className="min-w-0 grow basis-60 break-words">
        {[delivery.topic, delivery.order && `order ${delivery.order}`].filter(Boolean).join(', ')}
        {delivery.reason && <span className={`block ${troubled ? '' : 'text-quiet'}`}>{capital(delivery.reason)}</span>}
      </span>
      {troubled && delivery.replayable && (
        <Button variant="quiet" className="min-h-8" onClick={onReplay} disabled={busy}>
          Play again
        </Button>
      )}
    </li>
  )
}
