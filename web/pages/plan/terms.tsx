/** What a creator asks and allows: quotes, days, exclusivity; to read, to add to, to take back. Plans hold themselves to it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Name, Output } from '../../call.ts'
import { tellError } from '../../ui/toast.tsx'
import { TermsBound } from './terms-bound.tsx'
import { TermsDays } from './terms-days.tsx'
import { TermsPlaces } from './terms-places.tsx'
import { TermsQuotes } from './terms-quotes.tsx'

export type Terms = Output<'plans.terms'>
/** Asks one of the operations that answer with all terms, and keeps the answer. */
export type Change = (change: () => Promise<Terms>) => void

export function TermsOf({ id, name }: { id: string; name: string }) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['plans.terms' satisfies Name, id],
    queryFn: ({ signal }) => call('plans.terms', { id }, signal),
  })
  const keep = useMutation({
    mutationFn: (change: () => Promise<Terms>) => change(),
    onSuccess: (now) => {
      client.setQueryData(['plans.terms', id], now)
      void client.invalidateQueries({ queryKey: ['plans.board'] })
    },
    onError: tellError,
  })
  if (!data) return <p className="text-quiet min-h-40">Reading …</p>
  const shared = { id, name, terms: data, onChange: (change: () => Promise<Terms>) => keep.mutate(change) }
  return (
    <div className="space-y-8">
      <TermsQuotes {...shared} />
      <TermsDays {...shared} />
      <TermsBound {...shared} />
      <TermsPlaces {...shared} />
    </div>
  )
}
