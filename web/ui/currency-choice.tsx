/** What the workspace's amounts are in: asked for on the plan while nobody said, and in the settings for good. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../call.ts'
import { CurrencySelect } from './currency-select.tsx'
import { currencyInUse } from './money.ts'
import { tell, tellError } from './toast.tsx'

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
  return <CurrencySelect className={className} value={currencyInUse()} onChange={(next) => choose.mutate(next)} />
}
