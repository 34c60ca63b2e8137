/** What the workspace's amounts are in: asked for on the plan while nobody said, and in the settings for good. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call.ts'
import { currencyInUse } from './money.ts'
import { Select } from './select.tsx'
import { tell, tellError } from './toast.tsx'

const NOT_SAID = ''
/** Those in which creators are paid most often; the others follow by their letters. */
const FIRST = ['EUR', 'USD', 'GBP', 'BRL', 'INR', 'JPY']

const name = new Intl.DisplayNames('en', { type: 'currency' })
const items = () => [
  { value: NOT_SAID, label: 'not said' },
  ...[...new Set([...FIRST, ...Intl.supportedValuesOf('currency')])].map((code) => ({
    value: code,
    label: `${code}, ${name.of(code)}`,
  })),
]

export function CurrencyChoice({ className = '' }: { className?: string }) {
  const client = useQueryClient()
  const choose = useMutation({
    mutationFn: (currency: string | null) => call('workspace.set', { currency }),
    onSuccess: async (after) => {
      client.setQueryData(['workspace.show'], after)
      tell(after.currency === null ? 'Amounts stand without a sign.' : `Amounts are in ${after.currency}.`)
      await client.invalidateQueries()
    },
    onError: tellError,
  })
  return (
    <Select
      label="Amounts are in"
      className={className}
      value={currencyInUse() ?? NOT_SAID}
      items={items()}
      onChange={(next) => choose.mutate(next === NOT_SAID ? null : next)}
    />
  )
}
