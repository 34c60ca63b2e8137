/** The schema: made once by whoever comes first, refused when it is newer than the code, and locked by workspace. */
import { afterEach, describe, expect, test } from 'vitest'
import { randomUUIDv7 } from '../store/identity.ts'
import { migrate, SchemaTooNew } from '../store/migrate.ts'
import { openStore } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import { databases } from './databases.ts'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })

  /** An empty database with so many pools on it, as that many processes would have. */
  async function stores(count: number): Promise<Store[]> {
    const database = await choice.open()
    closing.push(() => database.drop())
    const opened = await Promise.all(Array.from({ length: count }, () => openStore(database.url)))
    for (const store of opened) closing.push(() => store.close())
    return opened
  }

  promise('two that migrate an empty database at once both succeed, and each file runs once', async () => {
    const [one, two] = await stores(2)
    const [first, second] = await Promise.all([migrate(one!.pool), migrate(two!.pool)])
    expect([first.length, second.length].toSorted((a, b) => a - b)[0], 'one of them found it done').toBe(0)
    const { rows } = await one!.pool.query('select name from schema_migrations order by name')
    expect(rows.map(({ name }) => name)).toEqual([...first, ...second].toSorted())
    expect(await migrate(one!.pool), 'a third time changes nothing').toEqual([])
  })

  promise('a database written by a newer version is refused with a sentence, and left as it is', async () => {
    const [store] = await stores(1)
    await migrate(store!.pool)
    await store!.pool.query(`insert into schema_migrations (name, checksum) values ('9999-tomorrow.sql', 'x')`)
    const refusal = await migrate(store!.pool).catch((error: Error) => error)
    expect(refusal).toBeInstanceOf(SchemaTooNew)
    expect((refusal as Error).message).toMatch(/written by a newer Rapport \(it holds 9999-tomorrow\.sql\)\. Start that version, or restore a backup/)
  }) // prettier-ignore

  promise('a migration that was changed after it ran is refused by its name', async () => {
    const [store] = await stores(1)
    await migrate(store!.pool)
    await store!.pool.query(`update schema_migrations set checksum = 'another' where name like '0003%'`)
    await expect(migrate(store!.pool)).rejects.toThrow(/^Migration 0003-\S+ was changed after it had run here/)
  })

  promise(
    'every table with a workspace is locked by it: without one nothing is seen, and none other can be written',
    async () => {
      const [store, fresh] = await stores(2)
      await migrate(store!.pool)
      const { rows: tables } = await store!.pool.query<{ name: string; locked: boolean; policies: number }>(
        `select c.relname as name, c.relrowsecurity as locked,
         (select count(*)::int from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
       where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`,
      )
      expect(tables.length).toBeGreaterThan(10)
      expect(tables.filter(({ locked, policies }) => !locked || policies === 0)).toEqual([])

      const [hers, his] = [randomUUIDv7(), randomUUIDv7()]
      for (const id of [hers, his])
        await store!.pool.query(`insert into workspaces (id, name) values ($1, 'One of two')`, [id])
      const add = (workspace: string) => ({ text: `insert into creators (workspace_id, id, name) values ($1, $2, 'Her')`, values: [workspace, randomUUIDv7()] }) // prettier-ignore
      await store!.transact(hers, (tx) => tx.client.query(add(hers)))
      const count = `select count(*) as n from creators`
      const seenFrom = (workspace: string) =>
        store!.transact(workspace, async (tx) => (await tx.client.query(count)).rows[0].n)
      expect([await seenFrom(hers), await seenFrom(his)]).toEqual([1, 0])
      await expect(store!.transact(his, (tx) => tx.client.query(add(hers)))).rejects.toThrow(/row-level security/)

      const client = await fresh!.pool.connect()
      try {
        await client.query('set role rapport_app')
        for (const { name } of tables) {
          const { rows } = await client.query(`select count(*) as n from ${name}`)
          expect([name, rows[0].n]).toEqual([name, 0])
        }
      } finally {
        client.release(true)
      }
    },
  )
})
