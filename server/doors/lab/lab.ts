/**
 * `rapport lab METHOD`: the analyses on a file of one's own. Stores nothing, needs no database; the same functions that
 * serve the app. Names of flags and fields are a contract.
 */
import { Option } from 'commander'
import type { Command } from 'commander'
import { readable } from '../cli-table.ts'
import { givenOf, optionOf } from './flags.ts'
import type { Flag, Given } from './flags.ts'
import { labAttribute } from './attribute.ts'
import { labLeaks } from './leaks.ts'
import { labReturns } from './returns.ts'
import { labRelationship } from './relationship.ts'
import { labComments } from './comments.ts'
import { labFollowers } from './followers.ts'
import { labLift } from './lift.ts'
import { labLikes } from './likes.ts'
import { labMarkets } from './markets.ts'
import { labPlan } from './plan.ts'
import { labPods } from './pods.ts'
import { labPower } from './power.ts'
import { labSellout } from './sellout.ts'

type Flags = Record<string, string | string[] | boolean | undefined> & { json?: boolean; seed: number; map?: string[] }
type Told = {
  seed: number
  map: string[]
  given: Given
  /** Progress and warnings, on stderr. */
  say: (line: string) => void
}
export type Method = {
  name: string
  describe: string
  /** `--name FILE` flags to read from, each required unless marked. */
  files: { flag: string; describe: string; optional?: boolean }[]
  /** Every other flag; read it with `given.number('budget')` and so on. */
  flags?: readonly Flag[]
  example: string
  answer: (files: Record<string, string>, told: Told) => Promise<object>
}

const METHODS: Method[] = [
  labFollowers,
  labLikes,
  labPods,
  labComments,
  labRelationship,
  labPlan,
  labSellout,
  labLift,
  labPower,
  labMarkets,
  labReturns,
  labAttribute,
  labLeaks,
]

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
    for (const flag of method.flags ?? []) command.addOption(optionOf(flag))
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
          given: await givenOf(method.flags ?? [], flags),
          say: (line) => void process.stderr.write(`${line}\n`),
        })
        process.stdout.write(flags.json ? `${JSON.stringify(answer)}\n` : readable(answer))
      })
  }
}
