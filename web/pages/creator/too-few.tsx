/** An audience of which too little is known to be drawn: empty rings, what is known, and how to learn more. */
import { capital, many } from '../../ui/numbers.ts'
import { A_FEW } from './picture-words.ts'

export function TooFew({ people }: { people: number }) {
  return (
    <section aria-labelledby="picture" className="flex flex-col gap-x-10 gap-y-5 sm:flex-row sm:items-center">
      <svg viewBox="-64 -64 128 128" className="size-32 shrink-0" aria-hidden="true">
        {[22, 34, 46, 58].map((radius) => (
          <circle key={radius} r={radius} className="stroke-edge/70 fill-none" strokeDasharray="1 4" />
        ))}
        <circle r="6" className="fill-paper stroke-accent" strokeWidth="1.75" />
      </svg>
      <div className="max-w-prose">
        <h2 id="picture">The audience cannot be drawn yet</h2>
        <p className="mt-2">
          {people === 0
            ? 'Nobody is known to have commented.'
            : `${capital(many(people, 'person is', 'people are'))} known to have commented.`}{' '}
          From {A_FEW} on, this shows who came back, whom the creator answered and who talks with whom.
        </p>
        <p className="text-quiet mt-2 text-sm">
          Import comments with who wrote them and what they answer, or ask the creator for an export.
        </p>
      </div>
    </section>
  )
}
