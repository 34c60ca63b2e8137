/** The workspace's name and the band of followers that every list starts from. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Input } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { tell } from '../../ui/toast.tsx'

type Props = { name: string; band: { low: number; high: number } }

export function Workspace({ name, band }: Props) {
  const client = useQueryClient()
  const [wrong, setWrong] = useState<string>()
  const save = useMutation({
    mutationFn: (input: Input<'workspace.set'>) => call('workspace.set', input),
    onSuccess: async () => {
      tell('Saved.')
      await client.invalidateQueries()
    },
  })
  return (
    <form
      className="space-y-6"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const [low, high] = [Number(form.get('low')), Number(form.get('high'))]
        const crossed = low >= high ? 'The band must end above where it begins.' : undefined
        setWrong(crossed)
        if (!crossed) save.mutate({ name: String(form.get('name')).trim(), band: { low, high } })
      }}
    >
      <Field label="Name of the workspace" name="name" defaultValue={name} required maxLength={200} />
      <fieldset>
        <legend className="text-sm font-medium">The band of followers that every list starts from</legend>
        <p className="text-quiet mt-1 mb-3 text-sm">
          There is no universal definition of a small creator; 5,000 to 50,000 is where we begin.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="From" name="low" type="number" defaultValue={band.low} min={0} step={1} required />
          <Field
            label="To"
            name="high"
            type="number"
            defaultValue={band.high}
            min={1}
            step={1}
            required
            error={wrong}
          />
        </div>
      </fieldset>
      {save.error && (
        <p role="alert" className="text-accent-ink whitespace-pre-line">
          {save.error.message}
        </p>
      )}
      <Button type="submit" variant="primary" busy={save.isPending}>
        Save
      </Button>
    </form>
  )
}
