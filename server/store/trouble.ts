/**
 * Trouble that is nobody's fault here and passes: the disk is full, or the database went away. A lost connection is told by its code
 * where the server still said goodbye, and by the driver's words where it could not.
 */

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '')

/** The disk of the database (53100) or of the uploads (ENOSPC, EDQUOT). */
export const diskFull = (error: unknown): boolean => ['53100', 'ENOSPC', 'EDQUOT'].includes(codeOf(error))

/** 57P01–57P03: shut down, crashed, starting up; 08…: the connection broke; 53300: no connection was left. */
export function databaseLost(error: unknown): boolean {
  const code = codeOf(error)
  if (/^(57P0[123]|08\w{3}|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/.test(code)) return true
  return error instanceof Error && code === '' && SAID.test(error.message)
}

const SAID =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/
