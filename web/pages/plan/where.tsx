/** Among whom to choose: near a place, audiences that are not known, audiences with questions. */
import { Field } from '../../ui/field.tsx'
import type { PlanSearch } from './asked.ts'
import { Beside } from './beside.tsx'
import { PlaceOf } from './place-of.tsx'
import { Turn } from './turn.tsx'
import { Amounts } from './wanted.tsx'

type Props = { search: PlanSearch; onChange: (next: PlanSearch) => void }

export function Where(props: Props) {
  const { search, onChange } = props
  const set = (text: string) => {
    const { near: before, ...rest } = search
    const next = text.trim()
    if (next !== (before ?? '')) onChange({ ...rest, ...(next ? { near: next } : {}) })
  }
  return (
    <section aria-labelledby="where" className="space-y-4">
      <h2 id="where">Among whom</h2>
      <Field
        label="Only people near"
        placeholder="anywhere"
        hint="A place as it is written of creators."
        key={search.near ?? ''}
        defaultValue={search.near ?? ''}
        onBlur={({ target }) => set(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
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
    </section>
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
