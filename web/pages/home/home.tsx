/** The first page: two doors while the workspace is empty, a calm overview once it is not. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Doors } from './doors.tsx'
import { Overview } from './overview.tsx'

export default function HomePage() {
  const summary = useQuery({ queryKey: ['creators.summary', {}], queryFn: () => call('creators.summary', {}) })
  const example = useQuery({ queryKey: ['example.status'], queryFn: () => call('example.status', {}) })
  if (summary.isPending || example.isPending) return <p className="sr-only">Loading</p>
  if (summary.isError) return <p role="alert">{summary.error.message}</p>
  return summary.data.all === 0 ? <Doors /> : <Overview summary={summary.data} example={example.data} />
}
