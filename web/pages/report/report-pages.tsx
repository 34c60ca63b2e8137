/** The reports in the app: the sheet itself, and above it what takes it to somebody else. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Report } from '@rapport/server/features/reports/report-sheet.ts'
import { buttonClass } from '../../ui/button.tsx'
import { useTitle } from '../../ui/title.ts'
import { Share } from './share.tsx'
import { Sheet } from './sheet.tsx'

type Props = {
  kind: Report['kind']
  id?: string
  file: string
  read: (signal: AbortSignal) => Promise<Report>
  back: ReactNode
}

export function ReportPage({ kind, id, file, read, back }: Props) {
  const { data } = useQuery({
    queryKey: ['report', kind, id ?? ''],
    queryFn: ({ signal }) => read(signal),
    throwOnError: true,
  })
  useTitle(data ? `Report: ${data.about}` : 'Report')
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-3 print:hidden">
        <span className="text-quiet text-sm">{back}</span>
        <span className="flex gap-2">
          <Share kind={kind} {...(id === undefined ? {} : { id })} />
          <a href={file} download className={buttonClass('primary')}>
            PDF
          </a>
        </span>
      </div>
      {data ? <Sheet report={data} /> : <p className="text-quiet">Reading …</p>}
    </>
  )
}

const back = 'hover:text-ink underline-offset-2 hover:underline'
export const BackTo = { Results: () => <Link to="/results" className={back}>Results</Link>, Campaign: ({ id }: { id: string }) => <Link to="/campaigns/$id" params={{ id }} className={back}>The campaign</Link>, Experiment: ({ id }: { id: string }) => <Link to="/experiments/$id" params={{ id }} className={back}>The experiment</Link> } // prettier-ignore
