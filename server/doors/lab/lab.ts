/**
 * `rapport lab METHOD`: the analyses on a file of one's own. Stores nothing, needs no database; the same functions that
 * serve the app. Names of flags and fields are a contract.
 */
import { Option } from 'commander'
import type { Command } from 'commander'
import { readable } from '../cli-table.ts'
import { labRelationship } from './relationship.ts'
import { labComments } from './comments.ts'
import { labFollowers } from './followers.ts'
import { labLikes } from './likes.ts'
import { labPods } from './pods.ts'

type Flags = Record<string, string | string[] | boolean | undefined> & { json?: boolean; seed: number; map?: string[] }
export type Method = {
  name: string
  describe: string
  /** `--name FILE` flags; the first is required unless marked. */
  files: { flag: string; describe: string; optional?: boolean }[]
  example: string
  answer: (files: Record<string, string>, told: { seed: number; map: string[] }) => Promise<object>
}

const METHODS: Method[] = [labFollowers, labLikes, labPods, labComments, labRelationship]

export function labCommand(program: Command) {
  const lab = program
    .command('lab')
    .description('Answers one question from CSV files; stores nothing and needs no database.')
  for (const method of METHODS) {
    const command = lab.command(method.name).description(method.describe)
    for (const { flag, describe, optional } of method.files) {
      const option = new Option(`--${flag} <file>`, describe)
      command.addOption(optional ? option : option.makeOptionMandatory())
    }
    command
      .addOption(new Option('--seed <n>', 'makes every random step repeatable').default(1).argParser(Number))
      .option('--map <pair...>', "their header to our field, as 'Their Header=field'")
      .option('--json', 'prints one JSON object')
      .addHelpText('after', `\nExample:\n  rapport lab ${method.name} ${method.example}`)
      .action(async (flags: Flags) => {
        const files = Object.fromEntries(
          method.files.flatMap(({ flag }) => (typeof flags[flag] === 'string' ? [[flag, flags[flag]]] : [])),
        )
        const answer = await method.answer(files, {
          seed: Number.isFinite(flags.seed) ? flags.seed : 1,
          map: flags.map ?? [],
        })
        process.stdout.write(flags.json ? `${JSON.stringify(answer)}\n` : readable(answer))
      })
  }
}
