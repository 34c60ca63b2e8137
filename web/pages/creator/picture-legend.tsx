/** The rings and lines of the picture in plain words, with everybody counted, drawn or not. */
import { memo } from 'react'
import { count } from '../../ui/numbers.ts'
import { SHADES } from './picture-drawing.tsx'
import { circlesSentence, ringName } from './picture-words.ts'
import type { Picture, Seating } from './seating.ts'
import { some } from './words.ts'

/** @param picture as it stood at `moment`, a place in its moments; none is today. Bars keep the scale of today. */
export const Legend = memo(function Legend({
  picture,
  today,
  seated,
  moment = Infinity,
}: {
  picture: Picture
  today: Picture
  seated: Seating
  moment: number | undefined
}) {
  const { rings, groups, everybody } = picture
  const most = Math.max(...today.rings.map(({ people }) => people))
  const drawn = seated.places.filter(({ person }) => person.reached[0]! <= moment).length
  return (
    <div className="text-sm">
      <p className="text-quiet mb-2">The nearer the centre, the more posts somebody came to.</p>
      <ul className="max-w-md">
        {rings.map(({ people }, ring) => (
          <li key={ring} className="grid grid-cols-[0.75rem_7.5rem_minmax(0,1fr)_3rem] items-center gap-x-2.5 py-1">
            <span className="size-2.5 rounded-full" style={{ background: SHADES[ring] }} />
            <span>{ringName(rings, ring)}</span>
            <span className="h-1.5" aria-hidden="true">
              <span
                className={`block h-full rounded-full ${people ? 'min-w-px' : ''}`}
                style={{ width: `${(100 * people) / most}%`, background: SHADES[ring] }}
              />
            </span>
            <span className="text-right font-medium">{count(people)}</span>
          </li>
        ))}
      </ul>
      <ul className="mt-4 space-y-1.5">
        <li className="flex gap-3">
          <span className="bg-accent mt-2.5 h-[1.5px] w-6 shrink-0" />
          <span>
            The creator answered{' '}
            {some(
              rings.reduce((sum, ring) => sum + ring.answered, 0),
              'person',
              'people',
            )}
            .
          </span>
        </li>
        <li className="flex gap-3">
          <span className="bg-ink/60 mt-2.5 h-[1.5px] w-6 shrink-0" />
          <span>{circlesSentence(groups)}</span>
        </li>
      </ul>
      {seated.places.length < today.everybody && (
        <p className="text-quiet mt-4">
          {drawn ? `${count(drawn)} of ${count(everybody)} people are drawn, evenly:` : 'None of them is drawn yet:'}{' '}
          {seated.each < 1.75
            ? 'the same share of every ring.'
            : `one dot stands for about ${count(seated.each)}, in every ring.`}
        </p>
      )}
    </div>
  )
})
