/** Where a link leads, for whom, until when; and where it led before. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { day } from '../../ui/numbers.ts'
import { tell } from '../../ui/toast.tsx'
import { endOfDay, localDay } from './words.ts'
import type { Link } from './words.ts'

export function EditLink({ link, onClose }: { link: Link; onClose: () => void }) {
  const client = useQueryClient()
  const [destination, setDestination] = useState(link.destination)
  const [ios, setIos] = useState(link.ios ?? '')
  const [android, setAndroid] = useState(link.android ?? '')
  const [ends, setEnds] = useState(localDay(link.expiresAt))
  const { data } = useQuery({
    queryKey: ['links.history', link.id],
    queryFn: ({ signal }) => call('links.history', { id: link.id }, signal),
  })
  const save = useMutation({
    mutationFn: () =>
      call('links.change', {
        id: link.id,
        destination,
        ios: ios.trim() || null,
        android: android.trim() || null,
        ...(ends === localDay(link.expiresAt) ? {} : { expiresAt: ends ? endOfDay(ends) : null }),
      }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['links.list'] })
      void client.invalidateQueries({ queryKey: ['links.history', link.id] })
      tell('Kept. The link leads there from now on.')
      onClose()
    },
  })
  const before = data?.destinations.slice(1) ?? []
  const wrong = (field: string) =>
    save.error?.message.startsWith(`${field}:`) ? save.error.message.slice(field.length + 2) : undefined
  const other =
    save.error && !wrong('destination') && !wrong('ios') && !wrong('android') ? save.error.message : undefined
  return (
    <Dialog title={link.name} open onClose={onClose}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        <Field
          label="Leads to"
          type="text"
          inputMode="url"
          required
          value={destination}
          error={wrong('destination')}
          onChange={({ target }) => setDestination(target.value)}
        />
        <Field
          label="iPhones rather to"
          type="text"
          inputMode="url"
          value={ios}
          error={wrong('ios')}
          hint="A page that your app opens, or the App Store. Empty: as everybody."
          onChange={({ target }) => setIos(target.value)}
        />
        <Field
          label="Android phones rather to"
          type="text"
          inputMode="url"
          value={android}
          error={wrong('android')}
          onChange={({ target }) => setAndroid(target.value)}
        />
        <Field
          label="Last day"
          type="date"
          value={ends}
          hint="After it, visitors read that the link has ended."
          onChange={({ target }) => setEnds(target.value)}
        />
        {other && (
          <p role="alert" className="text-accent-ink text-sm">
            {other}
          </p>
        )}
        <Button type="submit" variant="primary" busy={save.isPending}>
          Keep
        </Button>
      </form>
      {before.length > 0 && (
        <>
          <h3 className="mt-6 text-sm font-medium">It led before to</h3>
          <ul className="text-quiet mt-1 space-y-1 text-sm">
            {before.map((one) => (
              <li key={one.at} className="wrap-anywhere">
                {one.destination} <span className="whitespace-nowrap">since {day(one.at.slice(0, 10))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}
