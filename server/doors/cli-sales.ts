/** `rapport experiments upload --file F`: sales by place and day come in, and what was refused is said with its line. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { forget } from '../features/audits/samples.ts'
import { receive } from '../features/creators/imports/imports.ts'
import { experimentsUpload } from '../features/measurement/experiments.operations.ts'
import { Refused } from '../features/operation.ts'
import type { Operation } from '../features/operation.ts'
import { contextOf, within } from './cli.ts'
import type { Parts } from './cli.ts'
import { readable } from './cli-table.ts'
import { perform } from './fold.ts'

type Flags = { file: string; series?: string; name?: string; map?: string[]; json?: boolean }

export function salesCommand(noun: Command, parts: Parts) {
  noun
    .command('upload')
    .description(experimentsUpload.describe)
    .requiredOption('--file <file>', 'CSV or TSV with a place, a day and what was sold; - is stdin')
    .option('--series <id>', 'the sales to which it is added; new ones when left out')
    .option('--name <text>', 'what new sales are called')
    .option('--map <pair...>', "their header to our field (place, day, value), as 'Their Header=field'")
    .option('--json', 'prints the answer as JSON')
    .addHelpText('after', '\nExample:\n  rapport experiments upload --file sales.csv --map Filiale=place')
    .action(async ({ file, series, name, map = [], json }: Flags) => {
      if (file !== '-')
        await access(file).catch(() => {
          throw new Refused('invalid', `${file}: there is no such file, or it may not be opened.`)
        })
      const mapping = Object.fromEntries(map.map(pairOf))
      await within(parts, async (house) => {
        const context = contextOf(house)
        const bytes = file === '-' ? process.stdin : createReadStream(file)
        const looked = await receive(context, file === '-' ? 'sales.csv' : basename(file), bytes)
        const input = { file: looked.id, mapping, ...(series ? { series } : {}), ...(name ? { name } : {}) }
        const answer = await perform(experimentsUpload as unknown as Operation, context, input).catch(async (error) => {
          await forget(context, looked.id)
          throw error
        })
        process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : readable(answer))
      })
    })
}

function pairOf(pair: string): [string, string] {
  const at = pair.lastIndexOf('=')
  if (at < 1) throw new Refused('invalid', `--map: found "${pair}", wanted 'Their Header=field'.`)
  return [pair.slice(0, at), pair.slice(at + 1)]
}
