/** Takes the example away and nothing else. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'

export function WipeExample() {
  const queries = useQueryClient()
  const wipe = useMutation({ mutationFn: () => call('example.clear', {}), onSuccess: () => queries.invalidateQueries() })
  return (
    <Button variant="quiet" onClick={() => wipe.mutate()} disabled={wipe.isPending}>
      {wipe.isPending ? 'Wiping …' : 'Wipe the example'}
    </Button>
  )
}
