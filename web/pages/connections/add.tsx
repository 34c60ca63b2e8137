/** A new connection: which shop, what to call it, and for pretix where it is. A secret of ours is carried to its page, where it is shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { WORDS } from './words.ts'
import type { VendorName } from './words.ts'

export const freshSecret = (id: string) => ['connections.fresh-secret', id]

export function AddConnection({ first }: { first: boolean }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [vendor, setVendor] = useState<VendorName>()
  const add = useMutation({
    mutationFn: (form: FormData) => {
      const said = (name: string) => String(form.get(name) ?? '').trim()
      const organizer = said('organizer')
      return call('connections.create', {
        vendor: vendor!,
        name: said('name'),
        ...(vendor === 'pretix'
          ? {
              host: said('host')
                .replace(/^https?:\/\//, '')
                .replace(/\/.*$/, ''),
              organizer,
            }
          : {}),
      })
    },
    onSuccess: async ({ id, secret }) => {
      client.setQueryData(freshSecret(id), secret)
      await client.invalidateQueries({ queryKey: ['connections.list'] })
      void navigate({ to: '/connections/$id', params: { id } })
    },
  })
  return (
    <section aria-labelledby="add">
      <h2 id="add">{first ? 'Where do you sell?' : 'Add another'}</h2>
      <ul className="mt-4 grid gap-2 sm:grid-cols-2">
        {(Object.keys(WORDS) as VendorName[]).map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={vendor === name}
              onClick={() => setVendor(name)}
              className="border-line hover:border-edge aria-pressed:border-accent-ink aria-pressed:bg-wash flex h-full w-full flex-col justify-start rounded-md border px-4 py-3 text-left"
            >
              <span className="block font-medium">{WORDS[name].label}</span>
              <span className="text-quiet block text-sm">{WORDS[name].says}</span>
            </button>
          </li>
        ))}
      </ul>
      {vendor && (
        <form
          key={vendor}
          className="mt-6 max-w-md space-y-4"
          onSubmit={(event) => {
            event.preventDefault()
            add.mutate(new FormData(event.currentTarget))
          }}
        >
          <Field label="What do you call it?" name="name" defaultValue={WORDS[vendor].label} required maxLength={100} />
          {vendor === 'pretix' && (
            <>
              <Field
                label="Where does it run?"
                name="host"
                defaultValue="pretix.eu"
                required
                hint="Without https:// and without a path."
              />
              <Field
                label="The organizer’s short name"
                name="organizer"
                required
                hint="As it stands in the address: pretix.eu/lucia is lucia."
              />
            </>
          )}
          {add.error && (
            <p role="alert" className="text-accent-ink whitespace-pre-line">
              {add.error.message}
            </p>
          )}
          <Button type="submit" variant="primary" busy={add.isPending}>
            Go on
          </Button>
        </form>
      )}
    </section>
  )
}
