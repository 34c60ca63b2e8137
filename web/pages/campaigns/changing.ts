/** What is changed on the page of a campaign is kept at once; the answer is the campaign as it now stands. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Input } from '../../call.ts'
import { tellError } from '../../ui/toast.tsx'
import type { Campaign } from './words.ts'

function useKept(id: string) {
  const client = useQueryClient()
  return {
    onSuccess: (now: Campaign) => {
      client.setQueryData(['campaigns.show', id], now)
      void client.invalidateQueries({ queryKey: ['campaigns.list'] })
    },
    onError: (error: unknown) => {
      tellError(error)
      void client.invalidateQueries({ queryKey: ['campaigns.show', id] })
    },
  }
}

export function useChange(id: string) {
  const kept = useKept(id)
  return useMutation({
    mutationFn: (next: Omit<Input<'campaigns.change'>, 'id'>) => call('campaigns.change', { id, ...next }),
    ...kept,
  })
}

export function useRename(id: string) {
  const kept = useKept(id)
  return useMutation({ mutationFn: (name: string) => call('campaigns.rename', { id, name }), ...kept })
}

export function useBookingChange(id: string) {
  const kept = useKept(id)
  return useMutation({ mutationFn: (next: Input<'campaigns.booking'>) => call('campaigns.booking', next), ...kept })
}
