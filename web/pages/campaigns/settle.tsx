/** When enough has come in: what links and codes counted becomes what the bookings brought, from which the next plan learns. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { capital, many } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'

export function Settle({ campaign }: { campaign: string }) {
  const client = useQueryClient()
  const settle = useMutation({
    mutationFn: () => call('campaigns.settle', { id: campaign }),
    onSuccess: ({ settled }) => {
      for (const name of ['campaigns.show', 'campaigns.list', 'measurement.results'])
        void client.invalidateQueries({ queryKey: [name] })
      tell(
        settled === 0
          ? 'Nothing taken over: no posted booking has a link or a code of its own.'
          : `${capital(many(settled, 'booking has', 'bookings have'))} a result now.`,
      )
    },
    onError: tellError,
  })
  return (
    <section aria-label="Take over the results" className="mt-8 flex flex-wrap items-center gap-x-5 gap-y-2">
      <Button busy={settle.isPending} onClick={() => settle.mutate()}>
        Take over what was counted
      </Button>
      <p className="text-quiet max-w-prose text-sm">
        The next plan learns from it; press again when more has come in.{' '}
        <Link to="/codes" className="underline underline-offset-2">
          Codes
        </Link>{' '}
        and{' '}
        <Link to="/connections" className="underline underline-offset-2">
          shops
        </Link>{' '}
        are set up apart.
      </p>
    </section>
  )
}
