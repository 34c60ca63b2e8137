/** Background work: a job is an operation run by name, and a fact is told to every operation that listens for it. */
import { run } from 'graphile-worker'
import type { Runner, Task } from 'graphile-worker'
import { Logger } from 'graphile-worker'
import type { Store } from '../store/store.ts'
import type { Outside } from '../outside/outside.ts'
import { all, byName, perform } from './fold.ts'

type Payload = { workspace: string; operation: string; input: Record<string, unknown>; member: string | null }

export type Parts = { store: Store; outside: Outside; log: (level: 'info' | 'error', what: string) => void }

export async function startJobs({ store, outside, log }: Parts): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController()
  const work: Task = async (payload) => {
    const { workspace, operation: name, input, member } = payload as Payload
    if (name === 'fact') return tell(store, workspace, String(input.id))
    const operation = byName.get(name)
    // A job of a newer or older version: failing loudly keeps it for a version that knows it.
    if (!operation) throw new Error(`no operation ${name}`)
    const context = {
      store,
      outside,
      workspace,
      ...(member ? { member } : {}),
      signal: stopping.signal,
      say: (line: string) => log('info', `${name}: ${line}`),
    }
    await perform(operation, context, input)
  }
  const runner: Runner = await run({
    pgPool: store.pool,
    taskList: { work },
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 5000,
    logger: new Logger(() => (level, message) => level === 'error' && log('error', message)),
  })
  return {
    async stop() {
      stopping.abort()
      await runner.stop()
    },
  }
}

/** Every listener of a fact gets a job of its own, so that one that fails is tried again alone. */
async function tell(store: Store, workspace: string, id: string): Promise<void> {
  await store.transact(workspace, async (tx) => {
    const { rows } = await tx.client.query<{ kind: string; payload: Record<string, unknown> }>(
      'select kind, payload from facts where workspace_id = $1 and id = $2',
      [workspace, id],
    )
    for (const fact of rows) {
      for (const operation of all) {
        const input = operation.hears?.[fact.kind]?.(fact.payload)
        if (input)
          tx.enqueue({
            operation: operation.name,
            input,
            // Of the same input only: another input asks for something else.
            ...(operation.together ? { key: `${operation.name} ${JSON.stringify(input)}` } : {}),
          })
      }
    }
  })
}
