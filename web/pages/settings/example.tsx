/** Takes the example away and nothing else; it can be had again at once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { tell, tellError } from '../../ui/toast.tsx'

export function WipeExample() {
  const client = useQueryClient()
  const wipe = useMutation({
    mutationFn: () => call('example.clear', {}),
    onSuccess: async () => {
      await client.invalidateQueries()
      tell('The example is gone. Nothing of yours was touched.')
    },
    onError: tellError,
  })
  return (
    <Button onClick={() => wipe.mutate()} busy={wipe.isPending}>
      {wipe.isPending ? 'Wiping' : 'Wipe the example'}
    </Button>
  )
}

export function LoadExample() {
  const client = useQueryClient()
  const load = useMutation({
    mutationFn: () => call('example.load', {}),
    onSuccess: async () => {
      await client.invalidateQueries()
      tell('The example is loaded, beside what is yours.')
    },
    onError: tellError,
  })
  return (
    <Button onClick={() => load.mutate()} busy={load.isPending}>
      {load.isPending ? 'Inviting the creators: half a minute' : 'Load the example'}
    </Button>
  )
}
