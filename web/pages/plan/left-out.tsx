/** What is taken for known, and who could not be considered at all. */
import { Link } from '@tanstack/react-router'
import type { Board as Laid } from '@rapport/analysis/portfolio/proposal.ts'
import { capital, many } from '../../ui/numbers.ts'
import type { Board } from './plan.tsx'

export function LeftOut({ board, on }: { board: Board; on: Laid }) {
  const { assumptions, members, wishes } = board
  const wished = new Set(wishes.exclude)
  const barred = on.asked.out
    .filter(({ id }) => !wished.has(id))
    .map(({ id, because }) => ({ id, name: members.find((one) => one.id === id)!.name, because: `${because}.` }))
  const leftOut = [...board.leftOut, ...barred]
  return (
    <section aria-labelledby="taken">
      <h2 id="taken">What this rests on</h2>
      <ul className="mt-2 max-w-prose list-disc space-y-1 pl-4 text-sm">
        <li>{capital(many(members.length, 'account'))} to choose from.</li>
        {assumptions.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {leftOut.length > 0 && (
        <details className="mt-3 text-sm">
          <summary className="underline decoration-dotted underline-offset-4">
            {capital(many(leftOut.length, 'account'))} could not be considered
          </summary>
          <ul className="mt-2 max-h-72 space-y-1 overflow-auto">
            {leftOut.map(({ id, name, because }) => (
              <li key={id}>
                <Link to="/creators/$id" params={{ id }} className="font-medium underline-offset-2 hover:underline">
                  {name}
                </Link>
                <span className="text-quiet"> {because}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
