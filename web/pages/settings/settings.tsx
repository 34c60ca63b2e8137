/** The workspace: its name, its band, the example, and the way out. */
import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Input } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { WipeExample } from './wipe-example.tsx'

export default function SettingsPage() {
  const workspace = useQuery({ queryKey: ['workspace.show'], queryFn: () => call('workspace.show', {}) })
  const example = useQuery({ queryKey: ['example.status'], queryFn: () => call('example.status', {}) })
  if (!workspace.data) return <p className="p-6">{workspace.error?.message}</p>
  return (
    <div className="mx-auto grid max-w-2xl gap-10 px-4 py-10 sm:px-6">
      <h1>Settings</h1>
      <Workspace key={workspace.dataUpdatedAt} name={workspace.data.name} band={workspace.data.band} />
      <section aria-labelledby="example" className="grid justify-items-start gap-3">
        <h2 id="example">The example</h2>
        {example.data?.loaded ? (
          <>
            <p>{example.data.accounts.toLocaleString('en')} invented accounts are in this workspace. Wiping them touches nothing of yours.</p>
            <WipeExample />
          </>
        ) : (
          <p className="text-quiet">It is not loaded. The first page offers it while the workspace is empty; `npx rapport demo load` does at any time.</p>
        )}
      </section>
      <section aria-labelledby="data" className="grid gap-3">
        <h2 id="data">Where your data is</h2>
        <p>In the folder <code>data</code> beside Rapport on this machine, or in the database that DATABASE_URL names. Nothing leaves it.</p>
      </section>
      <SignOut />
    </div>
  )
}

function Workspace({ name, band }: { name: string; band: { low: number; high: number } }) {
  const queries = useQueryClient()
  const [said, setSaid] = useState('')
  const save = useMutation({
    mutationFn: (input: Input<'workspace.set'>) => call('workspace.set', input),
    onSuccess: async () => {
      setSaid('Saved.')
      await queries.invalidateQueries()
    },
    onError: (error) => setSaid(error.message),
  })
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        save.mutate({ name: String(form.get('name')), band: { low: Number(form.get('low')), high: Number(form.get('high')) } })
      }}
    >
      <Text label="Name of the workspace" name="name" value={name} />
      <fieldset className="grid gap-3 sm:grid-cols-2">
        <legend className="mb-2 text-sm text-quiet">
          The band of followers that every list starts from. There is no universal definition of a small creator; 5,000 to 50,000 is where we begin.
        </legend>
        <Text label="From" name="low" value={band.low} type="number" />
        <Text label="To" name="high" value={band.high} type="number" />
      </fieldset>
      <div className="flex items-center gap-4">
        <Button type="submit" disabled={save.isPending}>
          Save
        </Button>
        <p role="status">{said}</p>
      </div>
    </form>
  )
}

function Text({ label, name, value, type = 'text' }: { label: string; name: string; value: string | number; type?: string }) {
  return (
    <label className="grid gap-1 text-sm font-medium">
      {label}
      <input name={name} type={type} defaultValue={value} required min={0} className="min-h-10 rounded-md border border-edge bg-raised px-3 py-1.5 text-base font-normal" />
    </label>
  )
}

function SignOut() {
  const out = useMutation({
    mutationFn: () => fetch('/api/sign-out', { method: 'POST' }),
    onSuccess: () => location.assign('/sign-in'),
  })
  return (
    <section aria-labelledby="out" className="grid justify-items-start gap-3">
      <h2 id="out">Leave</h2>
      <Button variant="quiet" onClick={() => out.mutate()}>
        Sign out on this browser
      </Button>
    </section>
  )
}
