/** Among whom to choose: near a place, audiences that are not known, audiences with questions. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Field } from '../../ui/field.tsx'
import type { PlanSearch } from './asked.ts'
import { Beside } from './beside.tsx'
import { Group } from './group.tsx'
import { PlaceOf } from './place-of.tsx'
import { Turn } from './turn.tsx'
import { Amounts } from './wanted.tsx'

type Props = { search: PlanSearch; onChange: (next: PlanSearch) => void }

export function Where(props: Props) {
  const { search, onChange } = props
  const { data } = useQuery({
    queryKey: ['creators.facets'],
    queryFn: ({ signal }) => call('creators.facets', {}, signal),
  })
  const set = (text: string) => {
    const { near: before, ...rest } = search
    const next = text.trim()
    if (next !== (before ?? '')) onChange({ ...rest, ...(next ? { near: next } : {}) })
  }
  return (
    <Group title="Among whom" asked={Boolean(search.near || search.segments || search.strongSigns || search.beside)}>
      <Field
        label="Only people near"
        placeholder="anywhere"
        hint="A place as it is written of creators."
        list="places"
        key={search.near ?? ''}
        defaultValue={search.near ?? ''}
        onBlur={({ target }) => set(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
      <datalist id="places">
        {data?.place.map(({ value }) => (
          <option key={value} value={value} />
        ))}
      </datalist>
      {search.near && (
        <>
          <Amounts {...props} fields={NEAR} />
          {search.km !== undefined && <PlaceOf place={search.near} />}
        </>
      )}
      <Turn name="segments" {...props}>
        Take audiences that we do not know as segments
      </Turn>
      <Turn name="strongSigns" {...props}>
        Also audiences with strong signs of a concern
      </Turn>
      <Beside {...props} />
    </Group>
  )
}

const NEAR = [
  { name: 'km', label: 'Kilometres around it', placeholder: '0', hint: 'Between places of which it is noted where they lie.' }, // prettier-ignore
  {
    name: 'atHome',
    label: 'Per cent of an audience where its creator lives',
    placeholder: '30',
    hint: 'A guess, for those of whom nobody noted it.',
  },
] as const
