/**
 * Which process is this? A number alone never says: numbers are reused. A process is its number, its start and the boot it
 * belongs to, read from /proc, or from `ps` where there is no /proc (macOS). A zombie counts as gone.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')
const boot = hasProc ? readOr('/proc/sys/kernel/random/boot_id', 'boot').slice(0, 8) : ''

/** Names this very process in letters fit for a file name; undefined when it is gone. */
export function identityOf(pid: number): string | undefined {
  if (!hasProc) return identityFromPs(pid)
  const stat = readOr(`/proc/${pid}/stat`, '')
  // The name in parentheses may itself contain spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, start] = [fields[0], fields[19]]
  return start === undefined || state === 'Z' || state === 'X' ? undefined : `${start}.${boot}`
}

/** The command line as it was given; empty when the process is gone. */
export function commandOf(pid: number): string[] {
  if (hasProc) return readOr(`/proc/${pid}/cmdline`, '').split('\0').slice(0, -1)
  return ps('command=', pid).trim().split(/\s+/)
}

/** The folder it works in, by inode and not by name; undefined when this may not be known. */
export function folderOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

export function everyPid(): number[] {
  const names = hasProc
    ? readdirSync('/proc')
    : spawnSync('ps', ['-axo', 'pid='], { encoding: 'utf8' }).stdout.split(/\s+/)
  return names.map(Number).filter((pid) => pid > 0)
}

function identityFromPs(pid: number): string | undefined {
  const [state, ...start] = ps('stat=,lstart=', pid).trim().split(/\s+/)
  if (!state || state.startsWith('Z')) return undefined
  return createHash('sha256').update(start.join(' ')).digest('hex').slice(0, 16)
}

const ps = (columns: string, pid: number) =>
  spawnSync('ps', ['-o', columns, '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' },
  }).stdout ?? ''

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}
