/** Days on which a creator is away, or the only ones that are worked. */
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import { Select } from '../../ui/select.tsx'
import type { Change, Terms } from './terms.tsx'
import { TermsForm } from './terms-form.tsx'
import { TermsList } from './terms-list.tsx'

const KINDS = [
  { value: 'away', label: 'Away' },
  { value: 'free', label: 'Works only' },
] as const

export function TermsDays({ id, name, terms, onChange }: { id: string; name: string; terms: Terms; onChange: Change }) {
  const [kind, setKind] = useState<'away' | 'free'>('away')
  const [starts, setStarts] = useState('')
  const [ends, setEnds] = useState('')
  const turned = starts !== '' && ends !== '' && ends < starts
  return (
    <section>
      <h3 className="mb-2">When {name} works</h3>
      <TermsList
        empty="Nothing noted: taken to be free."
        rows={terms.days.map((one) => ({
          key: one.id,
          text: `${one.free ? 'Works' : 'Away'} ${day(one.starts)} to ${day(one.ends)}${one.note ? `, ${one.note}` : ''}`,
          forget: `Take ${day(one.starts)} to ${day(one.ends)} back`,
          onForget: () => onChange(() => call('plans.forget-days', { id, days: one.id })),
        }))}
      />
      <TermsForm
        summary="Note days"
        onSubmit={() => {
          if (!starts || turned) return
          onChange(() => call('plans.days', { id, starts, ends: ends || starts, free: kind === 'free' }))
          setStarts('')
          setEnds('')
        }}
      >
        <Select label="Days" className="col-span-2 sm:col-span-1" value={kind} items={KINDS} onChange={setKind} />
        <Field label="From" type="date" value={starts} onChange={({ target }) => setStarts(target.value)} />
        <Field
          label="To"
          type="date"
          value={ends}
          onChange={({ target }) => setEnds(target.value)}
          error={turned ? 'That is before it begins.' : undefined}
        />
        <Button type="submit" disabled={!starts || turned} className="col-span-2 justify-self-start sm:col-span-3">
          Note the days
        </Button>
      </TermsForm>
    </section>
  )
}
