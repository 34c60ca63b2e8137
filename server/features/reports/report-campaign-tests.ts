/** What experiments say about a campaign: those that belong to it, and those that only ran on the same days. */
import { all as experiments, show as experimentOf } from '../measurement/experiments.ts'
import type { Context } from '../operation.ts'
import { ends, outcomeBlocks, saidWhen } from './report-experiment.ts'
import type { Experiment } from './report-experiment.ts'
import type { Block, Section } from './report-sheet.ts'
import { days, figure } from './report-words.ts'

/** Frozen experiments that belong to the campaign, or ran on the same days. */
export async function testsOf(
  context: Context,
  campaign: string,
  from: string | null,
  to: string | null,
): Promise<Experiment[]> {
  const { experiments: known } = await experiments(context)
  const found: Experiment[] = []
  for (const { id } of known.filter(({ state }) => state !== 'draft')) {
    const one = await experimentOf(context, { id })
    const at = from !== null && to !== null && one.start <= to && one.end >= from
    if (one.design.campaign === campaign || (one.design.campaign === null && at)) found.push(one)
  }
  return found.toSorted((a, b) => Number(b.design.campaign === campaign) - Number(a.design.campaign === campaign)).slice(0, 2) // prettier-ignore
}

export function testSection(test: Experiment, campaign: string): Section {
  const own = test.design.campaign === campaign
  return {
    heading: own ? 'What it caused' : `At the same time: ${test.name}`,
    blocks: [
      ...(own ? [] : [{ is: 'words' as const, text: 'This experiment ran on the same days and names no campaign: what it says may be of this campaign, of something else, or of both.', quiet: true }]), // prettier-ignore
      ...(test.example ? [{ is: 'words' as const, text: 'Its sales are invented, as part of the example: nothing is learned from them.', quiet: true }] : []), // prettier-ignore
      {
        is: 'words',
        text: test.result?.sentence ?? `“${test.name}” is not read yet; it lasts ${days(test.start, test.end)}.`,
      },
      ...(test.result ? [...moreOf(test), ...outcomeBlocks(test)] : []),
      { is: 'words', text: `${saidWhen(test)}: ${test.forecast.sentence}`, quiet: true },
    ],
  }
}

/** How many, beside the percent that its sentence tells. */
function moreOf({ outcome, result }: Experiment): Block[] {
  const { incremental, incrementalInterval, level } = result!
  if (incremental === null || !incrementalInterval) return []
  const range = ends(incrementalInterval, figure)
  return [{ is: 'words', text: `In all ${figure(incremental)} ${outcome} more than would have been: ${range}, ${Math.round(100 * level)}%.` }] // prettier-ignore
}
