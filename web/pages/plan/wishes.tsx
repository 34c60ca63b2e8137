/** Who must be in, who must not, and so many in a place or on a platform: said, and to be taken back. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { PLATFORM } from '../creators/words.ts'
import { readMinimum, withWish, writeMinimum } from './asked.ts'
import type { PlanSearch } from './asked.ts'
import { Group } from './group.tsx'
import type { Board } from './plan.tsx'

type Props = { search: PlanSearch; board: Board; onChange: (next: PlanSearch) => void }

export function Wishes({ search, board, onChange }: Props) {
  const nameOf = (id: string) => [...board.members, ...board.leftOut].find((one) => one.id === id)?.name ?? 'somebody'
  const minimum = readMinimum(search.minimum)
  const setMinimum = (next: string[]) => {
    const { minimum: _, ...rest } = search
    onChange({ ...rest, ...(next.length ? { minimum: next } : {}) })
  }
  const chips = [
    ...(['include', 'exclude'] as const).flatMap((list) =>
      (search[list] ?? []).map((id) => ({
        text: `${nameOf(id)} must ${list === 'include' ? '' : 'not '}be in`,
        onBack: () => onChange(withWish(search, list, id)),
      })),
    ),
    ...minimum.map((one) => ({
      text: `At least ${one.count} ${one.of === 'city' ? 'in' : 'on'} ${one.of === 'city' ? one.is : (PLATFORM[one.is as keyof typeof PLATFORM] ?? one.is)}`,
      onBack: () => setMinimum((search.minimum ?? []).filter((text) => text !== writeMinimum(one))),
    })),
  ]
  return (
    <Group title="Wishes" asked={chips.length > 0}>
      {chips.length > 0 && (
        <ul className="space-y-1 text-sm">
          {chips.map(({ text, onBack }) => (
            <li key={text} className="flex items-center justify-between gap-3">
              <span className="min-w-0">{text}</span>
              <Button variant="quiet" onClick={onBack} aria-label={`Take back: ${text}`}>
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AtLeast board={board} onAdd={(text) => setMinimum([...new Set([...(search.minimum ?? []), text])])} />
    </Group>
  )
}

/** Only places and platforms that somebody here stands for. */
function AtLeast({ board: { members }, onAdd }: { board: Board; onAdd: (written: string) => void }) {
  const platforms = [...new Set(members.map(({ platform }) => platform))].toSorted()
  const cities = [...new Set(members.flatMap(({ city }) => (city ? [city] : [])))].toSorted()
  const items = [
    ...platforms.map((is) => ({
      value: `platform ${is}`,
      label: `on ${PLATFORM[is as keyof typeof PLATFORM] ?? is}`,
    })),
    ...cities.map((is) => ({ value: `city ${is}`, label: `in ${is}` })),
  ]
  const [count, setCount] = useState('1')
  const [group, setGroup] = useState<string>()
  const chosen = group ?? items[0]?.value
  if (!chosen) return null
  return (
    <form
      className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (/^[1-9]\d{0,3}$/.test(count)) onAdd(`${count} ${chosen}`)
      }}
    >
      <Field label="At least" inputMode="numeric" value={count} onChange={({ target }) => setCount(target.value)} />
      <Select label="creators" value={chosen} items={items} onChange={setGroup} />
      <Button type="submit" className="col-span-2 justify-self-start">
        Ask for that
      </Button>
    </form>
  )
}
