/** Who nearly was in, and why not. */
import { Link } from '@tanstack/react-router'
import { saidOutside } from '@rapport/analysis/portfolio/said.ts'
import { Button } from '../../ui/button.tsx'
import type { Shown } from './chosen-set.tsx'
import { TermsButton } from './terms-button.tsx'
import { money } from '../../ui/money.ts'

export function NearMisses({ board, on, found, onWish }: Shown & { onWish: (list: 'include', id: string) => void }) {
  if (found.nearMisses.length === 0) return null
  const nameOf = (offer: number) => on.asked.of[offer]!.candidate.name
  return (
    <section aria-labelledby="near">
      <h2 id="near">Nearly in</h2>
      <ul className="border-line mt-3 border-t">
        {found.nearMisses.map((miss) => {
          const { candidate, deliverable } = on.asked.of[miss.offer]!
          const { id, name } = board.members[candidate.row]!
          return (
            <li key={miss.offer} className="border-line flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-2.5">
              <div className="min-w-56 grow basis-0">
                <Link to="/creators/$id" params={{ id }} className="font-medium underline-offset-2 hover:underline">
                  {name}
                </Link>
                <span className="text-quiet text-sm"> {deliverable.name}</span>
                <p className="text-quiet text-sm">
                  {saidOutside(
                    miss,
                    miss.by.map(nameOf),
                    on.aim.margin === null ? 'people' : 'orders',
                    on.aim.currency,
                  )}
                </p>
              </div>
              <span>{money(on.crowd.offers.cost[miss.offer]!)}</span>
              <Button variant="quiet" onClick={() => onWish('include', id)} aria-label={`Put ${name} in`}>
                Put in
              </Button>
              <TermsButton id={id} name={name} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
