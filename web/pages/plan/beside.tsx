/** One account to compare with, whatever its size: the celebrity whom somebody has in mind. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { short } from '../../ui/numbers.ts'
import { PLATFORM } from '../creators/words.ts'
import type { PlanSearch } from './asked.ts'

export function Beside({ search, onChange }: { search: PlanSearch; onChange: (next: PlanSearch) => void }) {
  const [text, setText] = useState('')
  const sought = useDeferredValue(text.trim())
  const { data } = useQuery({
    queryKey: ['creators.list', 'beside', sought],
    queryFn: ({ signal }) => call('creators.list', { q: sought, anySize: true, sort: 'followers', limit: 5 }, signal),
    enabled: sought.length > 1,
    placeholderData: keepPreviousData,
  })
  const beside = search.beside ?? []
  const set = (next: string[]) => {
    const { beside: _, ...rest } = search
    onChange({ ...rest, ...(next.length ? { beside: next } : {}) })
  }
  const found = sought.length > 1 ? (data?.rows ?? []).filter(({ id }) => !beside.includes(id)) : []
  return (
    <div>
      <Field
        label="Compare with one large account"
        placeholder="name or handle"
        hint="It joins those to choose from, and stands in the three ways where the budget buys it."
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <ul className="mt-1">
        {found.map(({ id, name, platform, followers }) => (
          <li key={id}>
            <Button
              variant="quiet"
              className="w-full justify-start text-left"
              onClick={() => {
                setText('')
                set([...beside, id])
              }}
            >
              {name}
              <span className="font-normal">
                {PLATFORM[platform]}
                {followers !== null && ` · ${short(followers)}`}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {beside.length > 0 && (
        <Button variant="quiet" className="-ml-3" onClick={() => set([])}>
          Compare with nobody else
        </Button>
      )}
    </div>
  )
}
