/** `rapport audits sample --account A --file F`: a list of followers becomes the share of them who look made or bought. */
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { DRAWN } from '@rapport/analysis/authenticity/share.ts'
import { auditsSample } from '../features/audits/samples.operations.ts'
import { accountNamed, forget } from '../features/audits/samples.ts'
import { receive } from '../features/creators/imports/imports.ts'
import { Refused } from '../features/operation.ts'
import type { Operation } from '../features/operation.ts'
import { contextOf, within } from './cli.ts'
import type { House, Parts } from './cli.ts'
import { readable } from './cli-table.ts'
import { perform } from './fold.ts'

type Flags = { account: string; file: string; drawn: string; map?: string[]; json?: boolean }

export function sampleCommand(noun: Command, parts: Parts) {
  noun
    .command('sample')
    .description(auditsSample.describe)
    .requiredOption('--account <name>', 'handle, platform/handle or id of the account')
    .requiredOption('--file <file>', 'CSV or TSV of its followers with followers, following and posts; - is stdin')
    .option('--drawn <how>', `how they were drawn: ${DRAWN.join(', ')}`, 'unknown')
    .option('--map <pair...>', "their header to our field, as 'Their Header=field'")
    .option('--json', 'prints the answer as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  rapport audits sample --account instagram/anna --file followers.csv --drawn uniform',
    )
    .action(async ({ account, file, drawn, map = [], json }: Flags) => {
      if (file !== '-')
        await access(file).catch(() => {
          throw new Refused('invalid', `${file}: there is no such file, or it may not be opened.`)
        })
      await within(parts, async (house) => {
        const context = contextOf(house)
        const id = await idOf(house, account)
        const looked = await receive(
          context,
          file === '-' ? 'stdin.csv' : basename(file),
          file === '-' ? process.stdin : createReadStream(file),
        )
        const input = { id, file: looked.id, drawn, mapping: Object.fromEntries(map.map(pairOf)) }
        const answer = await perform(auditsSample as unknown as Operation, context, input).catch(async (error) => {
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

async function idOf({ store, workspace }: House, account: string): Promise<string> {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(account)) return account
  const slash = account.indexOf('/')
  return store.transact(workspace, (tx) =>
    accountNamed(tx, account.slice(slash + 1), slash < 0 ? null : account.slice(0, slash)),
  )
}
