/** Keeps the plan as it stands, to be compared with others and shown to whoever decides. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { tell } from '../../ui/toast.tsx'
import { questionOf } from './asked.ts'
import type { PlanSearch } from './asked.ts'

export function Keep({ search, budget }: { search: PlanSearch; budget: number }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [name, setName] = useState('')
  const keep = useMutation({
    mutationFn: () => call('plans.create', { ...questionOf(search, budget), name: name.trim() || 'A plan' }),
    onSuccess: (plan) => {
      void client.invalidateQueries({ queryKey: ['plans.list'] })
      setName('')
      tell(`“${plan.name}” is kept.`, {
        label: 'The pitch',
        onClick: () => void navigate({ to: '/plan/$id/pitch', params: { id: plan.id } }),
      })
    },
  })
  return (
    <form
      className="space-y-3"
      onSubmit={(event) => {
        event.preventDefault()
        keep.mutate()
      }}
    >
      <Field
        label="Keep this plan as"
        placeholder="Sixty seats in Turin"
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        error={keep.error?.message}
      />
      <Button type="submit" variant="primary" busy={keep.isPending}>
        Keep
      </Button>
    </form>
  )
}
