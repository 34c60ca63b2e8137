/** What a lab method may be asked besides its files: numbers, words, lists, choices and switches, each with a clear refusal. */
import { readFile } from 'node:fs/promises'
import { Option } from 'commander'
import { Refused } from '../../features/operation.ts'

export type Flag = {
  /** As typed, without dashes: `budget`, `fixed-effects`, `no-certificate`. */
  flag: string
  describe: string
  /** Flags are required unless marked; a switch never is. */
  optional?: boolean
} & (
  | { kind: 'number'; least?: number; most?: number; whole?: boolean }
  | { kind: 'text' }
  /** A path to write to. */
  | { kind: 'output' }
  /** `A,B`, or `@FILE` with one a line. */
  | { kind: 'list' }
  | { kind: 'numbers' }
  | { kind: 'choice'; among: readonly string[] }
  | { kind: 'switch' }
)

/** The answers to flags, by their names as typed. Asking for a flag that was not declared, or by another kind, is a fault of ours. */
export type Given = {
  number(flag: string): number | undefined
  numbers(flag: string): number[] | undefined
  text(flag: string): string | undefined
  list(flag: string): string[] | undefined
  on(flag: string): boolean
}

const PLACEHOLDERS = {
  number: '<number>',
  text: '<text>',
  output: '<file>',
  list: '<list>',
  numbers: '<numbers>',
  choice: '<choice>',
} as const

export function optionOf(flag: Flag): Option {
  if (flag.kind === 'switch') return new Option(`--${flag.flag}`, flag.describe)
  const describe = flag.kind === 'choice' ? `${flag.describe}: ${flag.among.join(', ')}` : flag.describe
  const option = new Option(`--${flag.flag} ${PLACEHOLDERS[flag.kind]}`, describe)
  return flag.optional ? option : option.makeOptionMandatory()
}

/** Reads every flag, or refuses with one line for each that is wrong. `told` is what commander parsed. */
export async function givenOf(flags: readonly Flag[], told: Record<string, unknown>): Promise<Given> {
  const answers = new Map<string, { kind: Flag['kind']; value: unknown }>()
  const wrong: string[] = []
  for (const flag of flags) {
    const raw = told[optionOf(flag).attributeName()]
    try {
      const value =
        flag.kind === 'switch'
          ? raw === !flag.flag.startsWith('no-')
          : typeof raw === 'string'
            ? await read(flag, raw)
            : undefined
      answers.set(flag.flag, { kind: flag.kind, value })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      wrong.push(error.message)
    }
  }
  if (wrong.length) throw new Refused('invalid', wrong.join('\n'))
  const ask = (flag: string, ...kinds: Flag['kind'][]) => {
    const answer = answers.get(flag)
    if (!answer || !kinds.includes(answer.kind)) throw new Error(`--${flag} is not declared as ${kinds.join(' or ')}`)
    return answer.value
  }
  return {
    number: (flag) => ask(flag, 'number') as number | undefined,
    numbers: (flag) => ask(flag, 'numbers') as number[] | undefined,
    text: (flag) => ask(flag, 'text', 'output', 'choice') as string | undefined,
    list: (flag) => ask(flag, 'list') as string[] | undefined,
    on: (flag) => ask(flag, 'switch') as boolean,
  }
}

async function read(flag: Exclude<Flag, { kind: 'switch' }>, raw: string): Promise<unknown> {
  const refuse = (found: string, wanted: string) =>
    new Refused('invalid', `--${flag.flag}: found "${found}", wanted ${wanted}.`)
  const number = (text: string) => {
    const value = Number(text)
    if (text.trim() === '' || !Number.isFinite(value)) throw refuse(text, 'a number such as 1200 or 0.5')
    return value
  }
  if (flag.kind === 'number') {
    const value = number(raw)
    const { least = -Infinity, most = Infinity, whole = false } = flag
    if (value < least || value > most || (whole && !Number.isInteger(value))) {
      const bounds = [least > -Infinity ? `at least ${least}` : '', most < Infinity ? `at most ${most}` : '']
      throw refuse(
        raw,
        [whole ? 'a whole number' : 'a number', bounds.filter(Boolean).join(' and ')].filter(Boolean).join(' of '),
      )
    }
    return value
  }
  if (flag.kind === 'numbers') return parts(raw).map(number)
  if (flag.kind === 'choice') {
    if (!flag.among.includes(raw)) throw refuse(raw, `one of ${flag.among.join(', ')}`)
    return raw
  }
  if (flag.kind === 'list') {
    const found = raw.startsWith('@') ? await lines(raw.slice(1), flag.flag) : parts(raw)
    if (found.length === 0) throw refuse(raw, 'at least one name')
    return found
  }
  if (raw.trim() === '') throw refuse(raw, 'something')
  return raw
}

const parts = (raw: string) =>
  raw
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const lines = async (path: string, flag: string) => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Refused('invalid', `--${flag}: there is no file ${path} to read a list from.`)
  })
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}
