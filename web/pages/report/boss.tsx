/** One sheet about everything, for whoever pays. */
import { call } from '../../call.ts'
import { BackTo, ReportPage } from './report-pages.tsx'

export default function BossReportPage() {
  return (
    <ReportPage
      kind="boss"
      file="/api/reports/boss.pdf"
      read={(signal) => call('reports.boss', {}, signal)}
      back={<BackTo.Results />}
    />
  )
}
