/** Puts creators on a shortlist that exists, or on a new one. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { many } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'

type Props = { accounts: readonly string[]; open: boolean; onClose: () => void; onAdded?: () => void }

export function AddToShortlist({ accounts, open, onClose, onAdded }: Props) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const { data } = useQuery({
    queryKey: ['shortlists.list'],
    queryFn: ({ signal }) => call('shortlists.list', {}, signal),
    enabled: open,
  })
  const add = useMutation({
    mutationFn: async (to: string | { name: string }) => {
      const id = typeof to === 'string' ? to : (await call('shortlists.create', to)).id
      return call('shortlists.add', { id, accounts: [...accounts] })
    },
    onSuccess: (list) => {
      void client.invalidateQueries({ queryKey: ['shortlists.list'] })
      client.setQueryData(['shortlists.show', list.id], list)
      tell(`On “${list.name}”, which now holds ${many(list.size, 'creator')}.`, {
        label: 'Open it',
        onClick: () => void navigate({ to: '/shortlists/$id', params: { id: list.id } }),
      })
      setName('')
      onClose()
      onAdded?.()
    },
  })
  return (
    <Dialog title={`Add ${many(accounts.length, 'creator')} to a shortlist`} open={open} onClose={onClose}>
      {data && data.shortlists.length > 0 && (
        <ul className="border-line mb-5 border-t">
          {data.shortlists.map((list) => (
            <li key={list.id} className="border-line border-b">
              <button
                type="button"
                className="hover:bg-sunk flex min-h-11 w-full items-center justify-between gap-4 px-2 text-left"
                disabled={add.isPending}
                onClick={() => add.mutate(list.id)}
              >
                <span className="truncate font-medium">{list.name}</span>
                <span className="text-quiet text-sm whitespace-nowrap">{many(list.size, 'creator')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <form
        className="flex items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) add.mutate({ name: name.trim() })
        }}
      >
        <Field
          className="grow"
          label="A new one"
          placeholder="Launch in Turin"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={200}
        />
        <Button type="submit" variant="primary" busy={add.isPending} disabled={!name.trim()}>
          Create
        </Button>
      </form>
      {add.error && (
        <p role="alert" className="text-accent-ink mt-3 text-sm">
          {add.error.message}
        </p>
      )}
    </Dialog>
  )
}
