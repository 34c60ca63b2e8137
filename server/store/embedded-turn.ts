/**
 * One at a time: starting and stopping the database of one folder, whichever processes want it.
 * The lock is a listening socket that the kernel frees when its holder ends, however it ends, so none can be left behind.
 * On Linux its name is abstract (no file); elsewhere a file in the temporary folder, removed when nobody answers behind it.
 * Not for machines that share a folder over a network: there PostgreSQL itself is the only guard.
 */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedProblem, codeOf } from './embedded-problem.ts'

const PATIENCE = 5 * 60_000

/** Runs `work` while no other process does so for this folder (a real path). */
export async function inTurn<Result>(
  folder: string,
  say: (line: string) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = await take(folder, say)
  try {
    return await work()
  } finally {
    await new Promise((closed) => lock.close(closed))
  }
}

async function take(folder: string, say: (line: string) => void): Promise<Server> {
  const name = `rapport-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`
  const address = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), `${name}.lock`)
  const began = performance.now()
  let told = false
  for (;;) {
    const server = await listen(address)
    if (server) return server
    const waited = performance.now() - began
    if (waited > 2000 && !told) {
      say(`Another Rapport is starting or stopping the database in ${folder}; waiting for it.`)
      told = true
    }
    if (waited > PATIENCE) {
      throw new EmbeddedProblem({
        found: `that another Rapport has been starting or stopping the database in ${folder} for five minutes`,
        wanted: 'our turn',
        remedy: 'end that process, then start again',
      })
    }
    await pause(20)
  }
}

function listen(address: string): Promise<Server | undefined> {
  return new Promise((done, refuse) => {
    const server = createServer((visitor) => visitor.destroy())
    server.once('error', (error) => {
      if (codeOf(error) !== 'EADDRINUSE') return refuse(error)
      if (address.startsWith('\0')) return done(undefined)
      const knock = connect(address)
      knock
        .once('connect', () => {
          knock.destroy()
          done(undefined)
        })
        .once('error', (silence) => {
          if (codeOf(silence) === 'ECONNREFUSED') rmSync(address, { force: true })
          done(undefined)
        })
    })
    server.listen(address, () => done(server))
  })
}
