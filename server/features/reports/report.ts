/** The reports that a person reads at the end: one sheet about everything, one about a campaign, one about an experiment. */
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import { bossReport } from './report-boss.ts'
import { campaignReport } from './report-campaign.ts'
import { experimentReport } from './report-experiment.ts'
import type { Asked, Report } from './report-sheet.ts'

export type { Asked, Kind, Report } from './report-sheet.ts'

export async function reportOf(context: Context, asked: Asked): Promise<Report> {
  const report = await written(context, asked)
  // A report is handed to strangers: it holds nobody of whom it says nothing.
  const said = JSON.stringify({ ...report, people: [] })
  return { ...report, people: report.people.filter(({ name }) => said.includes(JSON.stringify(name).slice(1, -1))) }
}

async function written(context: Context, { kind, id }: Asked): Promise<Report> {
  if (kind === 'boss') return bossReport(context)
  if (id === undefined) throw new Refused('invalid', `id: found nothing, wanted the id of the ${kind}.`)
  return kind === 'campaign' ? campaignReport(context, id) : experimentReport(context, id)
}
