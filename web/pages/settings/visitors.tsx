/** Whether visitors of links who ask not to be followed are heard. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { tellError } from '../../ui/toast.tsx'

export function Visitors() {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['links.rules'],
    queryFn: ({ signal }) => call('links.rules', {}, signal),
  })
  const set = useMutation({
    mutationFn: (honourDoNotTrack: boolean) => call('links.set-rules', { honourDoNotTrack }),
    onSuccess: (now) => client.setQueryData(['links.rules'], now),
    onError: tellError,
  })
  return (
    <section aria-labelledby="visitors">
      <h2 id="visitors">Visitors of your links</h2>
      <label className="mt-3 flex min-h-8 items-start gap-2.5">
        <input
          type="checkbox"
          className="accent-accent-fill mt-1.5 size-4 shrink-0"
          checked={set.isPending ? set.variables : (data?.honourDoNotTrack ?? true)}
          disabled={!data}
          onChange={({ target }) => set.mutate(target.checked)}
        />
        <span>
          Hear those who ask not to be followed (Do Not Track, Global Privacy Control)
          <span className="text-quiet block text-sm">
            They are counted, without the id that ties an order to a click. Addresses are never kept of anybody.
          </span>
        </span>
      </label>
    </section>
  )
}
