/** The audience picture as tables: everybody by ring, then each person who is in the picture. */
import { Sheet } from '../../ui/sheet.tsx'
import { ringName } from './picture-words.ts'
import type { Picture } from './seating.ts'

/** @param moment a place in the picture's moments; none is today, when more is known of each person */
export function PictureTable({ picture, moment }: { picture: Picture; moment: number | undefined }) {
  const { people, rings } = picture
  const circle = (group: number | null) => (group === null ? '' : group + 1)
  return (
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
      {moment === undefined ? (
        <Sheet
          label="People in the picture"
          head={['Person', 'Posts', 'Comments', 'Answered', 'Circle']}
          rows={people.map(({ name, posts, comments, answered, group }) => [
            name,
            posts,
            comments,
            answered,
            circle(group),
          ])}
        />
      ) : (
        <Sheet
          label="People in the picture by then"
          head={['Person', 'Came to', 'Answered', 'Circle']}
          rows={people.flatMap(({ name, reached, answeredBy, group }) => {
            const rungs = reached.filter((by) => by <= moment).length
            const answered = answeredBy !== null && answeredBy <= moment
            return rungs
              ? [[name, ringName(rings, rings.length - rungs), answered ? 'yes' : 'not yet', circle(group)]]
              : []
          })}
        />
      )}
    </div>
  )
}
