/** An installation of its own, data folder and all, whose processes may be killed: this checkout's code under a temporary root. */
import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removeEmbedded } from '../store/embedded.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

export type Ran = { code: number | null; stdout: string; stderr: string }

export async function openInstallation(databaseUrl?: string) {
  const root = await mkdtemp(join(tmpdir(), 'rapport-installation-'))
  const skip = /\/(dist|journeys|node_modules)$|\.test\.ts$/
  await cp(join(checkout, 'server'), join(root, 'server'), { recursive: true, filter: (path) => !skip.test(path) })
  for (const name of ['node_modules', 'analysis', 'package.json']) await symlink(join(checkout, name), join(root, name))
  // The pages are not what is tried here, and building them would take longer than all the rest.
  await mkdir(join(root, 'web/dist'), { recursive: true })
  await writeFile(join(root, 'web/dist/index.html'), '<!doctype html>')
  const main = join(root, 'server/main.ts')
  const { DATABASE_URL: _1, PORT: _2, PUBLIC_URL: _3, ...outer } = process.env
  const env = { ...outer, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) }

  /** A command to its end. */
  function run(args: string[], options: { env?: Record<string, string>; input?: string } = {}): Promise<Ran> {
    return new Promise((done) => {
      const child = execFile(
        process.execPath,
        [main, ...args],
        { env: { ...env, ...options.env }, timeout: 60_000, maxBuffer: 1 << 26 },
        (_, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
      )
      child.stdin!.on('error', () => {})
      child.stdin!.end(options.input ?? '')
    })
  }

  /** `rapport start`, signed in. `kill` is SIGKILL, `stop` Ctrl-C. */
  async function start() {
    const child = spawn(process.execPath, [main, 'start'], { env: { ...env, PORT: '0' }, stdio: 'pipe' })
    const ended = new Promise<void>((done) => child.once('exit', () => done()))
    let said = ''
    const link = await new Promise<string>((found, refuse) => {
      const hear = (piece: Buffer) => {
        const all = (said += piece.toString())
        const match = /http:\S+\/sign-in\/\S+/.exec(all)
        if (match && all.includes('Ctrl-C')) found(match[0])
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      void ended.then(() => refuse(new Error(`rapport start ended: ${said}`)))
    })
    const url = new URL(link).origin
    const answer = await fetch(link, { method: 'POST', redirect: 'manual' })
    const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
    const ask = async <Answer>(method: string, path: string, body?: string): Promise<Answer> => {
      const headers = { cookie, 'content-type': 'application/json' }
      const response = await fetch(`${url}/api${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
      const answered = (await response.json()) as { error?: { message: string } }
      if (!response.ok) throw new Error(`${response.status} ${answered.error?.message}`)
      return answered as Answer
    }
    const end = async (signal: NodeJS.Signals) => {
      child.kill(signal)
      await ended
    }
    return { url, ask, said: () => said, kill: () => end('SIGKILL'), stop: () => end('SIGINT') }
  }

  return {
    root,
    run,
    start,
    async close() {
      if (!databaseUrl) await removeEmbedded(join(root, 'data'))
      await rm(root, { recursive: true, force: true })
    },
  }
}
