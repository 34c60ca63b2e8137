/** Which share of the audience is where, as the creator or the platform says. */
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { percent } from '../../ui/numbers.ts'
import type { Change, Terms } from './terms.tsx'
import { TermsForm } from './terms-form.tsx'
import { TermsList } from './terms-list.tsx'

export function TermsPlaces({
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
  const [place, setPlace] = useState('')
  const [share, setShare] = useState('')
  const per = Number(share.replace('%', ''))
  const ready = place.trim() !== '' && per > 0 && per <= 100
  return (
    <section>
      <h3 className="mb-2">Where the audience of {name} is</h3>
      <TermsList
        empty="Nobody noted it."
        rows={terms.places.map((one) => ({
          key: one.place,
          text: `${percent(one.share)} in ${one.place}`,
          forget: `Take ${one.place} back`,
          onForget: () => onChange(() => call('plans.audience-place', { id, place: one.place, share: 0 })),
        }))}
      />
      <TermsForm
        summary="Note a share"
        onSubmit={() => {
          if (!ready) return
          onChange(() => call('plans.audience-place', { id, place: place.trim(), share: per / 100 }))
          setPlace('')
          setShare('')
        }}
      >
        <Field label="Place" maxLength={120} value={place} onChange={({ target }) => setPlace(target.value)} />
        <Field
          label="Per cent of it"
          inputMode="decimal"
          value={share}
          onChange={({ target }) => setShare(target.value)}
          error={share !== '' && !(per > 0 && per <= 100) ? 'Between 0 and 100.' : undefined}
        />
        <Button type="submit" disabled={!ready} className="col-span-2 justify-self-start sm:col-span-3">
          Note it
        </Button>
      </TermsForm>
    </section>
  )
}
