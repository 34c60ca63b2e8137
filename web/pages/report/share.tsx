/** A link to one report for somebody without an account: made here, told once, counted, and ended when it has done its work. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Input, Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { inputClass } from '../../ui/field.tsx'
import { counted, day } from '../../ui/numbers.ts'
import { Select } from '../../ui/select.tsx'
import { tell, tellError } from '../../ui/toast.tsx'

type Subject = Pick<Input<'reports.share'>, 'kind' | 'id'>

const DAYS = [
  { value: '1', label: 'One day' },
  { value: '7', label: 'A week' },
  { value: '14', label: 'Two weeks' },
  { value: '30', label: 'A month' },
  { value: '90', label: 'Three months' },
] as const
type Days = (typeof DAYS)[number]['value']

const KEY = ['reports.links']

export function Share({ kind, id }: Subject) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Share</Button>
      <Dialog title="Share this report" open={open} onClose={() => setOpen(false)}>
        <Links subject={{ kind, ...(id === undefined ? {} : { id }) }} />
      </Dialog>
    </>
  )
}

function Links({ subject }: { subject: Subject }) {
  const client = useQueryClient()
  const [days, setDays] = useState<Days>('14')
  const { data } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => call('reports.links', {}, signal) })
  const make = useMutation({
    mutationFn: () => call('reports.share', { ...subject, days: Number(days) }),
    onSuccess: () => client.invalidateQueries({ queryKey: KEY }),
    onError: tellError,
  })
  const end = useMutation({
    mutationFn: (id: string) => call('reports.unshare', { id }),
    onSuccess: (left) => {
      client.setQueryData(KEY, left)
      make.reset()
      tell('The link is ended.')
    },
    onError: tellError,
  })
  const own = data?.links.filter(({ kind, subject: of }) => kind === subject.kind && of === (subject.id ?? null)) ?? []
  return (
    <>
      <p className="text-quiet text-sm">
        Whoever has the link reads this report as it is at that moment, with the names in it, and nothing else of your
        workspace. No account is needed; this machine must be reachable for them.
      </p>
      <form
        className="mt-4 flex items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate()
        }}
      >
        <Select className="w-40" label="It opens for" value={days} items={[...DAYS]} onChange={setDays} />
        <Button type="submit" variant="primary" busy={make.isPending}>
          Make a link
        </Button>
      </form>
      {make.data && <Made address={location.origin + make.data.path} expires={make.data.expires} />}
      {own.length > 0 && (
        <section aria-labelledby="living" className="mt-6">
          <h3 id="living" className="text-sm font-medium">
            Links that still open
          </h3>
          <ul className="divide-line mt-1 divide-y">
            {own.map((link) => (
              <Living key={link.id} link={link} busy={end.isPending} onEnd={() => end.mutate(link.id)} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Made({ address, expires }: { address: string; expires: string }) {
  return (
    <div className="bg-sunk mt-4 rounded-md p-3">
      <div className="flex gap-2">
        <input
          readOnly
          aria-label="The link"
          value={address}
          className={`${inputClass} font-mono text-xs`}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => tell('Copied.'), tellError)}>
          Copy
        </Button>
      </div>
      <p className="text-quiet mt-2 text-sm">
        Until {day(expires)}. It is shown only now: copy it before you close this.
      </p>
    </div>
  )
}

type Link = Output<'reports.links'>['links'][number]

const Living = ({ link, busy, onEnd }: { link: Link; busy: boolean; onEnd: () => void }) => (
  <li className="flex items-center justify-between gap-4 py-2 text-sm">
    <span>
      Made {day(link.created)}, opens until {day(link.expires)}
      <span className="text-quiet block">
        {link.viewed ? `Opened ${counted(link.views, 'time')}, last on ${day(link.viewed)}` : 'Not opened yet'}
      </span>
    </span>
    <Button
      variant="quiet"
      className="shrink-0"
      disabled={busy}
      onClick={onEnd}
      aria-label={`End the link that opens until ${day(link.expires)}`}
    >
      End it
    </Button>
  </li>
)
