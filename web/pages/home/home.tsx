/** The first page: two doors while the workspace is empty, a calm overview once it is not. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { useTitle } from '../../ui/title.ts'
import { finding } from '../creators/words.ts'
import { Doors } from './doors.tsx'
import { Overview } from './overview.tsx'

export default function HomePage() {
  const summary = useQuery({
    queryKey: ['creators.summary', {}],
    queryFn: ({ signal }) => call('creators.summary', {}, signal),
    throwOnError: true,
  })
  const example = useQuery({
    queryKey: ['example.status'],
    queryFn: ({ signal }) => call('example.status', {}, signal),
    throwOnError: true,
  })
  useTitle(summary.data?.all ? finding(summary.data) : 'Who is close to an audience that is real?')
  if (!summary.data || !example.data) return <p className="sr-only">Loading</p>
  // While the example comes in, the door stays and says so.
  return summary.data.all === 0 ? (
    <Doors loading={example.data.loading} />
  ) : (
    <Overview summary={summary.data} example={example.data} />
  )
}
