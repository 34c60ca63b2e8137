/** What other advertising cost and brought, by its own count; the same name again is told anew. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { capital, counted, many } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { money } from '../../ui/money.ts'
import { amounts } from './amounts.ts'

const BLANK = { name: '', cost: '', orders: '' }

export function Ads() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['reports.costs'], queryFn: ({ signal }) => call('reports.costs', {}, signal) })
  const [open, setOpen] = useState(false)
  const [draft, setDraft] = useState(BLANK)
  const [tried, setTried] = useState(false)
  const changed = () => {
    for (const key of ['reports.costs', 'reports.kinds']) void client.invalidateQueries({ queryKey: [key] })
  }
  const put = useMutation({
    mutationFn: (ad: { name: string; costCents: number; orders: number }) => call('reports.ad', ad),
    onSuccess: (_, { name }) => {
      changed()
      tell(`Noted: ${name}.`)
      setDraft(BLANK)
      setTried(false)
    },
  })
  const forget = useMutation({ mutationFn: (id: string) => call('reports.forget-ad', { id }), onSuccess: changed, onError: tellError }) // prettier-ignore
  if (!data) return null
  const { cents, wrong } = amounts({ cost: draft.cost })
  const plain = draft.orders.trim().replaceAll(/,(?=\d{3}(\D|$))/g, '')
  const errors = {
    name: draft.name.trim() === '' ? 'Give it a name, such as “Spring, search”.' : undefined,
    cost: wrong.cost ?? (cents.cost ? undefined : 'Write what it cost, more than 0.'),
    orders: /^\d{1,12}$/.test(plain) ? undefined : `${draft.orders.trim() ? `Found “${draft.orders.trim()}”. ` : ''}Write how many orders it counts, 0 for none.`, // prettier-ignore
  }
  const set = (field: keyof typeof BLANK) => (event: { target: { value: string } }) =>
    setDraft({ ...draft, [field]: event.target.value })
  const shown = (field: keyof typeof BLANK) => (tried ? errors[field] : undefined)
  return (
    <div className="mt-4">
      <Toggle pressed={open} onChange={setOpen} className="-ml-1">
        {data.ads.length === 0
          ? 'Record what other advertising brought'
          : capital(many(data.ads.length, 'other advertising campaign'))}
      </Toggle>
      {open && (
        <>
          {data.ads.length > 0 && (
            <ul className="border-line mt-2 border-t text-sm">
              {data.ads.map((ad) => (
                <li key={ad.id} className="border-line flex items-center justify-between gap-4 border-b py-1">
                  <span>
                    <span className="font-medium">{ad.name}</span>{' '}
                    <span className="text-quiet">
                      {counted(ad.orders, 'order')} for {money(ad.costCents)}
                    </span>
                  </span>
                  <Button
                    variant="quiet"
                    aria-label={`Forget ${ad.name}`}
                    onClick={() => forget.mutate(ad.id)}
                    disabled={forget.isPending}
                  >
                    Forget
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <form
            aria-label="Other advertising"
            className="mt-3 grid items-start gap-3 sm:grid-cols-[1.5fr_1fr_1fr_auto]"
            onSubmit={(event) => {
              event.preventDefault()
              setTried(true)
              if (errors.name || errors.cost || errors.orders) return
              put.mutate({ name: draft.name.trim(), costCents: cents.cost!, orders: Number(plain) })
            }}
          >
            <Field
              label="Advertising"
              maxLength={200}
              value={draft.name}
              onChange={set('name')}
              error={shown('name')}
            />
            <Field label="Cost" inputMode="decimal" value={draft.cost} onChange={set('cost')} error={shown('cost')} />
            <Field
              label="Orders"
              inputMode="numeric"
              hint="as it counts them itself"
              value={draft.orders}
              onChange={set('orders')}
              error={shown('orders')}
            />
            <Button type="submit" className="sm:mt-6" busy={put.isPending}>
              Record
            </Button>
            {put.error && (
              <p role="alert" className="text-accent-ink text-sm sm:col-span-4">
                {put.error.message}
              </p>
            )}
          </form>
        </>
      )}
    </div>
  )
}
