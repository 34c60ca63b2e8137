/**
 * Why did the embedded PostgreSQL not come up? Says what was found, what was wanted and what to do; turns the few system errors
 * and PostgreSQL log lines that people really meet into such a sentence. What it does not know it shows as it is.
 */

export type Problem = { found: string; wanted: string; remedy: string }

const ELSEWHERE = 'set DATABASE_URL to a PostgreSQL 15 or newer that you run yourself'

/** A refusal that the user can act on; the only error that the embedded database throws on purpose. */
export class EmbeddedProblem extends Error {
  readonly found: string
  readonly wanted: string
  readonly remedy: string

  constructor({ found, wanted, remedy }: Problem) {
    super(`The embedded database: found ${found}; wanted ${wanted}. What to do: ${remedy}.`)
    this.name = 'EmbeddedProblem'
    this.found = found
    this.wanted = wanted
    this.remedy = remedy
  }
}

export const useYourOwn = (found: string, wanted: string) => new EmbeddedProblem({ found, wanted, remedy: ELSEWHERE })

export const codeOf = (error: unknown) => (error as NodeJS.ErrnoException | undefined)?.code ?? ''

/** A system error on `path` as a sentence; anything unknown is passed through. */
export function explainSystemError(error: unknown, path: string): unknown {
  if (error instanceof EmbeddedProblem) return error
  const where = (error as NodeJS.ErrnoException | undefined)?.path ?? path
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fullDisk(where)
    case 'EACCES':
    case 'EPERM':
      return new EmbeddedProblem({
        found: `that ${where} may not be read or written by this user`,
        wanted: 'a data folder of one’s own',
        remedy: `start as the user who owns it, give it to this one (chown -R), or ${ELSEWHERE}`,
      })
    case 'EROFS':
      return new EmbeddedProblem({
        found: `that ${where} is on a read-only file system`,
        wanted: 'a folder that can be written',
        remedy: `put the project on a writable disk, or ${ELSEWHERE}`,
      })
    case 'ENOTDIR':
    case 'EEXIST':
      return new EmbeddedProblem({
        found: `a file at ${where}`,
        wanted: 'a folder there',
        remedy: 'move the file away',
      })
    default:
      return error
  }
}

const fullDisk = (where: string) =>
  new EmbeddedProblem({
    found: `no space left on the disk of ${where}`,
    wanted: 'some 200 MB to begin, and room for your data',
    remedy: 'free some space and start again; what was committed before is safe',
  })

/** What PostgreSQL wrote before it gave up, as a sentence. `folder` is the cluster, `logFile` where all of it can be read. */
export function explainLog(log: string, folder: string, logFile: string): EmbeddedProblem {
  if (/No space left on device|Disk quota exceeded|Check free disk space/.test(log)) return fullDisk(folder)
  if (/caught signal|due to (user request|administrator command)/.test(log)) {
    return new EmbeddedProblem({
      found: 'that the start was interrupted',
      wanted: 'a running database',
      remedy: 'start again; nothing is broken',
    })
  }
  if (/shared memory block .* is still in use/.test(log)) {
    return new EmbeddedProblem({
      found: `old PostgreSQL processes that still hold ${folder}, though the one that led them is gone`,
      wanted: 'a folder that nobody else writes',
      remedy: 'wait a few seconds and start again; if it stays, end the processes named "postgres:" of this folder',
    })
  }
  if (
    /could not (open|read|access|find) (file|directory|status) |could not locate a valid checkpoint|invalid checkpoint|database system identifier/.test(
      log,
    )
  ) {
    return new EmbeddedProblem({
      found: `an incomplete or damaged database in ${folder} (${lastWords(log)})`,
      wanted: 'the whole folder as PostgreSQL left it, empty subfolders included',
      remedy: `copy it again from its source with "cp -a" while nothing runs, restore a backup, or move it away to begin with an empty one; all of it is in ${logFile}`,
    })
  }
  return new EmbeddedProblem({
    found: `that PostgreSQL ended while it started (${lastWords(log) || 'it wrote nothing'})`,
    wanted: 'a running database',
    remedy: `read ${logFile}; if it does not help, ${ELSEWHERE}`,
  })
}

function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line))
  return (lines.at(-1) ?? log.trim().split('\n').at(-1) ?? '').replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '').trim()
}
