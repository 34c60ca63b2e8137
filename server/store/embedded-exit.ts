/**
 * What happens to a database that nobody stopped? When Node exits by itself (a thrown error, process.exit) it is asked to stop on
 * the way out; when a signal would end Node and nobody else listens to that signal, it is stopped first. An app with handlers
 * of its own calls `stop` in them, and this stays out of the way. Nothing can be done at SIGKILL: the next start adopts.
 */
import { setTimeout as pause } from 'node:timers/promises'

export type Leaving = {
  /** At once and without waiting: leave, and ask the database to end unless others use it. */
  release(): void
  gone(): boolean
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const PATIENCE = 30_000
const watched = new Set<Leaving>()
let ending = false

/** Watches over it until the returned function is called. */
export function watch(leaving: Leaving): () => void {
  if (watched.size === 0) {
    process.on('exit', releaseAll)
    for (const signal of SIGNALS) process.prependListener(signal, onSignal)
  }
  watched.add(leaving)
  // What is started while a signal is being obeyed ends again at once.
  if (ending) leaving.release()
  return () => {
    if (watched.delete(leaving) && watched.size === 0) unhook()
  }
}

function unhook(): void {
  process.off('exit', releaseAll)
  for (const signal of SIGNALS) process.off(signal, onSignal)
}

function releaseAll(): void {
  for (const leaving of watched) {
    try {
      leaving.release()
    } catch {
      // The next one still has to be released.
    }
  }
}

async function onSignal(signal: NodeJS.Signals): Promise<void> {
  if (process.listenerCount(signal) > 1 || ending) return
  ending = true
  releaseAll()
  const began = performance.now()
  while (![...watched].every((each) => each.gone()) && performance.now() - began < PATIENCE) await pause(10)
  watched.clear()
  unhook()
  process.kill(process.pid, signal)
}
