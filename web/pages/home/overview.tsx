/** A workspace with something in it: what there is, what is missing most, and the door for more. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { DropList } from '../import/drop-list.tsx'
import { WipeExample } from '../settings/wipe-example.tsx'

type Props = { summary: Output<'creators.summary'>; example: Output<'example.status'> | undefined }

const plural = (count: number, one: string, many: string) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export function Overview({ summary, example }: Props) {
  const imports = useQuery({
    queryKey: ['imports.recent'],
    queryFn: () => call('imports.recent', {}),
    refetchInterval: ({ state }) => (state.data?.imports.some((one) => /waiting|running/.test(one.state)) ? 1500 : false),
  })
  return (
    <div className="mx-auto grid max-w-5xl gap-10 px-6 py-12">
      <header className="grid gap-3">
        <h1>
          {summary.assessed > 0
            ? `${plural(summary.assessed, 'creator', 'creators')} in your band can be ranked by relationship.`
            : `${plural(summary.all, 'account is', 'accounts are')} here; comments would say who is close.`}
        </h1>
        <p className="text-lg text-quiet">
          {plural(summary.inBand, 'account lies', 'accounts lie')} between {summary.band.low.toLocaleString('en')} and{' '}
          {summary.band.high.toLocaleString('en')} followers.{' '}
          <Link to="/creators" className="underline decoration-accent underline-offset-4">
            See them
          </Link>
        </p>
      </header>
      {example?.loaded && (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-raised px-5 py-3">
          <p>
            The example is loaded: {plural(example.accounts, 'invented account', 'invented accounts')}
            {example.own > 0 && `, beside ${example.own.toLocaleString('en')} of your own. Wipe it before you compare, so that your pool is yours`}.
          </p>
          <WipeExample />
        </div>
      )}
      <div className="grid gap-6 md:grid-cols-2">
        <DropList title="Bring more: creators, posts or comments" />
        <section aria-labelledby="latest" className="grid content-start gap-3">
          <h2 id="latest">
            Latest imports
          </h2>
          {imports.data?.imports.length === 0 && <p className="text-quiet">None yet.</p>}
          <ul className="grid gap-2">
            {imports.data?.imports.slice(0, 8).map((one) => (
              <li key={one.id}>
                <Link to="/import/$id" params={{ id: one.id }} className="grid gap-0.5 rounded-lg border border-line px-4 py-2 hover:bg-raised">
                  <span className="font-medium break-words">{one.fileName}</span>
                  <span className="text-sm text-quiet">
                    {one.state === 'done'
                      ? `${plural(one.rowsIn, 'row', 'rows')} in, ${one.rowsKnown.toLocaleString('en')} known, ${one.rowsRefused.toLocaleString('en')} refused`
                      : (one.because ?? `${one.kind}, ${one.state}`)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
