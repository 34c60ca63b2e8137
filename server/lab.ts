/** `rapport lab` alone: needs no database and no other door, so it loads none of them and answers at once. */
import { newProgram, runProgram } from './doors/cli-program.ts'
import { labCommand } from './doors/lab/lab.ts'

const program = newProgram()
labCommand(program)
try {
  process.exitCode = await runProgram(program, process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error && !process.env.DEBUG ? error.message : error)
  process.exitCode = 1
}
