/** Plans that were kept: to be shown, compared, thrown away. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { count, day, inWords } from '../../ui/numbers.ts'
import { money } from '../../ui/money.ts'

/** More columns than that are not read. */
const MOST = 3

export function Kept() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['plans.list'], queryFn: ({ signal }) => call('plans.list', {}, signal) })
  const remove = useMutation({
    mutationFn: (id: string) => call('plans.remove', { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['plans.list'] }),
  })
  const [chosen, setChosen] = useState<string[]>([])
  if (!data || data.plans.length === 0) return null
  const ids = chosen.filter((id) => data.plans.some((one) => one.id === id))
  return (
    <section aria-labelledby="kept">
      <div className="flex min-h-10 flex-wrap items-baseline justify-between gap-3">
        <h2 id="kept">Kept plans</h2>
        {ids.length > 1 && (
          <Link to="/plan/compare" search={{ ids: ids.join(',') }} className={buttonClass()}>
            Compare {inWords(ids.length)}
          </Link>
        )}
      </div>
      <div className="relative mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Kept plans">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-ink text-quiet border-b text-left">
              {['', 'Plan', 'Budget', 'Spent', 'Creators', 'People', 'Profit, 80%', ''].map((head, at) => (
                // Two heads are for ears only.
                <th key={at} scope="col" className="py-1.5 pr-4 font-normal">
                  {head || <span className="sr-only">{at === 0 ? 'Compare' : 'Throw away'}</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.plans.map(({ id, name, createdAt, budgetCents, costCents, chosen: size, reach, profitCents }) => (
              <tr key={id} className="border-line border-b">
                <td className="pr-3">
                  <input
                    type="checkbox"
                    className="accent-accent-fill block size-4"
                    aria-label={`Compare “${name}”`}
                    checked={ids.includes(id)}
                    disabled={ids.length >= MOST && !ids.includes(id)}
                    onChange={({ target }) =>
                      setChosen(target.checked ? [...ids, id] : ids.filter((one) => one !== id))
                    }
                  />
                </td>
                <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                  <Link to="/plan/$id/pitch" params={{ id }} className="underline-offset-2 hover:underline">
                    {name}
                  </Link>{' '}
                  <span className="text-quiet font-normal whitespace-nowrap">{day(createdAt)}</span>
                </th>
                <td className="pr-4">{money(budgetCents)}</td>
                <td className="pr-4">{money(costCents)}</td>
                <td className="pr-4">{size}</td>
                <td className="pr-4">{count(reach)}</td>
                <td className="pr-4 whitespace-nowrap">
                  {profitCents ? `${money(profitCents.low)} to ${money(profitCents.high)}` : '–'}
                </td>
                <td className="text-right">
                  <Button variant="quiet" aria-label={`Throw “${name}” away`} onClick={() => remove.mutate(id)}>
                    Throw away
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
