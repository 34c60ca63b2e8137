/** From a kept plan to its campaign: made once; from then on this leads there. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { tell } from '../../ui/toast.tsx'

type Props = { plan: string; name: string; empty: boolean }

export function MakeCampaign({ plan, name, empty }: Props) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [called, setCalled] = useState(name)
  const { data } = useQuery({
    queryKey: ['campaigns.list'],
    queryFn: ({ signal }) => call('campaigns.list', {}, signal),
  })
  const book = useMutation({
    mutationFn: () => call('plans.book', { id: plan, campaign: called.trim() || name }),
    onSuccess: ({ id, missing }) => {
      void client.invalidateQueries({ queryKey: ['campaigns.list'] })
      if (missing.length > 0) tell(`${missing.join(', ')} left the workspace since, and could not be proposed.`)
      void navigate({ to: '/campaigns/$id', params: { id } })
    },
  })
  const there = data?.campaigns.find(({ planId }) => planId === plan)
  if (there)
    return (
      <Link to="/campaigns/$id" params={{ id: there.id }} className={buttonClass()}>
        Its campaign
      </Link>
    )
  if (empty) return null
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`Make “${name}” a campaign`}>
        Make it a campaign
      </Button>
      <Dialog title="Make it a campaign" open={open} onClose={() => setOpen(false)}>
        <form
          className="space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            book.mutate()
          }}
        >
          <p className="text-quiet text-sm">
            Everybody of the plan becomes a proposed booking at the planned fee. Nobody is written to.
          </p>
          <Field
            label="Its name"
            value={called}
            maxLength={200}
            onChange={(event) => setCalled(event.target.value)}
            error={book.error?.message}
          />
          <Button type="submit" variant="primary" busy={book.isPending}>
            Make the campaign
          </Button>
        </form>
      </Dialog>
    </>
  )
}
