/** One import on one page: the file as it is, the columns as we take them, the run, the outcome. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Columns } from './columns.tsx'
import { FileAsItIs } from './file.tsx'
import { Outcome } from './outcome.tsx'
import { Running } from './running.tsx'

const TITLE: Record<string, string> = {
  inspected: 'This is how we read it. Is it right?',
  waiting: 'It begins in a moment.',
  running: 'It is coming in.',
  done: 'It is in.',
  failed: 'It did not come in.',
  cancelled: 'Cancelled. Nothing was kept.',
  interrupted: 'It was interrupted. Nothing was kept.',
}

export default function ImportPage() {
  const { id } = useParams({ from: '/import/$id' })
  const shown = useQuery({
    queryKey: ['imports.show', id],
    queryFn: () => call('imports.show', { id }),
    refetchInterval: ({ state }) => (/waiting|running/.test(state.data?.state ?? '') ? 400 : false),
  })
  if (shown.isPending) return <p className="sr-only">Loading</p>
  if (shown.isError) return <p role="alert" className="p-6">{shown.error.message}</p>
  const one = shown.data
  const beforehand = /inspected|failed|cancelled|interrupted/.test(one.state)
  return (
    <div className="mx-auto grid max-w-5xl gap-10 px-4 py-10 sm:px-6">
      <header className="grid gap-2">
        <p className="text-sm text-quiet break-words">{one.fileName}</p>
        <h1>{one.state === 'done' ? doneTitle(one) : TITLE[one.state]}</h1>
        {one.because && <p className="max-w-2xl whitespace-pre-line">{one.because}</p>}
      </header>
      {/waiting|running/.test(one.state) && <Running one={one} />}
      {one.state === 'done' && <Outcome one={one} />}
      {beforehand && (
        <>
          <FileAsItIs one={one} />
          <Columns one={one} key={one.id} />
        </>
      )}
    </div>
  )
}

const count = (value: number) => value.toLocaleString('en')

function doneTitle({ rowsIn, rowsKnown, rowsRefused, kind }: { rowsIn: number; rowsKnown: number; rowsRefused: number; kind: string }): string {
  return `${count(rowsIn)} ${kind === 'interactions' ? 'comments' : kind} in, ${count(rowsKnown)} already known, ${count(rowsRefused)} refused.`
}
