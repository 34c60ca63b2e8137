/**
 * The postmaster, PostgreSQL's first process: found, started, stopped.
 * Found by postmaster.pid and then proven by its command line and working folder; by a search through all processes when that file
 * cannot be read. Started in a session of its own, so that Ctrl-C in a terminal reaches Node only, which stops it in order; its
 * output goes to a file, since a pipe would break when Node is killed and it lives on.
 */
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { as } from './embedded-account.ts'
import { ENVIRONMENT } from './embedded-cluster.ts'
import type { Home } from './embedded-home.ts'
import { EmbeddedProblem, codeOf, explainLog } from './embedded-problem.ts'
import { commandOf, everyPid, folderOf, identityOf } from './embedded-process.ts'
import { settings } from './embedded-settings.ts'

export type Postmaster = { pid: number; identity: string; port: number }

type PidFile = { pid: number; port: number; status: string }

/** No process can have this number: Linux ends at 4,194,304. */
const NOBODY = 2_147_483_647
const LOG_LIMIT = 8 * 1024 * 1024

const pidFileOf = (home: Home) => join(home.cluster, 'postmaster.pid')

/** The live postmaster of this home, ready or not; undefined when there is none. Leaves the pid file fit for a start. */
export async function findPostmaster(home: Home, say: (line: string) => void): Promise<Postmaster | undefined> {
  if (!existsSync(pidFileOf(home))) return undefined
  const file = readPidFile(home)
  if (!file) return endNameless(home, say)
  const identity = identityOf(file.pid)
  if (identity === undefined) return undefined
  const kinship = kinshipOf(file.pid, home)
  const postmaster = { pid: file.pid, identity, port: file.port }
  if (kinship === 'ours') return postmaster
  if (kinship === 'moved') {
    say(`The folder ${home.cluster} was moved while its database ran; restarting it there.`)
    await stopPostmaster(postmaster, home, say)
    return undefined
  }
  // The number now belongs to a stranger, whom PostgreSQL would take for a postmaster. Only the number is put right: the rest of
  // the file lets PostgreSQL see whether children of the old one still write.
  const text = readFileSync(pidFileOf(home), 'utf8')
  writeFileSync(pidFileOf(home), text.replace(/^.*/, String(NOBODY)))
  return undefined
}

/** Ready, after waiting for one that starts; undefined when it ended instead, as one does that was stopping. */
export async function waitUntilReady(
  postmaster: Postmaster,
  home: Home,
  say: (line: string) => void,
  ended = () => !isAlive(postmaster),
): Promise<boolean> {
  const began = performance.now()
  let told = false
  while (!ended()) {
    const file = readPidFile(home)
    if (file?.pid === postmaster.pid && file.status === 'ready') return true
    if (!told && performance.now() - began > 2000) {
      say('The database was not stopped in order last time; PostgreSQL is reading its log so that nothing is lost …')
      told = true
    }
    await pause(10)
  }
  return false
}

/** Starts a postmaster on a free port of the loopback and waits until it is ready. `started` hears of it at once. */
export async function startPostmaster(
  home: Home,
  say: (line: string) => void,
  started: (postmaster: Postmaster) => void,
): Promise<Postmaster> {
  if (existsSync(home.log) && statSync(home.log).size > LOG_LIMIT) renameSync(home.log, `${home.log}.1`)
  for (let attempt = 1; ; attempt++) {
    const port = await freeLoopbackPort()
    const log = openSync(home.log, 'a', 0o600)
    const before = statSync(home.log).size
    let exited = false
    const child = spawn(home.binaries.postgres, ['-D', home.cluster, '-p', String(port), ...settings()], {
      ...as(home.account),
      cwd: '/',
      env: ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log, log],
    })
    closeSync(log)
    const refused = new Promise<never>((_, refuse) => child.once('error', refuse))
    child.once('exit', () => (exited = true))
    child.unref()
    if (child.pid === undefined) return refused
    const identity = identityOf(child.pid)
    const postmaster = { pid: child.pid, identity: identity ?? '', port }
    if (identity) started(postmaster)
    if (await waitUntilReady(postmaster, home, say, () => exited)) return postmaster
    const said = readFileSync(home.log).subarray(before).toString()
    // Somebody took the port between our look and PostgreSQL's.
    const portTaken = /could not (bind|create any TCP)/.test(said)
    const childrenStillEnd = /shared memory block .* is still in use/.test(said)
    if (attempt >= 10 || !(portTaken || childrenStillEnd)) throw explainLog(said, home.cluster, home.log)
    await pause(portTaken ? 0 : 500)
  }
}

/** Asks it to end connections, write everything and exit, and waits for that. */
export async function stopPostmaster(postmaster: Postmaster, home: Home, say: (line: string) => void): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (signal === 'SIGQUIT')
      say('PostgreSQL did not end within a minute; ending it at once. It mends itself at the next start.')
    ask(postmaster, signal)
    const began = performance.now()
    while (isAlive(postmaster)) {
      if (performance.now() - began > patience) break
      await pause(5)
    }
    if (!isAlive(postmaster)) return
  }
  throw new EmbeddedProblem({
    found: `that PostgreSQL (process ${postmaster.pid}) does not end`,
    wanted: 'it to end when asked',
    remedy: `see ${home.log}, then end the process`,
  })
}

/** Sends the signal to this very postmaster or, when it is gone, to nobody. */
export function ask(postmaster: Postmaster, signal: NodeJS.Signals): void {
  if (!isAlive(postmaster)) return
  try {
    process.kill(postmaster.pid, signal)
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return
    throw new EmbeddedProblem({
      found: `that PostgreSQL (process ${postmaster.pid}) belongs to another user and may not be stopped by this one`,
      wanted: 'one that we started',
      remedy: 'stop it as the user who started it, or as root',
    })
  }
}

export const isAlive = (postmaster: Postmaster) => identityOf(postmaster.pid) === postmaster.identity

function readPidFile(home: Home): PidFile | undefined {
  try {
    const lines = readFileSync(pidFileOf(home), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0
      ? { pid, port, status: lines[7]?.trim() ?? '' }
      : undefined
  } catch {
    return undefined
  }
}

/** Never by its number alone: it must be a postgres, named with our folder, and working in it where that can be seen. */
function kinshipOf(pid: number, home: Home): 'ours' | 'moved' | 'stranger' {
  const command = commandOf(pid)
  if (basename(command[0] ?? '') !== 'postgres') return 'stranger'
  const named = command[command.indexOf('-D') + 1] === home.cluster
  const folder = folderOf(pid)
  if (folder !== undefined && folder !== home.cluster) return 'stranger'
  if (named) return 'ours'
  return folder === undefined ? 'stranger' : 'moved'
}

/** A pid file that says nothing hides a postmaster that PostgreSQL itself would end within a minute: do it in order, now. */
async function endNameless(home: Home, say: (line: string) => void): Promise<undefined> {
  const pid = everyPid().find((each) => kinshipOf(each, home) !== 'stranger')
  const identity = pid === undefined ? undefined : identityOf(pid)
  say(
    `The file ${pidFileOf(home)} is damaged; ${identity ? `restarting the database (process ${pid})` : 'no database runs there, so it is removed'}.`,
  )
  if (pid !== undefined && identity) await stopPostmaster({ pid, identity, port: 0 }, home, say)
  rmSync(pidFileOf(home), { force: true })
  return undefined
}

function freeLoopbackPort(): Promise<number> {
  return new Promise((done, refuse) => {
    const probe = createServer()
    probe.once('error', refuse)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}
