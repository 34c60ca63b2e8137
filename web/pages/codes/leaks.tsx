/** Codes that are redeemed beyond the audience of their creator: since when, what else it may be, and another in their place. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { counted } from '../../ui/numbers.ts'
import { rotatedSentence } from './words.ts'
import type { Leak } from './words.ts'

type Props = { leaks: readonly Leak[]; usedTwice: Output<'codes.leaks'>['usedTwice'] }

export function Leaks({ leaks, usedTwice }: Props) {
  const [asked, setAsked] = useState<Leak>()
  const round = leaks.filter(({ state, replacedBy }) => state === 'consistent-with-a-leak' && replacedBy === null)
  if (round.length + usedTwice.length === 0) return null
  return (
    <section aria-labelledby="leaks" className="space-y-4">
      <h2 id="leaks">Questions to ask</h2>
      {round.map((leak) => (
        <article key={leak.id} className="bg-ask-wash space-y-3 rounded-md px-5 py-4">
          <h3 className="font-sans text-base font-semibold">
            <code>{leak.code}</code> of {leak.creator}: signals consistent with a code that goes round
          </h3>
          {leak.because.map(({ sentence, innocent }) => (
            <div key={sentence}>
              <p>{sentence}</p>
              <details className="mt-1 text-sm">
                <summary className="cursor-pointer">What else it may be</summary>
                <ul className="mt-2 list-disc space-y-1 pl-5">
                  {innocent.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </details>
            </div>
          ))}
          <Button onClick={() => setAsked(leak)}>Replace it …</Button>
        </article>
      ))}
      {usedTwice.length > 0 && (
        <p>
          The shop took codes that are good once more than once:{' '}
          {usedTwice
            .slice(0, 5)
            .map(({ code, redemptions }) => `${code} (${counted(redemptions, 'time')})`)
            .join(', ')}
          . Limit them there to one use.
        </p>
      )}
      {asked && <Replace leak={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

function Replace({ leak, onClose }: { leak: Leak; onClose: () => void }) {
  const client = useQueryClient()
  const rotate = useMutation({
    mutationFn: (day: string) => call('codes.rotate', { id: leak.id, since: `${day}T00:00:00Z` }),
  })
  const close = () => {
    onClose()
    if (rotate.data) void client.invalidateQueries()
  }
  return (
    <Dialog title={`Replace ${leak.code}?`} open onClose={close}>
      {rotate.data ? (
        <div className="space-y-4">
          <p>{rotatedSentence(rotate.data)}</p>
          <p className="text-quiet text-sm">
            Make {rotate.data.fresh} in the shop, end {leak.code} there, and tell {leak.creator}. What was lost stays in
            sight beside the booking.
          </p>
          <Button variant="primary" onClick={close}>
            Done
          </Button>
        </div>
      ) : (
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            rotate.mutate(String(new FormData(event.currentTarget).get('since')))
          }}
        >
          <p>
            Another code takes its place. Orders that carry {leak.code} since that day are credited anew: to the click,
            where there is one, and else to nobody.
          </p>
          <Field
            label="Since"
            name="since"
            type="date"
            required
            defaultValue={leak.since ?? ''}
            error={rotate.error?.message}
          />
          <div className="flex gap-3">
            <Button type="submit" variant="primary" busy={rotate.isPending}>
              Replace it
            </Button>
            <Button onClick={close}>Leave it</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
