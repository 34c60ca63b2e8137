/**
 * The pitch: the question that is always asked, and the answer in money, on one sheet of A4. It is written from the plan as
 * it was kept, and willing to say that the large account or ads are the better buy.
 */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Headline } from '../../ui/headline.tsx'
import { day } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { MakeCampaign } from './make-campaign.tsx'
import { PitchSet } from './pitch-set.tsx'
import { answer, proof, question, sureness, turning } from './pitch-words.ts'
import type { Kept } from './pitch-words.ts'
import { WaysAxis } from './ways-axis.tsx'
import { money } from '../../ui/money.ts'

export default function PitchPage() {
  const { id } = useParams({ from: '/plan/$id/pitch' })
  const { data } = useQuery({
    queryKey: ['plans.show', id],
    queryFn: ({ signal }) => call('plans.show', { id }, signal),
    throwOnError: true,
  })
  useTitle(data ? `${data.name}: the pitch` : 'The pitch')
  if (!data) return <p className="text-quiet">Reading …</p>
  return <Sheet plan={data} />
}

function Sheet({ plan }: { plan: Kept }) {
  const { result, asked, name, createdAt } = plan
  const ways = result.threeWays.flatMap(
    ({ name: way, who, costCents, profitCents }) =>
    profitCents ? [{ who: way === 'set' ? 'This set' : way === 'ads' ? 'Your ads' : (who[0] ?? ''), costCents, profit: profitCents }] : [], // prettier-ignore
  )
  const certain = [...sureness(plan), proof(plan)].filter((one) => one !== null)
  const change = turning(plan)
  return (
    <article className="max-w-4xl">
      <div className="mb-6 flex flex-wrap items-center gap-2 print:hidden">
        <Link to="/plan" className="text-quiet hover:text-ink mr-auto text-sm underline-offset-2 hover:underline">
          Plan
        </Link>
        <MakeCampaign plan={plan.id} name={name} empty={result.chosen.length === 0} />
        <Button variant="primary" onClick={() => print()}>
          Print
        </Button>
      </div>
      <p className="text-quiet text-sm">
        {name} · {money(asked.budgetCents)} of budget · {day(createdAt)}
      </p>
      <p className="mt-3 max-w-2xl font-serif text-xl italic print:mt-1 print:text-base">“{question(plan)}”</p>
      <Headline className="mt-2 max-w-3xl print:mt-1 print:text-xl">{answer(plan)}</Headline>
      {ways.length > 1 && (
        <Part title="The same money, three ways">
          <WaysAxis ways={ways} />
          <p className="text-quiet mt-2 text-xs">
            Expected profit after everybody is paid; the line holds eight draws of ten, the upright is nothing gained
            and nothing lost.
          </p>
        </Part>
      )}
      {result.chosen.length > 0 && (
        <Part title="Who, and why each">
          <PitchSet chosen={result.chosen} />
        </Part>
      )}
      <div className="grid gap-x-10 md:grid-cols-2 print:grid-cols-2">
        {certain.length > 0 && (
          <Part title="How sure this is">
            <Lines lines={certain} />
          </Part>
        )}
        {change.length > 0 && (
          <Part title="What would change our mind">
            <Lines lines={change} />
          </Part>
        )}
      </div>
      <Part title="What it rests on">
        <Lines lines={result.assumptions} quiet />
      </Part>
    </article>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="mt-9 break-inside-avoid print:mt-3.5">
    <h2 className="text-xl print:text-base">{title}</h2>
    {children}
  </section>
)

const Lines = ({ lines, quiet = false }: { lines: readonly string[]; quiet?: boolean }) => (
  <ul
    className={`mt-2 list-disc space-y-1 pl-4 text-sm print:mt-1 print:space-y-0.5 print:leading-tight ${quiet ? 'text-quiet print:columns-2 print:text-[0.625rem]' : 'print:text-xs'}`}
  >
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
)
