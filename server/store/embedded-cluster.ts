/**
 * Makes the files of a database (a cluster) and repairs what copying does to them.
 * `initdb` does not wait for the disk, which saves seconds on a slow one; `flush` does it once the app is up. Until then a power
 * cut, not a kill, can spoil the new and still empty database.
 */
import { spawn } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { as, give } from './embedded-account.ts'
import { watch } from './embedded-exit.ts'
import type { Home } from './embedded-home.ts'
import { EmbeddedProblem, explainLog } from './embedded-problem.ts'

/** No variable of the caller's (PGDATA, PGPORT, …) may leak in; a known zone spares initdb a search. */
export const ENVIRONMENT = { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' }

export const SUPERUSER = 'postgres'

/** Makes the cluster; it appears whole or not at all. The superuser's password is not kept: see `embedded-access.ts`. */
export async function makeCluster(home: Home, superuserPassword: string): Promise<void> {
  for (const name of readdirSync(home.folder))
    if (name.startsWith('cluster-')) rmSync(join(home.folder, name), { recursive: true })
  const unfinished = join(home.folder, `cluster-${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  const passwordFile = join(unfinished, 'pw')
  const pgdata = join(unfinished, 'pgdata')
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
  give(home.account, unfinished)
  const common = [
    '-D',
    pgdata,
    '-U',
    SUPERUSER,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-sync',
    '--no-instructions',
    '--lc-messages=C',
  ]
  const init = (name: string) =>
    runAs(home, home.binaries.initdb, [
      ...common,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${name}`,
    ])
  let outcome = await init('C.UTF-8')
  // The system's own C.UTF-8 is missing on old Linux and macOS; PostgreSQL's builtin one, which sorts and compares, never is.
  if (/invalid locale name/.test(outcome.said)) outcome = await init('C')
  if (outcome.code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw failure(home, outcome.said)
  }
  renameSync(pgdata, home.cluster)
  rmSync(unfinished, { recursive: true })
}

/** Makes the new files safe against a power cut, in the background. Its end may be waited for; its failure changes nothing. */
export const flush = (home: Home): Promise<unknown> =>
  runAs(home, home.binaries.initdb, ['--sync-only', '-D', home.cluster]).catch(() => {})

/** Refuses a cluster of another PostgreSQL, and gives back the owner and mode that a plain copy loses. */
export function mendCluster(home: Home): void {
  const file = join(home.cluster, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (found === undefined) {
    throw new EmbeddedProblem({
      found: `${home.cluster} without PostgreSQL's file PG_VERSION`,
      wanted: 'a whole database folder, or none',
      remedy:
        'copy it again from its source with "cp -a" while nothing runs, or move it away to begin with an empty one',
    })
  }
  if (found !== home.binaries.major) {
    throw new EmbeddedProblem({
      found: `a database of PostgreSQL ${found} in ${home.cluster}`,
      wanted: `one of PostgreSQL ${home.binaries.major}, which this version of Rapport brings`,
      remedy: `start the version of Rapport that made it; or run PostgreSQL ${found} on that folder yourself and set DATABASE_URL to it; or move the folder away to begin with an empty one`,
    })
  }
  const { uid, mode } = statSync(home.cluster)
  if (home.account && uid !== home.account.uid) give(home.account, home.cluster)
  if ((mode & 0o027) !== 0) chmodSync(home.cluster, 0o700)
}

/** Runs SQL, one statement a line, on a cluster that is not running; needs no password, only its files. */
export async function runSingle(home: Home, lines: string[]): Promise<void> {
  const outcome = await runAs(
    home,
    home.binaries.postgres,
    ['--single', '-D', home.cluster, '-c', 'exit_on_error=on', 'template1'],
    lines.join('\n') + '\n',
  )
  if (outcome.code !== 0) throw failure(home, outcome.said)
}

function failure(home: Home, said: string): EmbeddedProblem {
  try {
    appendFileSync(home.log, said)
  } catch {
    // A full disk is what it is about, perhaps.
  }
  return explainLog(said, home.cluster, home.log)
}

function runAs(
  home: Home,
  program: string,
  parameters: string[],
  input = '',
): Promise<{ code: number | null; said: string }> {
  return new Promise((done, refuse) => {
    const child = spawn(program, parameters, { cwd: '/', env: ENVIRONMENT, ...as(home.account) })
    let said = ''
    const hear = (piece: Buffer) => (said += piece)
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    let ended = false
    // Ctrl-C must not leave it working alone.
    const unwatch = watch({ release: () => void child.kill('SIGINT'), gone: () => ended })
    child.on('error', (error) => {
      unwatch()
      refuse(error)
    })
    child.on('close', (code) => {
      ended = true
      unwatch()
      done({ code, said })
    })
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
