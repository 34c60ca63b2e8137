/**
 * Under which user does PostgreSQL run? Under our own, except for root, which PostgreSQL refuses: then under the owner of the data,
 * else `rapport`, else `postgres`, else a new system user `rapport`, else `nobody`.
 * Whether that user reaches a folder or program is tried as that user, not computed from mode bits: lists of rights, mounts and
 * containers know better.
 */
import { spawnSync } from 'node:child_process'
import { lchownSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedProblem, codeOf, useYourOwn } from './embedded-problem.ts'

export type Account = { name: string; uid: number; gid: number }

export const isRoot = () => process.getuid?.() === 0

/** The user to switch to, or undefined when we run as an ordinary user and need not. `cluster` may not exist yet. */
export function accountFor(cluster: string, say: (line: string) => void): Account | undefined {
  const owner = ownerOf(cluster)
  if (!isRoot()) {
    const me = process.getuid?.()
    if (owner !== undefined && me !== undefined && owner.uid !== me) {
      throw new EmbeddedProblem({
        found: `a database in ${cluster} that belongs to user ${nameOf(owner.uid)}`,
        wanted: `one of user ${nameOf(me)}, who starts it`,
        remedy: `start as ${nameOf(owner.uid)} (or as root), or give it away: chown -R ${nameOf(me)} ${cluster}`,
      })
    }
    return undefined
  }
  if (owner !== undefined && owner.uid !== 0) return { name: nameOf(owner.uid), ...owner }
  const account = known('rapport') ?? known('postgres') ?? create(say) ?? known('nobody')
  if (!account) {
    throw new EmbeddedProblem({
      found: 'root, and no other user to run PostgreSQL under, which refuses root',
      wanted: 'a user named rapport, postgres or nobody',
      remedy: 'create one (useradd --system rapport), or start as an ordinary user',
    })
  }
  return account
}

/** Can this user enter the folder? */
export const reaches = (account: Account, folder: string) => runs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', folder])

/** Can this user run the program, libraries included? */
export const executes = (account: Account | undefined, program: string) => runs(account, program, ['--version'])

function runs(account: Account | undefined, program: string, parameters: string[]): boolean {
  const { error, status } = spawnSync(program, parameters, { stdio: 'ignore', cwd: '/', ...as(account), env: {} })
  const code = codeOf(error)
  if (account && (code === 'EPERM' || code === 'EINVAL')) {
    throw useYourOwn(
      `root that may not become another user (${account.name}), as in some containers`,
      'an ordinary user, because PostgreSQL refuses root',
    )
  }
  return status === 0
}

/** The options of `spawn` that switch the user; none for ourselves. */
export const as = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})

/** Gives a folder and all in it to the account. */
export function give(account: Account | undefined, path: string): void {
  if (!account) return
  lchownSync(path, account.uid, account.gid)
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) give(account, child)
    else lchownSync(child, account.uid, account.gid)
  }
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path)
    return { uid, gid }
  } catch {
    return undefined
  }
}

function users(): string[][] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
  } catch {
    return []
  }
}

function known(name: string): Account | undefined {
  const [, , uid, gid] = users().find(([user]) => user === name) ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : undefined
}

const nameOf = (uid: number) => users().find(([, , each]) => each === String(uid))?.[0] ?? String(uid)

function create(say: (line: string) => void): Account | undefined {
  const made = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      'rapport',
    ],
    { stdio: 'ignore' },
  )
  const account = known('rapport')
  if (account && made.status === 0) say('Created the system user rapport, because PostgreSQL refuses to run as root.')
  return account
}
