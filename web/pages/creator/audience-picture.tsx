/**
 * The audience in one picture: the creator in the middle, people by how often they came back, lines where they were
 * answered and where they answer one another. The finding is its title; the same as a table behind a toggle.
 */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { call } from '../../call.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { Legend } from './picture-legend.tsx'
import { PictureStage } from './picture-stage.tsx'
import { A_FEW, ENOUGH, pictureFinding, ringName } from './picture-words.ts'
import { seating } from './seating.ts'
import type { Picture } from './seating.ts'
import { TooFew } from './too-few.tsx'

export function AudiencePicture({ id, name }: { id: string; name: string }) {
  const { data, error } = useQuery({
    queryKey: ['audits.picture', id],
    queryFn: ({ signal }) => call('audits.picture', { id }, signal),
  })
  if (error)
    return (
      <p role="alert" className="text-accent-ink">
        {error.message}
      </p>
    )
  if (!data) return <div className="min-h-96" aria-busy="true" />
  return data.everybody < A_FEW ? <TooFew people={data.everybody} /> : <Drawn picture={data} name={name} />
}

function Drawn({ picture, name }: { picture: Picture; name: string }) {
  const seated = useMemo(() => seating(picture), [picture])
  const [asTable, setAsTable] = useState(false)
  return (
    <figure
      aria-labelledby="picture"
      className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)] lg:items-center"
    >
      <div className="min-w-0 lg:order-1">
        <figcaption>
          <h2 id="picture" className="lg:text-3xl">
            {pictureFinding(picture)}
          </h2>
          {picture.everybody < ENOUGH && (
            <p className="text-quiet mt-2 text-sm">From {ENOUGH} people on, this says how many of them come back.</p>
          )}
        </figcaption>
        <div className="mt-6 hidden lg:block">
          <Legend picture={picture} seated={seated} />
        </div>
        <Toggle pressed={asTable} onChange={setAsTable} className="mt-4 -ml-1">
          as a table
        </Toggle>
      </div>
      {asTable ? <People picture={picture} /> : <PictureStage picture={picture} seated={seated} name={name} />}
      <div className="lg:hidden">
        <Legend picture={picture} seated={seated} />
      </div>
    </figure>
  )
}

const People = ({ picture: { people, rings } }: { picture: Picture }) => (
  <div className="max-h-[36rem] space-y-6 overflow-y-auto">
    <Sheet
      label="How often people came"
      head={['Came to', 'People', 'Answered']}
      rows={rings.map((ring, at) => [
        ringName(rings, at),
        ring.people.toLocaleString('en'),
        ring.answered.toLocaleString('en'),
      ])}
    />
    <Sheet
      label="People in the picture"
      head={['Person', 'Posts', 'Comments', 'Answered', 'Circle']}
      rows={people.map(({ name, posts, comments, answered, group }) => [
        name,
        posts,
        comments,
        answered,
        group === null ? '' : group + 1,
      ])}
    />
  </div>
)
