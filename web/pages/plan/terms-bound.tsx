/** To whom a creator is bound, until when, and whom that keeps away. */
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import { namesIn } from './asked.ts'
import type { Change, Terms } from './terms.tsx'
import { TermsForm } from './terms-form.tsx'
import { TermsList } from './terms-list.tsx'

export function TermsBound({
  id,
  name,
  terms,
  onChange,
}: {
  id: string
  name: string
  terms: Terms
  onChange: Change
}) {
  const [brand, setBrand] = useState('')
  const [until, setUntil] = useState('')
  const [against, setAgainst] = useState('')
  return (
    <section>
      <h3 className="mb-2">To whom {name} is bound</h3>
      <TermsList
        empty="To nobody, as far as is known."
        rows={terms.exclusivity.map((one) => ({
          key: one.id,
          text: (
            <>
              <span className="font-medium">{one.brand}</span>{' '}
              <span className="text-quiet">
                {one.until ? `until ${day(one.until)}` : 'for good, as far as is known'}
                {one.against.length > 0 && `; keeps ${one.against.join(', ')} away`}
              </span>
            </>
          ),
          forget: `Take ${one.brand} back`,
          onForget: () => onChange(() => call('plans.forget-exclusive', { id, tie: one.id })),
        }))}
      />
      <TermsForm
        summary="Note a brand"
        onSubmit={() => {
          if (!brand.trim()) return
          onChange(() =>
            call('plans.exclusive', {
              id,
              brand: brand.trim(),
              against: namesIn(against),
              ...(until ? { until } : {}),
            }),
          )
          setBrand('')
          setUntil('')
          setAgainst('')
        }}
      >
        <Field label="Brand" maxLength={120} value={brand} onChange={({ target }) => setBrand(target.value)} />
        <Field label="Until" type="date" value={until} onChange={({ target }) => setUntil(target.value)} />
        <Field
          className="col-span-2 sm:col-span-1"
          label="Keeps away"
          placeholder="brands, with commas"
          value={against}
          onChange={({ target }) => setAgainst(target.value)}
        />
        <Button type="submit" disabled={!brand.trim()} className="col-span-2 justify-self-start sm:col-span-3">
          Note it
        </Button>
      </TermsForm>
    </section>
  )
}
