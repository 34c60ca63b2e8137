/** The rule by which orders are credited, in a sentence that can be changed. All orders are credited anew when it is. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Input, Output } from '../../call.ts'
import { Select } from '../../ui/select.tsx'
import { tell, tellError } from '../../ui/toast.tsx'

type Rule = Output<'orders.rule'>

const PREFER: { value: Rule['prefer']; label: string }[] = [
  { value: 'code', label: 'The code' },
  { value: 'click', label: 'The click' },
  { value: 'share', label: 'Both, half each' },
]
const LEAKED: { value: Rule['leaked']; label: string }[] = [
  { value: 'yields', label: 'It yields to any click' },
  { value: 'earns', label: 'It earns all the same' },
]
const CLICK: { value: Rule['click']; label: string }[] = [
  { value: 'last', label: 'The last one' },
  { value: 'first', label: 'The first one' },
]

export function CreditRule() {
  const client = useQueryClient()
  const { data: rule } = useQuery({
    queryKey: ['orders.rule'],
    queryFn: ({ signal }) => call('orders.rule', {}, signal),
  })
  const set = useMutation({
    mutationFn: (change: Input<'orders.set-rule'>) => call('orders.set-rule', change),
    onSuccess: async (next) => {
      client.setQueryData(['orders.rule'], next)
      tell('Kept. All orders are being credited anew.')
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'orders.rule' })
    },
    onError: tellError,
  })
  if (!rule) return null
  return (
    <section aria-labelledby="rule">
      <h2 id="rule">Who is credited with an order</h2>
      <p className="text-quiet mt-3 max-w-[60ch]">{rule.sentence} Agree this with your creators before the campaign.</p>
      <div className="mt-4 grid gap-4 sm:grid-cols-3">
        <Select
          label="Code against click"
          value={rule.prefer}
          items={PREFER}
          onChange={(prefer) => set.mutate({ prefer })}
        />
        <Select
          label="Of several clicks"
          value={rule.click}
          items={CLICK}
          onChange={(click) => set.mutate({ click })}
        />
        <Select
          label="A code that leaked"
          value={rule.leaked}
          items={LEAKED}
          onChange={(leaked) => set.mutate({ leaked })}
        />
      </div>
    </section>
  )
}
