/** Plans that were kept, side by side. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { count, day } from '../../ui/numbers.ts'
import { money } from './words.ts'

export function Kept() {
  const client = useQueryClient()
  const { data } = useQuery({ queryKey: ['plans.list'], queryFn: ({ signal }) => call('plans.list', {}, signal) })
  const remove = useMutation({
    mutationFn: (id: string) => call('plans.remove', { id }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['plans.list'] }),
  })
  if (!data || data.plans.length === 0) return null
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">Kept plans</h2>
      <div className="relative mt-3 overflow-x-auto" tabIndex={0} role="region" aria-label="Kept plans">
        <table className="w-full text-sm">
          <thead>
            <tr className="border-ink text-quiet border-b text-left">
              {['Plan', 'Budget', 'Spent', 'Creators', 'People', 'Profit, 80%', ''].map((head) => (
                <th key={head} scope="col" className="py-1.5 pr-4 font-normal">
                  {head || <span className="sr-only">Throw away</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.plans.map(({ id, name, createdAt, budgetCents, costCents, chosen, reach, profitCents }) => (
              <tr key={id} className="border-line border-b">
                <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                  <Link to="/plan/$id/pitch" params={{ id }} className="underline-offset-2 hover:underline">
                    {name}
                  </Link>{' '}
                  <span className="text-quiet font-normal whitespace-nowrap">{day(createdAt)}</span>
                </th>
                <td className="pr-4">{money(budgetCents)}</td>
                <td className="pr-4">{money(costCents)}</td>
                <td className="pr-4">{chosen}</td>
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
