/** What an order leaves, and what tools cost a month: asked for where it is missing, quietly there where it is known. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { unitsOf } from '../../ui/amount.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { tell } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { money } from '../../ui/money.ts'
import { amounts } from './amounts.ts'

type Known = Output<'reports.costs'>

export function HouseCosts({ missing }: { missing: boolean }) {
  const { data } = useQuery({ queryKey: ['reports.costs'], queryFn: ({ signal }) => call('reports.costs', {}, signal) })
  const [open, setOpen] = useState(false)
  if (!data) return null
  if (missing && data.marginCents === null)
    return (
      <section aria-labelledby="leaves" className="bg-wash mt-8 max-w-3xl rounded-lg p-5">
        <h2 id="leaves">What does an order leave?</h2>
        <p className="mt-1 max-w-prose text-sm">
          After goods, packing and payment. Before that is said nobody is said to have brought money.
        </p>
        <Form known={data} onDone={() => setOpen(false)} />
      </section>
    )
  return (
    <section className="mt-4 text-sm" aria-label="What an order leaves and what tools cost">
      <span className="text-quiet">
        {data.marginCents === null
          ? 'What an order leaves is said by campaigns alone'
          : `An order leaves ${money(data.marginCents)} where its campaign says nothing else`}
        ;{' '}
        {data.toolFeesCents === null
          ? 'what tools cost a month is not known'
          : `tools cost ${money(data.toolFeesCents)} a month`}
        .
      </span>{' '}
      <Toggle pressed={open} onChange={setOpen}>
        change
      </Toggle>
      {open && <Form known={data} onDone={() => setOpen(false)} />}
    </section>
  )
}

function Form({ known, onDone }: { known: Known; onDone: () => void }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState({ margin: unitsOf(known.marginCents), tools: unitsOf(known.toolFeesCents) })
  const { cents, wrong, right } = amounts(draft)
  const save = useMutation({
    mutationFn: () =>
      call('reports.set-costs', { marginCents: cents.margin ?? null, toolFeesCents: cents.tools ?? null }),
    onSuccess: async () => {
      await Promise.all(['reports.costs', 'reports.returns', 'reports.kinds'].map((key) => client.invalidateQueries({ queryKey: [key] }))) // prettier-ignore
      tell('Noted. Everything below counts with it.')
      onDone()
    },
  })
  return (
    <form
      className="mt-3 grid max-w-xl items-start gap-3 sm:grid-cols-[1fr_1fr_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        if (right) save.mutate()
      }}
    >
      <Field
        label="An order leaves"
        inputMode="decimal"
        placeholder="not known"
        value={draft.margin}
        onChange={(event) => setDraft({ ...draft, margin: event.target.value })}
        error={wrong.margin}
      />
      <Field
        label="Tools cost a month"
        inputMode="decimal"
        placeholder="not known"
        hint="Spread in equal parts over the bookings of each month."
        value={draft.tools}
        onChange={(event) => setDraft({ ...draft, tools: event.target.value })}
        error={wrong.tools}
      />
      <Button type="submit" className="sm:mt-6" disabled={!right} busy={save.isPending}>
        Note both
      </Button>
      {save.error && (
        <p role="alert" className="text-accent-ink text-sm sm:col-span-3">
          {save.error.message}
        </p>
      )}
    </form>
  )
}
