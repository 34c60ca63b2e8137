/** Servers and loaders of the redirect benchmark as processes of their own, each on its core where the system can do that (taskset). */
import { execFileSync, spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Answered, Asked } from './redirect-load.ts'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const canPin = (() => {
  try {
    execFileSync('taskset', ['-c', '0', 'true'], { stdio: 'ignore' })
    return availableParallelism() > 1
  } catch {
    return false
  }
})()
export const pinned = canPin

function node(core: number, args: string[]) {
  const [command, ...rest] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, ...args]
  return spawn(command!, rest, { stdio: ['pipe', 'pipe', 'inherit'] })
}

export type Server = { pid: number; said: string[]; cpu(): Promise<number>; kill(): Promise<void> }

/** Resolves when the server can be asked. */
export async function serve(args: string[], core = 0): Promise<Server> {
  const child = node(core, [file('redirect-server.ts'), ...args])
  const said: string[] = []
  const heard = new Set<(line: string) => void>()
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  let rest = ''
  child.stdout.on('data', (piece: Buffer) => {
    const lines = (rest + piece.toString()).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      said.push(line)
      for (const hear of heard) hear(line)
    }
  })
  const line = (begins: string) =>
    new Promise<string>((found, refuse) => {
      const hear = (one: string) => {
        if (!one.startsWith(begins)) return
        heard.delete(hear)
        found(one)
      }
      heard.add(hear)
      void ended.then(() => refuse(new Error(`the server ended: ${said.join('; ')}`)))
    })
  await line('up')
  return {
    pid: child.pid!,
    said,
    async cpu() {
      const answer = line('cpu')
      child.kill('SIGUSR2')
      return Number((await answer).slice(4))
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export async function load(asked: Asked, core = 1): Promise<Answered> {
  const child = node(core, ['--max-old-space-size=2048', file('redirect-load.ts')])
  const pieces: Buffer[] = []
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((done) => child.once('close', () => done()))
  child.stdin.end(JSON.stringify(asked))
  await ended
  return JSON.parse(Buffer.concat(pieces).toString('utf8')) as Answered
}

/** Puts the database and all that it starts on a core, so that it does not work on the server's. */
export function pin(process: number, core: number): void {
  if (!canPin) return
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(process)]).toString().split(/\s+/).filter(Boolean) // prettier-ignore
  for (const one of [String(process), ...children])
    execFileSync('taskset', ['-a', '-p', '-c', String(core), one], { stdio: 'ignore' })
}
