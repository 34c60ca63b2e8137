/** The shortlists: creators under consideration, newest list first. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { capital, day, many } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'

export default function ShortlistsPage() {
  const { data } = useQuery({
    queryKey: ['shortlists.list'],
    queryFn: ({ signal }) => call('shortlists.list', {}, signal),
    throwOnError: true,
  })
  useTitle('Shortlists')
  if (!data) return <p className="text-quiet">Reading …</p>
  const { shortlists } = data
  if (shortlists.length === 0)
    return (
      <Empty title="No shortlist yet.">
        <p className="text-quiet">
          Select creators with <kbd>space</kbd> and press <kbd>l</kbd>: a shortlist keeps them, with a note on each.
        </p>
        <Link to="/creators" className={buttonClass('primary')}>
          Look at creators
        </Link>
      </Empty>
    )
  return (
    <div className="max-w-3xl">
      <h1>{capital(many(shortlists.length, 'shortlist'))}</h1>
      <ul className="border-line mt-8 border-t">
        {shortlists.map(({ id, name, note, size, createdAt }) => (
          <li key={id} className="border-line border-b">
            <Link
              to="/shortlists/$id"
              params={{ id }}
              className="hover:bg-sunk/60 flex min-h-16 flex-wrap items-baseline gap-x-4 gap-y-1 px-2 py-4"
            >
              <span className="min-w-0 grow">
                <span className="block truncate font-serif text-xl">{name}</span>
                {note && <span className="text-quiet block truncate text-sm">{note}</span>}
              </span>
              <span className="text-quiet text-sm whitespace-nowrap">
                {many(size, 'creator')} · {day(createdAt)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <NewOne />
    </div>
  )
}

function NewOne() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const create = useMutation({
    mutationFn: () => call('shortlists.create', { name: name.trim() }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['shortlists.list'] })
      void navigate({ to: '/shortlists/$id', params: { id } })
    },
  })
  return (
    <form
      className="mt-8 flex max-w-md items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) create.mutate()
      }}
    >
      <Field
        className="grow"
        label="A new one"
        placeholder="Launch in Turin"
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={200}
        error={create.error?.message}
      />
      <Button type="submit" disabled={!name.trim()} busy={create.isPending}>
        Create
      </Button>
    </form>
  )
}
