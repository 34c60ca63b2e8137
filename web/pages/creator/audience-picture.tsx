/**
 * The audience in one picture: the creator in the middle, people by how often they came back, lines where they were
 * answered and where they answer one another. The finding is its title; the same as a table behind a toggle.
 */
import { useQuery } from '@tanstack/react-query'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../call.ts'
import { Toggle } from '../../ui/toggle.tsx'
import { Legend } from './picture-legend.tsx'
import { PictureSlider } from './picture-slider.tsx'
import { PictureStage } from './picture-stage.tsx'
import { PictureTable } from './picture-table.tsx'
import { pictureThen, seatedThen } from './picture-then.ts'
import { A_FEW, ENOUGH, pictureFinding } from './picture-words.ts'
import { seating } from './seating.ts'
import type { Picture } from './seating.ts'
import { TooFew } from './too-few.tsx'
import { useFilm } from './use-film.ts'

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
  const last = picture.moments.length - 1
  const film = useFilm(last)
  const past = film.at < last || film.moment < last
  const then = useMemo(() => (past ? pictureThen(picture, film.moment) : picture), [picture, past, film.moment])
  const [asTable, setAsTable] = useState(false)
  const caption = useHeightKept(past)
  const legend = <Legend picture={then} today={picture} seated={seated} moment={past ? film.moment : undefined} />
  return (
    <figure
      aria-labelledby="picture"
      className="grid gap-x-14 gap-y-6 lg:grid-cols-[minmax(0,36rem)_minmax(0,1fr)] lg:items-center"
    >
      <div className="min-w-0 lg:order-1">
        <figcaption ref={caption}>
          <h2 id="picture" className="lg:text-3xl">
            {pictureFinding(then)}
          </h2>
          {picture.everybody < ENOUGH && (
            <p className="text-quiet mt-2 text-sm">From {ENOUGH} people on, this says how many of them come back.</p>
          )}
        </figcaption>
        <div className="mt-6 hidden lg:block">{legend}</div>
        <Toggle pressed={asTable} onChange={setAsTable} className="mt-4 -ml-1">
          as a table
        </Toggle>
      </div>
      <div className="min-w-0">
        {asTable ? (
          <PictureTable picture={then} moment={past ? film.moment : undefined} />
        ) : (
          <PictureStage
            picture={then}
            seated={past ? seatedThen(seated, film.at, last) : seated}
            name={name}
            past={past}
          />
        )}
        {last > 0 && <PictureSlider picture={picture} film={film} />}
      </div>
      <div className="lg:hidden">{legend}</div>
    </figure>
  )
}

/** While an earlier moment is shown, a title with fewer lines does not pull up what stands below it. */
function useHeightKept(past: boolean) {
  const ref = useRef<HTMLElement>(null)
  const kept = useRef(0)
  useLayoutEffect(() => {
    if (!ref.current) return
    kept.current = past ? Math.max(kept.current, ref.current.offsetHeight) : ref.current.offsetHeight
    ref.current.style.minHeight = past ? `${kept.current}px` : ''
  })
  return ref
}
