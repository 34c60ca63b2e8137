/**
 * The one place that knows everything: reads the configuration, builds the parts, opens the doors.
 * `rapport start` keeps them open; every other command opens what it needs, does its work and closes it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError, DEFAULT_PORT, readConfiguration } from './configuration.ts'
import { runCli } from './doors/cli.ts'
import type { House } from './doors/cli.ts'
import { homeWorkspace, signInToken } from './features/members/members.ts'
import { daySecretIn } from './outside/day-secret.ts'
import { filesIn } from './outside/files.ts'
import { keysIn } from './outside/keys.ts'
import { shops } from './outside/shops.ts'
import { spillIn } from './outside/spill.ts'
import type { Outside } from './outside/outside.ts'
import { migrate } from './store/migrate.ts'
import { openStore } from './store/store.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const data = join(root, 'data')
const whereItIs = join(data, 'address')

async function open(say: (line: string) => void, connections?: number): Promise<House> {
  const configuration = readConfiguration(process.env)
  const embedded = configuration.databaseUrl
    ? undefined
    : await (await import('./store/embedded.ts')).startEmbedded({ directory: data, say })
  const store = await openStore(configuration.databaseUrl ?? embedded!.url, connections ? { connections } : {})
  const close = async () => {
    await store.close()
    await embedded?.stop()
  }
  try {
    await migrate(store.pool)
    const outside: Outside = {
      clock: () => Date.now(),
      files: filesIn(join(data, 'uploads')),
      keys: keysIn(join(data, 'keys')),
      shops,
      spill: spillIn(join(data, 'clicks')),
      daySecret: daySecretIn(join(data, 'keys')),
    }
    return { store, outside, workspace: await homeWorkspace(store), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function start(): Promise<void> {
  const say = (line: string) => console.log(line)
  const log = (level: 'info' | 'error', what: string) => (level === 'error' ? console.error(what) : undefined)
  const { buildWebApp, listen } = await import('./doors/listen.ts')
  const configuration = readConfiguration(process.env)
  const [house] = await Promise.all([open(say), buildWebApp(root, say)])
  await mkdir(data, { recursive: true, mode: 0o700 })
  const link = await signInToken(house.store, house.workspace, house.outside.clock())
  const server = await listen({ ...house, configuration, log }, (publicUrl) => {
    say(
      `\nRapport is at ${publicUrl}\nSign in once, within 15 minutes: ${publicUrl}/sign-in/${link}\n\nYour data stays on this machine. Ctrl-C stops everything.`,
    )
  }).catch(async (error: unknown) => {
    await house.close()
    throw error
  })
  await writeFile(whereItIs, server.publicUrl)

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await house.close()
    await rm(whereItIs, { force: true })
    process.exit(0)
  }
  process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop)
}

/** The app that runs told its address; one that was killed told one that is at worst out of date. */
async function address(): Promise<string> {
  const { publicUrl, port } = readConfiguration(process.env)
  const told = await readFile(whereItIs, 'utf8').catch(() => undefined)
  return publicUrl ?? told ?? `http://localhost:${port || DEFAULT_PORT}`
}

try {
  process.exitCode = await runCli(process.argv.slice(2), { open, start, address })
} catch (error) {
  const known = error instanceof ConfigurationError || error instanceof Error
  console.error(known && !process.env.DEBUG ? error.message : error)
  process.exitCode = error instanceof ConfigurationError ? 2 : 1
}
