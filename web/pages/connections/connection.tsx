/** One shop: what to press there, whether it works, what it told lately, and once more what was not taken. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Headline } from '../../ui/headline.tsx'
import { useTitle } from '../../ui/title.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { Deliveries } from './deliveries.tsx'
import { OrderFile } from './order-file.tsx'
import { SetUp } from './set-up.tsx'
import { Trial } from './trial.tsx'
import { connectionFinding, WORDS } from './words.ts'

export default function ConnectionPage() {
  const { id } = useParams({ from: '/connections/$id' })
  const { data } = useQuery({
    queryKey: ['connections.show', id],
    queryFn: ({ signal }) => call('connections.show', { id }, signal),
    throwOnError: true,
    refetchInterval: 10_000,
  })
  const title = data ? connectionFinding(data) : 'A shop'
  useTitle(title)
  if (!data) return <p className="text-quiet">Reading …</p>
  return (
    <div className="max-w-3xl space-y-12">
      <header>
        <p className="text-quiet text-sm">
          <Link to="/connections" className="underline underline-offset-2">
            Shops
          </Link>{' '}
          · {WORDS[data.vendor].label}
        </p>
        <Headline className="mt-2">{title}</Headline>
      </header>
      {data.vendor === 'file' ? (
        <OrderFile one={data} />
      ) : (
        <>
          <SetUp one={data} />
          <Trial one={data} />
          <Deliveries one={data} />
        </>
      )}
      <Leave id={id} name={data.name} file={data.vendor === 'file'} />
    </div>
  )
}

function Leave({ id, name, file }: { id: string; name: string; file: boolean }) {
  const [asked, setAsked] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => call('connections.remove', { id }),
    onSuccess: async () => {
      tell(`${name} is closed. Its orders stay.`)
      await client.invalidateQueries({ queryKey: ['connections.list'] })
      void navigate({ to: '/connections' })
    },
    onError: tellError,
  })
  return (
    <>
      <Button onClick={() => setAsked(true)}>Close this {file ? 'connection' : 'door'}</Button>
      <Dialog title={`Close ${name}?`} open={asked} onClose={() => setAsked(false)}>
        <p>
          {file
            ? 'No more files are taken into it.'
            : 'The shop will be told that nobody lives here any more, and its secret is forgotten.'}{' '}
          The orders that it told of stay.
        </p>
        <div className="mt-6 flex gap-3">
          <Button variant="primary" onClick={() => remove.mutate()} busy={remove.isPending}>
            Close it
          </Button>
          <Button onClick={() => setAsked(false)}>Keep it</Button>
        </div>
      </Dialog>
    </>
  )
}
