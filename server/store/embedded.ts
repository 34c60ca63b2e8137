/**
 * The PostgreSQL that comes with the app: started when the app starts, stopped when its last user leaves, found again after a crash.
 *
 * - One data folder has one postmaster. Whoever comes second (the command line beside the app) or after a SIGKILL of Node adopts
 *   the one that runs; it is recognised by its command line and working folder, never by a process number alone.
 * - The last user stops it, whoever started it. Users are counted by files that name a process by number, start and boot
 *   (embedded-users.ts), so that a killed user does not count; starting and stopping happen one at a time under a lock that the
 *   kernel frees (embedded-turn.ts), so that nobody adopts what another is stopping.
 * - It listens on a free port of the loopback and wants a random password; the connection string is no superuser's (embedded-access.ts).
 * - As root it runs under another user, and where that user cannot reach the data folder, elsewhere (embedded-home.ts).
 *
 * Not for several machines that share the folder over a network, nor for containers that do not see each other's processes:
 * set DATABASE_URL there.
 */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { hasAccess, prepare, refusal, urlOf } from './embedded-access.ts'
import { binariesHere } from './embedded-binaries.ts'
import { flush } from './embedded-cluster.ts'
import { watch } from './embedded-exit.ts'
import { homeOf, removeHome } from './embedded-home.ts'
import type { Home } from './embedded-home.ts'
import { ask, findPostmaster, isAlive, startPostmaster, stopPostmaster, waitUntilReady } from './embedded-postmaster.ts'
import type { Postmaster } from './embedded-postmaster.ts'
import { EmbeddedProblem, explainSystemError } from './embedded-problem.ts'
import { inTurn } from './embedded-turn.ts'
import { enter } from './embedded-users.ts'
import type { User } from './embedded-users.ts'

export { EmbeddedProblem } from './embedded-problem.ts'

export type Embedded = {
  /** postgres://… on the loopback, as the owner of the database `rapport`, not a superuser. */
  url: string
  /** Where the database is: below the given folder or, as root, possibly elsewhere. */
  directory: string
  /** Whether it ran already. */
  adopted: boolean
  /** Leaves, and stops the database if nobody else uses it. Close connections first. May be called twice. */
  stop(): Promise<void>
}

type Say = (line: string) => void

/** Starts or adopts the database of a data folder, making it if there is none. Throws EmbeddedProblem with what to do. */
export async function startEmbedded(options: { directory: string; say?: Say }): Promise<Embedded> {
  const { directory, say = () => {} } = options
  try {
    mkdirSync(directory, { recursive: true })
    const data = realpathSync(directory)
    const binaries = binariesHere(say)
    return await inTurn(data, say, async () => {
      const home = homeOf(data, binaries, say)
      const user = enter(home.folder)
      try {
        return await open(home, user, data, say)
      } catch (error) {
        user.leave()
        throw error
      }
    })
  } catch (error) {
    throw explainSystemError(error, resolve(directory))
  }
}

/** Removes the database of a data folder for good. Refuses while it runs. */
export async function removeEmbedded(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  const data = realpathSync(directory)
  await inTurn(
    data,
    () => {},
    async () => {
      const home = homeOf(
        data,
        binariesHere(() => {}),
        () => {},
      )
      const running = await findPostmaster(home, () => {})
      if (running) {
        throw new EmbeddedProblem({
          found: `a running database in ${home.folder} (process ${running.pid})`,
          wanted: 'a stopped one to remove',
          remedy: 'stop the app first',
        })
      }
      removeHome(data)
    },
  )
}

async function open(home: Home, user: User, data: string, say: Say): Promise<Embedded> {
  const running = await adopt(home, user, say)
  if (running) return embedded(home, running, user, data, say, { adopted: true })

  const fresh = !existsSync(home.cluster)
  if (fresh) say(`Making a database in ${home.folder} …`)
  const rest = await prepare(home)
  let unwatch: (() => void) | undefined
  const postmaster = await startPostmaster(home, say, (started) => {
    unwatch?.()
    unwatch = watchOver(started, user)
  })
  try {
    await rest?.(postmaster.port)
  } catch (error) {
    await stopPostmaster(postmaster, home, say)
    throw error
  } finally {
    unwatch?.()
  }
  return embedded(home, postmaster, user, data, say, { adopted: false, flushed: fresh ? flush(home) : undefined })
}

/** The postmaster that runs already, once it answers to our password. */
async function adopt(home: Home, user: User, say: Say): Promise<Postmaster | undefined> {
  const running = await findPostmaster(home, say)
  if (!running || !(await waitUntilReady(running, home, say))) return undefined
  const why = hasAccess(home) ? await refusal(urlOf(home, running.port)) : 'its password file is missing'
  if (why === undefined) {
    if (user.others() === 0)
      say(`Taking over the database (process ${running.pid}) that a Rapport which was killed left running.`)
    return running
  }
  if (user.others() === 0) {
    say(`A database left behind (process ${running.pid}) does not open (${why}); restarting it.`)
    await stopPostmaster(running, home, say)
    return undefined
  }
  throw new EmbeddedProblem({
    found: `a running database in ${home.folder} (process ${running.pid}) that does not open: ${why}`,
    wanted: 'one that opens with the password in it',
    remedy: 'stop the other Rapport that uses it and start again',
  })
}

function watchOver(postmaster: Postmaster, user: User): () => void {
  return watch({
    release() {
      user.leave()
      if (user.others() === 0) ask(postmaster, 'SIGINT')
    },
    gone: () => user.others() > 0 || !isAlive(postmaster),
  })
}

function embedded(
  home: Home,
  postmaster: Postmaster,
  user: User,
  data: string,
  say: Say,
  how: { adopted: boolean; flushed?: Promise<unknown> | undefined },
): Embedded {
  const unwatch = watchOver(postmaster, user)
  const close = () =>
    inTurn(data, say, async () => {
      user.leave()
      if (user.others() === 0) await stopPostmaster(postmaster, home, say)
      await how.flushed
      unwatch()
    })
  let closing: Promise<void> | undefined
  return {
    url: urlOf(home, postmaster.port),
    directory: home.folder,
    adopted: how.adopted,
    stop: () => (closing ??= close()),
  }
}
