/** A wish that is either had or not. */
import type { ReactNode } from 'react'
import type { PlanSearch } from './asked.ts'

type Props = {
  name: 'rights' | 'segments' | 'strongSigns'
  search: PlanSearch
  onChange: (next: PlanSearch) => void
  children: ReactNode
}

export function Turn({ name, search, onChange, children }: Props) {
  return (
    <label className="flex min-h-9 items-start gap-3 text-sm">
      <input
        type="checkbox"
        className="accent-accent-fill mt-0.5 size-4 shrink-0"
        checked={search[name] ?? false}
        onChange={({ target }) => {
          const { [name]: _, ...rest } = search
          onChange({ ...rest, ...(target.checked ? { [name]: true } : {}) })
        }}
      />
      <span>{children}</span>
    </label>
  )
}
