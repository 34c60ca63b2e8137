/** `rapport lab METHOD`: every analysis on a file of one's own; nothing is stored and no database is needed. */
import type { Command } from 'commander'

export function labCommand(program: Command) {
  program.command('lab').description('Answers one question from CSV files; stores nothing and needs no database.')
}
