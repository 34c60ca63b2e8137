/** What somebody with a link reads: the report as it is now, and nothing around it. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Report } from '@rapport/server/features/reports/report.ts'
import { request } from '../../call.ts'
import { Wordmark } from '../../frame.tsx'
import { day } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { Sheet } from './sheet.tsx'

const MINUTE = 60_000

export default function SharedReportPage() {
  const { token } = useParams({ from: '/shared/$token' })
  const { data, error } = useQuery({
    queryKey: ['shared', token],
    queryFn: ({ signal }) =>
      request<{ report: Report; expires: string }>(`/api/shared/${encodeURIComponent(token)}`, { signal }),
    refetchInterval: MINUTE,
  })
  useTitle(data?.report.title ?? 'A report')
  return (
    <main className="mx-auto max-w-5xl px-4 py-8 sm:px-8 md:py-14 print:p-0">
      {error && !data && (
        <>
          <h1>This report does not open.</h1>
          <p className="text-quiet mt-3 max-w-prose">{error.message} Whoever sent it to you can make a new link.</p>
        </>
      )}
      {!error && !data && <p className="text-quiet">Reading …</p>}
      {data && (
        <>
          <Sheet report={data.report} />
          <footer className="border-line text-quiet mt-14 flex flex-wrap items-center justify-between gap-4 border-t pt-5 text-sm print:hidden">
            <Wordmark />
            <p>Live: it shows what is known now. This link opens until {day(data.expires)}.</p>
          </footer>
        </>
      )}
    </main>
  )
}
