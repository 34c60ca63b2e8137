/**
 * The command line: every operation as `rapport NOUN VERB`, and by hand what needs a file or a terminal.
 * stdout is data, stderr is talk; exit 0 done, 2 refused, 1 a fault of ours.
 */
import { Option } from 'commander'
import type { Command } from 'commander'
import type { Context, Operation } from '../features/operation.ts'
import { signInToken } from '../features/members/members.ts'
import type { Store } from '../store/store.ts'
import type { Outside } from '../outside/outside.ts'
import { newProgram, runProgram, talk } from './cli-program.ts'
import { all, fieldKinds, fromText, perform } from './fold.ts'
import { importCommand } from './cli-import.ts'
import { reportCommands } from './cli-report.ts'
import { salesCommand } from './cli-sales.ts'
import { sampleCommand } from './cli-sample.ts'
import { storyCommand } from './cli-story.ts'
import { labCommand } from './lab/lab.ts'
import { readable } from './cli-table.ts'

export type House = { store: Store; outside: Outside; workspace: string; close(): Promise<void> }
export type Parts = {
  open: (say: (line: string) => void, connections?: number) => Promise<House>
  start: () => Promise<void>
  /** Where the running app is; its default address when none is known to run. */
  address: () => Promise<string>
}

/** Runs one command. Resolves to the exit code; `start` resolves at once and keeps the process alive by its open doors. */
export async function runCli(argv: string[], parts: Parts): Promise<number> {
  const program = newProgram()
    .description('Which creators are close to an audience that is real. On your own machine.')
    .addHelpText('after', EXAMPLES)
  program.command('start').description('Starts the app and prints its address and a sign-in link.').action(parts.start)
  program
    .command('sign-in')
    .description('Prints a new sign-in link for the running app.')
    .action(async () => {
      const publicUrl = await parts.address()
      await within(parts, async (house) =>
        console.log(`${publicUrl}/sign-in/${await signInToken(house.store, house.workspace, house.outside.clock())}`),
      )
    })
  const nouns = new Map<string, Command>()
  const noun = (name: string) => {
    let found = nouns.get(name)
    if (!found) nouns.set(name, (found = program.command(name).description(NOUNS[name] ?? name)))
    return found
  }
  for (const operation of all) {
    if (operation.permission === 'own' || HAND_WRITTEN.has(operation.name)) continue
    const [group, verb] = operation.name.split('.') as [string, string]
    fold(noun(group), verb, operation, parts)
  }
  fold(
    noun('demo'),
    'load',
    all.find(({ name }) => name === 'example.load')!,
    parts,
  )
  fold(
    noun('demo'),
    'clear',
    all.find(({ name }) => name === 'example.clear')!,
    parts,
  )
  for (const kind of ['creators', 'posts', 'interactions'] as const) importCommand(noun(kind), kind, parts)
  sampleCommand(noun('audits'), parts)
  salesCommand(noun('experiments'), parts)
  reportCommands(noun('reports'), parts)
  storyCommand(noun('reports'), parts)
  labCommand(program)
  return runProgram(program, argv)
}

const NOUNS: Record<string, string> = {
  workspace: 'the workspace and its follower band',
  creators: 'creators and their accounts',
  posts: 'posts of creators',
  interactions: 'comments and other acts of an audience',
  imports: 'imports and what they refused',
  audits: 'dated findings on accounts',
  shortlists: 'creators under consideration',
  plans: 'a budget turned into a set of creators; what they ask, and when they work',
  campaigns: 'what was booked, how far it is, and what it brought',
  links: 'short links that count their clicks',
  codes: 'discount and door codes, and which of them go round',
  connections: 'the shops and box offices that tell of their orders',
  deliveries: 'what those told, and once more what was not taken',
  orders: 'orders, refunds, and who is credited with them',
  measurement: 'what creators brought, and whether relationship predicts it',
  reports: 'what a person reads at the end',
  experiments: 'tests of what was caused: designed, frozen, read',
  demo: 'the example: a restaurant with sixty seats to fill',
}

// `imports run`, `paste` and `audits sample` need a file that waits; the commands below do it in one go.
const HAND_WRITTEN = new Set([
  'imports.run',
  'imports.start',
  'imports.paste',
  'imports.inspect',
  'audits.sample',
  'experiments.upload',
  'reports.boss',
  'reports.campaign',
  'reports.experiment',
  'reports.story',
  'example.load',
  'example.clear',
  'example.status',
])

const EXAMPLES = `
Examples:
  rapport start                                      the app, on this machine
  rapport demo load                                  the example, to look around
  rapport creators import list.csv                   a messy list comes in
  rapport interactions import comments.csv           who talks with whom
  rapport audits run                                 dated findings
  rapport creators list --sort relationship --json   the shortlist that you can defend
  rapport lab relationship --interactions comments.csv --json   one question, one file, nothing stored`

function fold(noun: Command, verb: string, operation: Operation, parts: Parts) {
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const command = noun.command([verb, ...inPath.map((name) => `<${name}>`)].join(' ')).description(operation.describe)
  for (const [name, field] of fieldKinds(operation)) {
    if (inPath.includes(name)) continue
    const flag = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
    const placeholder =
      field.kind === 'boolean'
        ? ''
        : field.kind === 'array'
          ? ' <value...>'
          : ` <${field.kind === 'object' ? 'json' : field.kind}>`
    const option = new Option(field.kind === 'boolean' ? `${flag} [boolean]` : flag + placeholder, field.describe)
    command.addOption(field.required ? option.makeOptionMandatory() : option)
  }
  command.option('--json', 'prints the answer as JSON')
  command.action(async (...args: unknown[]) => {
    const { json, ...flags } = (args.at(-2) ?? {}) as Record<string, string | string[] | boolean> & { json?: boolean }
    const loose = Object.fromEntries(
      Object.entries(flags).map(([name, value]) => [name, value === true ? 'true' : (value as string | string[])]),
    )
    const path = Object.fromEntries(inPath.map((name, at) => [name, String(args[at])]))
    await within(parts, async (house) => {
      const answer = await perform(operation, contextOf(house), { ...fromText(operation, loose), ...path })
      process.stdout.write(json ? `${JSON.stringify(answer, null, 2)}\n` : readable(answer))
    })
  })
}

/** Opens the house for one piece of work and closes it after, whatever happened. */
export async function within(parts: Pick<Parts, 'open'>, work: (house: House) => Promise<void>): Promise<void> {
  const house = await parts.open(talk, 4)
  try {
    await work(house)
  } finally {
    await house.close()
  }
}

export function contextOf(house: House): Context {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  return { ...house, signal: stop.signal, say: talk }
}
