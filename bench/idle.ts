/** How much memory does the app hold while nobody uses it, its database and the process that started it included? */
import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Benchmark } from './benchmark.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

export const idle: Benchmark = {
  name: 'idle',
  describe: 'memory of the idle app, PostgreSQL included',
  async run(_, say) {
    const app = spawn('npm', ['start'], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
    try {
      await new Promise<void>((ready, refuse) => {
        app.stdout.on('data', (piece) => /sign-in/.test(String(piece)) && ready())
        app.on('exit', () => refuse(new Error('the app did not start')))
      })
      await new Promise((settled) => setTimeout(settled, 5000))
      const each = family(app.pid!).map((pid) => ({ name: nameOf(pid), megabytes: proportional(pid) }))
      for (const [name, all] of Map.groupBy(each, (one) => one.name))
        say(`${name}: ${all.reduce((sum, one) => sum + one.megabytes, 0).toFixed(0)} MB in ${all.length}`)
      const sum = each.reduce((total, one) => total + one.megabytes, 0)
      return [{ measured: `${sum.toFixed(0)} MB`, wanted: '≤ 300 MB', pass: sum > 0 && sum <= 300 }]
    } finally {
      process.kill(-app.pid!, 'SIGINT')
      await new Promise((ended) => app.once('exit', ended))
    }
  },
}

/** A process and everything below it. The database may have been adopted, so processes of ours are found by name as well. */
function family(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(
        Number(entry),
        Number(
          readFileSync(`/proc/${entry}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ')[1],
        ),
      )
    } catch {
      // It ended meanwhile.
    }
  }
  const found = new Set([pid])
  for (let grew = true; grew;) {
    grew = false
    for (const [child, parent] of parents) {
      if (!found.has(child) && (found.has(parent) || (parent === 1 && nameOf(child) === 'postgres'))) {
        found.add(child)
        grew = true
      }
    }
  }
  return [...found]
}

function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim()
  } catch {
    return 'ended'
  }
}

/** Pages shared between processes are counted once. */
function proportional(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))![1]) / 1024
  } catch {
    return 0
  }
}
