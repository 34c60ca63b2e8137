/** The report of one campaign. */
import { useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { BackTo, ReportPage } from './report-pages.tsx'

export default function CampaignReportPage() {
  const { id } = useParams({ from: '/campaigns/$id/report' })
  return (
    <ReportPage
      kind="campaign"
      id={id}
      file={`/api/campaigns/${id}/report.pdf`}
      read={(signal) => call('reports.campaign', { id }, signal)}
      back={<BackTo.Campaign id={id} />}
    />
  )
}
