/**
 * One dialect at three sizes: a pool of connections, and `transact`, in which all work on a workspace happens.
 * A transaction sees one workspace only (row-level security), and its facts and background work are committed with it.
 */
import pg from 'pg'
import type { PoolClient, QueryResultRow } from 'pg'
import type { Sql } from 'sql-template-tag'
import { randomUUIDv7 } from './identity.ts'

/** What downstream may want to know, recorded in the transaction that made it true. */
export type Fact = { kind: string; payload: Record<string, unknown> }

/** An operation to be run in the background by its name, as the member who asked. */
export type Work = { operation: string; input: unknown; member?: string; key?: string }

export type Tx = {
  readonly workspace: string
  /** The connection itself, for COPY and cursors; already inside the transaction. */
  readonly client: PoolClient
  rows<Row extends QueryResultRow>(statement: Sql): Promise<Row[]>
  /** The first row, or undefined. */
  row<Row extends QueryResultRow>(statement: Sql): Promise<Row | undefined>
  /**
   * Rows of a statement that names the workspace itself and needs an index that row-level security shuts out
   * (docs/decisions/0007-search-reads-as-owner.md).
   */
  rowsAsOwner<Row extends QueryResultRow>(statement: Sql): Promise<Row[]>
  /** The same for work that row-level security forbids altogether (docs/decisions/0009-comments-are-copied-as-owner.md). */
  asOwner<Result>(work: () => Promise<Result>): Promise<Result>
  /** Returns how many rows were changed. */
  run(statement: Sql): Promise<number>
  record(fact: Fact): void
  enqueue(work: Work): void
}

export type Store = {
  readonly pool: pg.Pool
  /** By which a worker thread opens a store of its own; it holds the password. */
  readonly url: string
  transact<Result>(workspace: string, work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

// Counts are far below 2^53; as strings they would have to be parsed at every use.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export async function openStore(url: string, options: { connections?: number } = {}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 8,
    idleTimeoutMillis: 10_000,
    application_name: 'rapport',
  })
  // A connection that breaks fails the statement that waits for it; unheard, its error would end the process as well.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  let role: string | undefined
  return {
    pool,
    url,
    close: () => pool.end(),
    async transact(workspace, work) {
      role ??= await roleToWorkUnder(pool)
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        await client.query('begin')
        await client.query(`select set_config('rapport.workspace', $1, true), set_config('role', $2, true)`, [
          workspace,
          role,
        ])
        const facts: Fact[] = []
        const todo: Work[] = []
        let owner = false
        const tx: Tx = {
          workspace,
          client,
          rows: async <Row extends QueryResultRow>(statement: Sql) => (await client.query<Row>(statement)).rows,
          row: async <Row extends QueryResultRow>(statement: Sql) => (await client.query<Row>(statement)).rows[0],
          rowsAsOwner: <Row extends QueryResultRow>(statement: Sql) =>
            tx.asOwner(async () => (await client.query<Row>(statement)).rows),
          asOwner: async (work) => {
            if (owner) return work()
            owner = true
            try {
              await client.query(`select set_config('role', 'none', true)`)
              const result = await work()
              await client.query(`select set_config('role', $1, true)`, [role])
              return result
            } finally {
              // After a failure the role itself goes back with the savepoint or the transaction.
              owner = false
            }
          },
          run: async (statement) => (await client.query(statement)).rowCount ?? 0,
          record: (fact) => facts.push(fact),
          enqueue: (one) => todo.push(one),
        }
        const result = await work(tx)
        await writeQueue(client, workspace, facts, todo)
        await client.query('commit')
        return result
      } catch (error) {
        await client.query('rollback').catch((lost: Error) => (broken = lost))
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}

/** The queue's tables belong to the connecting user, not to the role under which a workspace is seen. */
async function writeQueue(client: PoolClient, workspace: string, facts: Fact[], todo: Work[]): Promise<void> {
  if (facts.length + todo.length === 0) return
  for (const { kind, payload } of facts) {
    const id = randomUUIDv7()
    await client.query('insert into facts (workspace_id, id, kind, payload) values ($1, $2, $3, $4)', [
      workspace,
      id,
      kind,
      payload,
    ])
    todo.push({ operation: 'fact', input: { id } })
  }
  await client.query(`select set_config('role', 'none', true)`)
  for (const { operation, input, member, key } of todo) {
    await client.query(
      `select graphile_worker.add_job('work', json_build_object('workspace', $1::text, 'operation', $2::text, 'input', $3::json, 'member', $4::text), job_key => $5, max_attempts => 5)`,
      [workspace, operation, JSON.stringify(input), member ?? null, key ? `${workspace}:${key}` : null],
    )
  }
}

/** `rapport_app` where the connection may take it; else the connection's own role, which FORCE ROW LEVEL SECURITY holds. */
async function roleToWorkUnder(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ allowed: boolean }>(
    `select coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = 'rapport_app'), false) as allowed`,
  )
  return rows[0]?.allowed ? 'rapport_app' : 'none'
}
