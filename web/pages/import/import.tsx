/** One import on one page: the file as it is, the columns as we take them, the run, the outcome. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { count } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { Columns } from './columns.tsx'
import { FileAsItIs } from './file.tsx'
import { Outcome } from './outcome.tsx'
import { Running } from './running.tsx'

type One = Output<'imports.show'>

export default function ImportPage() {
  const { id } = useParams({ from: '/import/$id' })
  const { data: one } = useQuery({
    queryKey: ['imports.show', id],
    queryFn: ({ signal }) => call('imports.show', { id }, signal),
    refetchInterval: ({ state }) => (moves(state.data?.state) ? 400 : false),
    throwOnError: true,
  })
  if (!one) return <p className="sr-only">Loading</p>
  return (
    <div key={id} className="max-w-5xl space-y-10 wrap-anywhere">
      <header>
        <p className="text-quiet mb-2 text-sm">{one.fileName}</p>
        <Title one={one} />
        {one.because && <p className="mt-3 max-w-2xl whitespace-pre-line">{one.because}</p>}
      </header>
      {moves(one.state) && <Running one={one} />}
      {one.state === 'done' && <Outcome one={one} />}
      {/inspected|failed|cancelled|interrupted/.test(one.state) && (
        <>
          <FileAsItIs one={one} />
          <Columns one={one} />
        </>
      )}
    </div>
  )
}

const moves = (state: One['state'] | undefined) => state === 'waiting' || state === 'running'

/** The title is the news: when it changes while one waits, it is read out. */
function Title({ one }: { one: One }) {
  const said = one.state === 'done' ? outcome(one) : TITLE[one.state]
  useTitle(said)
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(one.state)
  const client = useQueryClient()
  useEffect(() => {
    if (before.current !== one.state) {
      title.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
      // What other pages knew is out of date.
      if (one.state === 'done') void client.invalidateQueries()
    }
    before.current = one.state
  }, [one.state, client])
  return (
    <h1 ref={title} tabIndex={-1} className="outline-none">
      {said}
    </h1>
  )
}

const TITLE: Record<Exclude<One['state'], 'done'>, string> = {
  inspected: 'This is how we read it. Is it right?',
  waiting: 'It begins in a moment.',
  running: 'It is coming in.',
  failed: 'It did not come in.',
  cancelled: 'Cancelled. Nothing was kept.',
  interrupted: 'It was interrupted. Nothing was kept.',
}

const WHAT: Record<One['kind'], string> = { creators: 'creators', posts: 'posts', interactions: 'comments' }

const outcome = ({ rowsIn, rowsKnown, rowsRefused, kind }: One): string =>
  `${count(rowsIn)} ${WHAT[kind]} in, ${count(rowsKnown)} already known, ${count(rowsRefused)} refused.`
