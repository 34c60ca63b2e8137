/** Places in which a test would see most, found by trying groups that move together. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import type { Input, Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import type { Wanted } from './asked.ts'
import { Working } from './working.tsx'
import { named, share } from './words.ts'

type Props = { series: string; wanted: Wanted; onChoose: (treated: string[]) => void }

const COUNTS = [1, 2, 3]
const MOST = 8

/** One number of places after the other, so that it can be said how far it is. */
async function proposed(
  asked: Omit<Input<'experiments.markets'>, 'counts'>,
  signal: AbortSignal,
  tell: (done: number) => void,
): Promise<Output<'experiments.markets'>> {
  tell(0)
  const found: Output<'experiments.markets'>[] = []
  for (const [at, one] of COUNTS.entries()) {
    found.push(await call('experiments.markets', { ...asked, counts: [one] }, signal))
    tell(at + 1)
  }
  const designs = found.flatMap((one) => one.designs)
  return {
    designs: designs.toSorted((a, b) => (a.mde ?? Infinity) - (b.mde ?? Infinity)).slice(0, MOST),
    tried: found.reduce((sum, one) => sum + one.tried, 0),
    because: designs.length > 0 ? null : found[0]!.because,
    mend: designs.length > 0 ? null : found[0]!.mend,
  }
}

export function Markets({ series, wanted: { days, start, excluded, treated }, onChoose }: Props) {
  const client = useQueryClient()
  const [question, setQuestion] = useState<object | null>(null)
  const [done, setDone] = useState(0)
  const asked = { series, days, excluded, ...(start ? { start } : {}) }
  const key = ['experiments.markets', question]
  const { data, error, isFetching } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => proposed(question as typeof asked, signal, setDone),
    enabled: question !== null,
    retry: false,
    staleTime: Infinity,
  })
  const stale = question !== null && JSON.stringify(question) !== JSON.stringify(asked)
  return (
    <section aria-labelledby="markets" className="border-line mt-10 border-t pt-6">
      <h2 id="markets">Where would it see most?</h2>
      <p className="text-quiet mt-2 max-w-prose text-sm">
        One, two and three places that move together are tried as if something had happened there in the past. The best
        of many looks better than it is: take its smallest effect as the least to expect.
      </p>
      {isFetching ? (
        <Working
          says={`Trying ${['one place', 'two places', 'three places'][done] ?? 'places'} at a time in seven windows of the past …`}
          value={done / COUNTS.length}
          onCancel={() => client.cancelQueries({ queryKey: key })}
        />
      ) : (
        (!data || stale) && (
          <Button className="mt-4" onClick={() => setQuestion(asked)}>
            Propose places
          </Button>
        )
      )}
      {error && (
        <p role="alert" className="text-accent-ink mt-3 text-sm">
          {error.message}
        </p>
      )}
      {data?.because && (
        <p className="mt-3 max-w-prose">
          {data.because} {data.mend}
        </p>
      )}
      {data && data.designs.length > 0 && (
        <ul className="border-line mt-4 border-t">
          {data.designs.map((one) => {
            const chosen = [...treated].sort().join() === [...one.treated].sort().join()
            return (
              <li
                key={one.treated.join()}
                className="border-line flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2"
              >
                <span className="min-w-48 grow">
                  <span className="block font-medium">{named(one.treated)}</span>
                  <span className="text-quiet block text-sm">
                    {one.mde === null ? 'sees too little' : `sees ${share(one.mde)} or more, whether up or down`};{' '}
                    {share(Number(one.spendShare.toPrecision(2)))} of all sales
                  </span>
                </span>
                <Button aria-pressed={chosen} onClick={() => onChoose(one.treated)} disabled={chosen}>
                  {chosen ? 'Chosen' : 'Choose'}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
