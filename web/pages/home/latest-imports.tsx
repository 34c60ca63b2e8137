/** What came in lately, and what is still coming. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { count, day } from '../../ui/numbers.ts'

type One = Output<'imports.recent'>['imports'][number]

export function LatestImports() {
  const { data } = useQuery({
    queryKey: ['imports.recent'],
    queryFn: ({ signal }) => call('imports.recent', {}, signal),
    refetchInterval: ({ state }) =>
      state.data?.imports.some((one) => /waiting|running/.test(one.state)) ? 1500 : false,
  })
  // What was cancelled left nothing behind; a sample of followers that was read is among them.
  const kept = data?.imports.filter(({ state }) => state !== 'cancelled')
  return (
    <section aria-labelledby="latest" className="min-w-0">
      <h2 id="latest">Latest imports</h2>
      {kept?.length === 0 && (
        <p className="text-quiet mt-3">
          None yet. What you drop is looked at first; nothing is written before you say so.
        </p>
      )}
      <ul className="divide-line mt-3 divide-y">
        {kept?.slice(0, 6).map((one) => (
          <li key={one.id}>
            <Link to="/import/$id" params={{ id: one.id }} className="hover:bg-sunk -mx-2 block rounded-md px-2 py-2.5">
              <span className="block truncate font-medium">{one.fileName}</span>
              <span className="text-quiet block text-sm">
                {said(one)} · {day(one.createdAt)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

const STATES: Record<One['state'], string> = {
  inspected: 'looked at, waits for your word',
  waiting: 'begins in a moment',
  running: 'coming in',
  done: '',
  failed: 'did not come in',
  cancelled: 'cancelled',
  interrupted: 'interrupted',
}

const said = ({ state, rowsIn, rowsKnown, rowsRefused }: One): string =>
  state === 'done'
    ? `${count(rowsIn)} in, ${count(rowsKnown)} known, ${count(rowsRefused)} refused`
    : (STATES[state] ?? state)
