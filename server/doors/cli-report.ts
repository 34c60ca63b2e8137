/** `rapport reports boss|campaign|experiment` prints a report, and `rapport reports pdf` writes it to a file. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { Refused } from '../features/operation.ts'
import type { Operation } from '../features/operation.ts'
import { reportFile } from '../features/reports/pdf-file.ts'
import { reportsBoss, reportsCampaign, reportsExperiment } from '../features/reports/report.operations.ts'
import { textOf } from '../features/reports/report-text.ts'
import type { Asked, Report } from '../features/reports/report.ts'
import { contextOf, within } from './cli.ts'
import type { Parts } from './cli.ts'
import { talk } from './cli-program.ts'
import { perform } from './fold.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function reportCommands(noun: Command, parts: Parts) {
  for (const operation of [reportsBoss, reportsCampaign, reportsExperiment] as unknown as Operation[]) {
    const one = operation.name.split('.')[1]!
    noun
      .command(one === 'boss' ? one : `${one} <id>`)
      .description(operation.describe)
      .option('--json', 'prints the answer as JSON')
      .action(async (...args: unknown[]) => {
        const { json } = args.at(-2) as { json?: boolean }
        const input = one === 'boss' ? {} : { id: String(args[0]) }
        await within(parts, async (house) => {
          const answer = await perform(operation, contextOf(house), input)
          process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : textOf(answer as Report))
        })
      })
  }
  noun
    .command('pdf <kind> [id]')
    .description('Writes a report to a PDF file: boss, campaign ID or experiment ID.')
    .option('--file <file>', 'where to; - is stdout, and its own name here when left out')
    .addHelpText('after', '\nExample:\n  rapport reports pdf boss --file boss.pdf')
    .action(async (kind: string, id: string | undefined, { file }: { file?: string }) => {
      const asked = askedFor(kind, id)
      await within(parts, async (house) => {
        const { name, bytes } = await reportFile(contextOf(house), asked)
        if (file === '-') return void process.stdout.write(bytes)
        await writeFile(file ?? name, bytes).catch((error: Error) => {
          throw new Refused('invalid', `${file ?? name}: cannot be written (${error.message}).`)
        })
        talk(`Wrote ${file ?? name}.`)
      })
    })
}

function askedFor(kind: string, id: string | undefined): Asked {
  if (kind === 'boss' && id === undefined) return { kind }
  if ((kind === 'campaign' || kind === 'experiment') && id !== undefined && UUID.test(id)) return { kind, id }
  throw new Refused(
    'invalid',
    `pdf: found ${[kind, id].filter(Boolean).join(' ')}, wanted boss, campaign ID or experiment ID.`,
  )
}
