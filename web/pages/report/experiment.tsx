/** The report of one experiment. */
import { useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { BackTo, ReportPage } from './report-pages.tsx'

export default function ExperimentReportPage() {
  const { id } = useParams({ from: '/experiments/$id/report' })
  return (
    <ReportPage
      kind="experiment"
      id={id}
      file={`/api/experiments/${id}/report.pdf`}
      read={(signal) => call('reports.experiment', { id }, signal)}
      back={<BackTo.Experiment id={id} />}
    />
  )
}
