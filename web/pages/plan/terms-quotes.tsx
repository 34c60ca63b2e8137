/** What is asked for what is made: fee, product, shipping and rights apart, and until when that holds. */
import { useState } from 'react'
import { call } from '../../call.ts'
import { centsOf } from '../../ui/amount.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import type { Change, Terms } from './terms.tsx'
import { TermsForm } from './terms-form.tsx'
import { TermsList } from './terms-list.tsx'
import { money } from '../../ui/money.ts'

const BLANK = { deliverable: 'post', fee: '', product: '', shipping: '', rights: '', until: '' }
const AMOUNTS = ['fee', 'product', 'shipping', 'rights'] as const
const LABEL = { fee: 'Fee', product: 'Product', shipping: 'Shipping', rights: 'Usage rights' }

export function TermsQuotes({
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
  const [draft, setDraft] = useState(BLANK)
  const [tried, setTried] = useState(false)
  const set = (field: keyof typeof BLANK) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value })
  const cents = Object.fromEntries(AMOUNTS.map((field) => [field, centsOf(draft[field])])) as Record<(typeof AMOUNTS)[number], number | null | undefined> // prettier-ignore
  const wrong = (field: (typeof AMOUNTS)[number]) =>
    cents[field] === undefined
      ? 'Write an amount, such as 450.'
      : field === 'fee' && cents.fee === null
        ? 'Write what is asked; 0 for nothing.'
        : undefined
  return (
    <section>
      <h3 className="mb-2">What {name} asks</h3>
      <TermsList
        empty="Nothing quoted: the plan takes an estimate by followers."
        rows={terms.quotes.map((one) => ({
          key: one.deliverable,
          text: (
            <>
              <span className="font-medium">{one.deliverable}</span> {money(one.cents)}
              <span className="text-quiet">
                {one.productCents > 0 && ` + ${money(one.productCents)} product`}
                {one.shippingCents > 0 && ` + ${money(one.shippingCents)} shipping`}
                {one.rightsCents > 0 && ` + ${money(one.rightsCents)} for rights`}
                {one.until && `, until ${day(one.until)}`}
              </span>
            </>
          ),
          forget: `Take the quote for a ${one.deliverable} back`,
          onForget: () => onChange(() => call('plans.unquote', { id, deliverable: one.deliverable })),
        }))}
      />
      <TermsForm
        summary="Note a quote"
        onSubmit={() => {
          setTried(true)
          const { fee, product, shipping, rights } = cents
          if (typeof fee !== 'number' || AMOUNTS.some(wrong)) return
          onChange(() =>
            call('plans.quote', {
              id,
              deliverable: draft.deliverable.trim() || 'post',
              cents: fee,
              productCents: product ?? 0,
              shippingCents: shipping ?? 0,
              rightsCents: rights ?? 0,
              ...(draft.until ? { until: draft.until } : {}),
            }),
          )
          setDraft(BLANK)
          setTried(false)
        }}
      >
        <Field
          label="Makes"
          list="deliverables"
          maxLength={60}
          value={draft.deliverable}
          onChange={set('deliverable')}
        />
        <datalist id="deliverables">
          {['post', 'reel', 'story', 'video', 'bundle'].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {AMOUNTS.map((field) => (
          <Field
            key={field}
            label={LABEL[field]}
            inputMode="decimal"
            placeholder={field === 'fee' ? '' : '0'}
            value={draft[field]}
            onChange={set(field)}
            error={tried || draft[field] !== '' ? wrong(field) : undefined}
          />
        ))}
        <Field label="Holds until" type="date" value={draft.until} onChange={set('until')} />
        <Button type="submit" className="col-span-2 justify-self-start sm:col-span-3">
          Note the quote
        </Button>
      </TermsForm>
    </section>
  )
}
