/** What every command line of ours does alike: where it talks, what it says of a wrong flag, and its exit codes. */
import { Command, CommanderError } from 'commander'
import { Refused } from '../features/operation.ts'

export const talk = (line: string) => process.stderr.write(`${line}\n`)

export const newProgram = () =>
  new Command('rapport')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError('Run with --help for the commands and their flags.')

/** Resolves to the exit code: 0 done, 2 refused. What is neither is a fault of ours, and thrown. */
export async function runProgram(program: Command, argv: string[]): Promise<number> {
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Refused) {
      talk(error.message)
      return 2
    }
    throw error
  }
}
