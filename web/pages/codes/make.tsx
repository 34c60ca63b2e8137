/** Codes made here, and codes that the shop has already. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { Field, TextArea } from '../../ui/field.tsx'
import { capital, count, inWords, many } from '../../ui/numbers.ts'
import { Select } from '../../ui/select.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Code } from './words.ts'

const WHAT: { value: Code['kind']; label: string }[] = [
  { value: 'standing', label: 'One of their own' },
  { value: 'single-use', label: 'A batch, each good once' },
  { value: 'door', label: 'For the door of the evening' },
]

export function MakeCodes() {
  const { data } = useQuery({
    queryKey: ['campaigns.list'],
    queryFn: ({ signal }) => call('campaigns.list', {}, signal),
  })
  const [chosen, setChosen] = useState<string>()
  const campaigns = data?.campaigns ?? []
  const campaign = chosen ?? campaigns[0]?.id
  return (
    <section aria-labelledby="make" className="space-y-4">
      <h2 id="make">Make codes</h2>
      {data && campaigns.length === 0 ? (
        <p className="text-quiet">
          A code belongs to a booking of a campaign.{' '}
          <Link to="/plan" className="underline underline-offset-2">
            Make a plan
          </Link>{' '}
          first.
        </p>
      ) : (
        campaign && (
          <>
            <Select
              label="Campaign"
              className="max-w-md"
              value={campaign}
              items={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setChosen}
            />
            <Making key={campaign} campaign={campaign} />
          </>
        )
      )}
    </section>
  )
}

function Making({ campaign }: { campaign: string }) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['campaigns.show', campaign],
    queryFn: ({ signal }) => call('campaigns.show', { id: campaign }, signal),
  })
  const [whose, setWhose] = useState<string>()
  const [kind, setKind] = useState<Code['kind']>('standing')
  const bookings = data?.bookings.filter(({ state }) => state !== 'cancelled') ?? []
  const booking = whose ?? bookings[0]?.id
  const make = useMutation({
    mutationFn: (number: number) => call('codes.make', { booking: booking!, kind, count: number }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('codes.') }),
  })
  if (!data) return null
  if (!booking) return <p className="text-quiet">Nobody is booked in it.</p>
  return (
    <form
      className="max-w-md space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate(kind === 'standing' ? 1 : Number(new FormData(event.currentTarget).get('count')))
      }}
    >
      <Select
        label="Whose"
        value={booking}
        items={bookings.map(({ id, name, deliverable }) => ({ value: id, label: `${name}, ${deliverable}` }))}
        onChange={setWhose}
      />
      <Select label="What" value={kind} items={WHAT} onChange={setKind} />
      {kind !== 'standing' && (
        <Field label="How many" name="count" type="number" min={1} max={10_000} defaultValue={100} required />
      )}
      {make.error && (
        <p role="alert" className="text-accent-ink">
          {make.error.message}
        </p>
      )}
      <Button type="submit" variant="primary" busy={make.isPending}>
        Make {kind === 'standing' ? 'it' : 'them'}
      </Button>
      {make.data && <Made {...make.data} />}
    </form>
  )
}

const Made = ({ codes, batch }: Output<'codes.make'>) => (
  <p aria-live="polite" className="bg-sunk rounded-md px-4 py-3">
    {codes.length === 1 ? (
      <>
        <code className="font-medium">{codes[0]}</code>. Make the same in the shop.
      </>
    ) : (
      <>
        {count(codes.length)} codes.{' '}
        <button
          type="button"
          className="underline underline-offset-2"
          onClick={() => download(`${batch ?? 'codes'}.csv`, csv([['code'], ...codes.map((code) => [code])]))}
        >
          Take them to the shop as CSV
        </button>
      </>
    )}
  </p>
)

export function TakeCodes() {
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: (text: string) => call('codes.import', { text }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith('codes.') }),
  })
  return (
    <section aria-labelledby="take">
      <h2 id="take">Codes that the shop has already</h2>
      <form
        className="mt-4 max-w-md space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          take.mutate(String(new FormData(event.currentTarget).get('text')))
        }}
      >
        <TextArea
          label="One a line; after a comma the handle of its creator"
          name="text"
          rows={4}
          required
          placeholder={'MARTA10, @marta.bellini\nLEO15, @pane.e.olio'}
          error={take.error?.message}
        />
        <Button type="submit" busy={take.isPending}>
          Take them over
        </Button>
        {take.data && (
          <div aria-live="polite" className="space-y-3">
            <p>
              {capital(many(take.data.in, 'code'))} in, {take.data.known === 0 ? 'none' : inWords(take.data.known)}{' '}
              known already
              {take.data.refused.length > 0 && `, ${many(take.data.refused.length, 'line')} refused`}.
            </p>
            {take.data.refused.length > 0 && (
              <Sheet
                label="Refused lines"
                head={['Line', 'Because']}
                rows={take.data.refused.map(({ line, because }) => [line, because])}
                wrap
              />
            )}
          </div>
        )}
      </form>
    </section>
  )
}
