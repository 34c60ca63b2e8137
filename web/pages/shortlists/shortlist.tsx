/** One shortlist: who is on it, closest first, with a note on each and on the whole; to defend, to hand on, to plan from. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty } from '../../ui/empty.tsx'
import { capital, many } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { tell } from '../../ui/toast.tsx'
import { Entry } from './entry.tsx'
import { Written } from '../../ui/written.tsx'
import { closestFirst, tableOf } from './ordered.ts'

type Shortlist = Output<'shortlists.show'>

export default function ShortlistPage() {
  const { id } = useParams({ from: '/shortlists/$id' })
  const { data } = useQuery({
    queryKey: ['shortlists.show', id],
    queryFn: ({ signal }) => call('shortlists.show', { id }, signal),
    throwOnError: true,
  })
  useTitle(data?.name ?? 'Shortlist')
  if (!data) return <p className="text-quiet">Reading …</p>
  return <Shown key={id} list={data} />
}

function Shown({ list }: { list: Shortlist }) {
  const client = useQueryClient()
  const keep = (now: Shortlist) => {
    client.setQueryData(['shortlists.show', list.id], now)
    void client.invalidateQueries({ queryKey: ['shortlists.list'] })
  }
  const change = useMutation({
    mutationFn: (next: { name?: string; note?: string }) => call('shortlists.change', { id: list.id, ...next }),
    onSuccess: keep,
    onError: ({ message }) => tell(message),
  })
  const note = useMutation({
    mutationFn: (next: { account: string; note: string }) => call('shortlists.note', { id: list.id, ...next }),
    onSuccess: keep,
    onError: ({ message }) => tell(message),
  })
  const drop = useMutation({
    mutationFn: (account: string) => call('shortlists.drop', { id: list.id, account }),
    onSuccess: keep,
    onError: ({ message }) => tell(message),
  })
  const entries = closestFirst(list.entries)
  const ids = entries.map(({ account }) => account.id)
  return (
    <article className="max-w-5xl">
      <Link to="/shortlists" className="text-quiet hover:text-ink text-sm underline-offset-2 hover:underline">
        Shortlists
      </Link>
      <h1 className="mt-2">
        <Written label="Name" value={list.name} onChange={(name) => name && change.mutate({ name })} />
      </h1>
      <div className="mt-2 max-w-prose">
        <Written
          label="Note on the whole list"
          placeholder="What is this list for?"
          value={list.note}
          onChange={(words) => change.mutate({ note: words })}
          lines
        />
      </div>
      {entries.length === 0 ? (
        <Empty title="Nobody is on this list.">
          <Link to="/creators" className={buttonClass('primary')}>
            Look for creators
          </Link>
        </Empty>
      ) : (
        <>
          <div className="mt-6 flex flex-wrap items-center gap-2">
            <p className="text-quiet grow">
              {capital(many(entries.length, 'creator'))}, closest to their audience first
            </p>
            {ids.length >= 2 && (
              <Link to="/compare" search={{ ids: ids.slice(0, 5).join(',') }} className={buttonClass()}>
                Compare {ids.length > 5 ? 'the first five' : 'them'}
              </Link>
            )}
            <Button onClick={() => download(`${list.name}.csv`, csv(tableOf(entries)))}>Export</Button>
            <Remove list={list} />
          </div>
          <ul className="border-ink mt-4 border-t">
            {entries.map((entry) => (
              <Entry
                key={entry.account.id}
                entry={entry}
                onNote={(words) => note.mutate({ account: entry.account.id, note: words })}
                onDrop={() => drop.mutate(entry.account.id)}
              />
            ))}
          </ul>
        </>
      )}
    </article>
  )
}

function Remove({ list }: { list: Shortlist }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const remove = useMutation({
    mutationFn: () => call('shortlists.remove', { id: list.id }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['shortlists.list'] })
      void navigate({ to: '/shortlists' })
    },
  })
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Throw away
      </Button>
      <Dialog title={`Throw “${list.name}” away?`} open={open} onClose={() => setOpen(false)}>
        <p>Its notes go with it. The creators stay in the workspace.</p>
        <div className="mt-5 flex gap-3">
          <Button variant="primary" busy={remove.isPending} onClick={() => remove.mutate()}>
            Throw away
          </Button>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
        </div>
        {remove.error && (
          <p role="alert" className="text-accent-ink mt-3 text-sm">
            {remove.error.message}
          </p>
        )}
      </Dialog>
    </>
  )
}
