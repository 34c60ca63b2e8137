/** The example is audited: the truth about its creators comes out, in whichever thread, and an import touches only its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleWorld } from '@rapport/analysis/example/world.ts'
import { runAll } from '../features/audits/audits.ts'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const { truth } = exampleWorld()

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    await load(context())
  }, 120_000)
  afterAll(() => app?.close())

  const context = () => ({
    store: app.store,
    workspace: app.workspace,
    outside: { clock: () => Date.now(), files: {} as never },
    signal: new AbortController().signal,
    say: () => {},
  })
  const latest = async () =>
    app.store.transact(
      app.workspace,
      async (tx) =>
        (
          await tx.client.query<{ id: string; handle: string; findings: object; score: number | null; audits: number }>(
            `select a.id, a.handle, f.findings, f.score, (select count(*)::int from audits c where c.account_id = a.id) as audits
             from accounts a cross join lateral (select * from audits l where l.account_id = a.id order by l.at desc, l.id desc limit 1) f order by a.handle`,
          )
        ).rows,
    )

  promise('every close creator ranks above every loud one, and who hides comments has no rank', async () => {
    const audits = await latest()
    const scoresOf = (kind: string) =>
      audits.filter(({ handle }) => truth[handle]!.kind === kind).map(({ score }) => score)
    expect(scoresOf('close').length).toBeGreaterThan(10)
    expect(Math.min(...scoresOf('close').map((score) => score ?? -1))).toBeGreaterThan(
      Math.max(...scoresOf('loud').map((score) => score ?? 101)),
    )
    expect(scoresOf('silent').every((score) => score === null)).toBe(true)
  })

  promise('tag-to-win posts are left out, and the score with them is shown beside', async () => {
    for (const { id, handle } of await latest()) {
      if (truth[handle]!.kind !== 'giveaway') continue
      const { leftOut } = (await app.call('audits.show', { id })).latest!
      const { posts } = await app.call('creators.posts', { id, limit: 500 })
      const named = leftOut!.posts.map((post) => posts.find((one) => one.id === post)?.caption)
      expect([handle, named.length]).toEqual([handle, truth[handle]!.giveaways.length])
      expect(named.every(Boolean)).toBe(true)
      expect(leftOut!.before.score).not.toBeNull()
    }
  })

  promise('a finding stands beside the middle half of the pool, and the curve beside the pool’s', async () => {
    const { id } = (await latest()).find(({ handle }) => handle === 'marta-conta-i-coperti')!
    const { latest: audit, course } = await app.call('audits.show', { id })
    const repeat = audit!.relationship.find(({ name }) => name === 'repeatCommenters')!
    expect(repeat.pool!.n).toBeGreaterThan(20)
    expect(repeat.value).toBeGreaterThan(repeat.pool!.high)
    expect(repeat.sentence).toMatch(/^\d+% of the people who comment come back \([\d,]+ of [\d,]+\)/)
    expect(audit!.loyaltyCurve.own!.at(-1)).toBeGreaterThan(audit!.loyaltyCurve.pool!.at(-1)!)
    expect(course.state).toBe('cannot-say')
  })

  promise('the picture counts the people that the audit counts, and names whom it draws', async () => {
    const { id, handle } = (await latest()).find((one) => truth[one.handle]!.kind === 'close')!
    const drawn = await app.call('audits.picture', { id, most: 100 })
    expect(drawn.everybody).toBe((await app.call('audits.show', { id })).latest!.basis.people)
    expect(drawn.people.length).toBe(100)
    const opened = await app.call('audits.evidence', { id, finding: 'repeatCommenters', limit: 200 })
    const posts = new Map(opened.people.map(({ actor, posts }) => [actor.toLowerCase(), posts]))
    const inner = drawn.people.filter(({ ring, name }) => ring === 0 && posts.has(name))
    expect(inner.length).toBeGreaterThan(5)
    expect(inner.every((person) => person.posts <= posts.get(person.name)!)).toBe(true)
    expect(drawn.people.map(({ name }) => name)).not.toContain(handle)
    expect(drawn.answers.every(({ to }) => drawn.people[to]!.answered > 0)).toBe(true)
  })

  promise('the same rows give the same answer in one thread and in three', async () => {
    await runAll(context(), {}, { threads: 0 })
    const alone = await latest()
    await runAll(context(), {}, { threads: 3 })
    const together = await latest()
    expect(together[0]!.audits).toBe(alone[0]!.audits + 1)
    expect(together.map(({ audits: _, ...one }) => one)).toEqual(alone.map(({ audits: _, ...one }) => one))
  })
  promise('an audit that is stopped while it reads writes nothing, and the next one is not in its way', async () => {
    const before = await latest()
    for (const threads of [0, 2]) {
      const stop = new AbortController()
      const stopped = { ...context(), signal: stop.signal, say: () => stop.abort() }
      await expect(runAll(stopped, {}, { threads })).rejects.toThrow('aborted')
      expect(await latest()).toEqual(before)
    }
    expect((await runAll(context(), { accounts: [before[0]!.id] })).audited).toBe(1)
  })

  promise('after an import only the accounts that it touched are audited again', async () => {
    const before = await latest()
    const [one, other] = before.filter(({ handle }) => truth[handle]!.kind === 'close')
    const touched = [one!.handle, other!.handle]
    const { platform } = await app.call('creators.get', { id: one!.id })
    const lines = touched.flatMap((handle) =>
      Array.from(
        { length: 30 },
        (_, i) => `${handle}-x${i},${handle},${handle}-new,ugo${i},2026-01-0${1 + (i % 9)},"What about number ${i}?"`,
      ),
    )
    const done = await app.importFile('new.csv', ['id,creator,post,actor,at,text', ...lines].join('\n'), { platform })
    expect(done).toMatchObject({ state: 'done', rowsIn: 60 })
    const after = await app.until(async () => {
      const now = await latest()
      return (
        now.filter(({ handle, audits }, k) => touched.includes(handle) && audits > before[k]!.audits).length === 2 &&
        now
      )
    })
    const again = after.filter(({ audits }, k) => audits !== before[k]!.audits).map(({ handle }) => handle)
    expect(again.toSorted()).toEqual(touched.toSorted())
    expect((await app.call('audits.show', { id: one!.id })).course.state).not.toBe('cannot-say')
  })
})
