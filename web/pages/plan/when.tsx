/** When the campaign runs, for whom, and beside whom nobody may stand. */
import { Field } from '../../ui/field.tsx'
import type { PlanSearch } from './asked.ts'
import { Group } from './group.tsx'
import { Turn } from './turn.tsx'

type Name = 'from' | 'until' | 'brand' | 'competitors'
type Props = { search: PlanSearch; onChange: (next: PlanSearch) => void }

export function When({ search, onChange }: Props) {
  const set = (name: Name, text: string) => {
    const { [name]: before, ...rest } = search
    const next = text.trim()
    if (next !== (before ?? '')) onChange({ ...rest, ...(next ? { [name]: next } : {}) })
  }
  const field = (name: Name) => ({
    key: `${name} ${search[name] ?? ''}`,
    defaultValue: search[name] ?? '',
    onBlur: ({ target }: { target: HTMLInputElement }) => set(name, target.value),
    onKeyDown: (event: { key: string; currentTarget: HTMLInputElement }) =>
      event.key === 'Enter' && event.currentTarget.blur(),
  })
  const turned = search.from !== undefined && search.until !== undefined && search.until < search.from
  return (
    <Group
      title="When, and for whom"
      asked={Boolean(search.from || search.until || search.brand || search.competitors || search.rights)}
    >
      <Field label="From" type="date" {...field('from')} />
      <Field
        label="Until"
        type="date"
        {...field('until')}
        error={turned ? 'That is before it starts.' : undefined}
        hint="Who is away all the while is passed by."
      />
      <Field label="Your brand" placeholder="not said" {...field('brand')} hint="Exclusivity may name it." />
      <Field
        label="Your competitors"
        placeholder="with commas"
        {...field('competitors')}
        hint="Who is bound to one of them is passed by."
      />
      <Turn name="rights" {...{ search, onChange }}>
        Buy the rights to use the material, too
      </Turn>
    </Group>
  )
}
