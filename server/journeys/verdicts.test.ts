/** What is said of audiences in the example is what is true there; what is asked and answered stays; a change is told once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleWorld } from '@rapport/analysis/example/world.ts'
import { runAll } from '../features/audits/audits.ts'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const { truth } = exampleWorld()
const CLEAN = new Set(['blogger', 'celebrity', 'close', 'ordinary', 'loud', 'silent', 'giveaway'])
const ABOUT: Record<string, RegExp> = {
  'bought-followers': /added followers|a sudden step in followers/,
  'bought-likes': /added likes/,
  pod: /engagement exchanged by agreement/,
}
const REPEATED = 'Your content always inspires me to do better in life'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  let ids: Map<string, string>
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    await load(context())
    const { rows } = await app.call('creators.list', { anySize: true, limit: 500 })
    ids = new Map(rows.map(({ handle, id }) => [handle, id]))
  }, 120_000)
  afterAll(() => app?.close())

  const context = () => ({
    store: app.store,
    workspace: app.workspace,
    outside: { clock: () => Date.now(), files: {} as never },
    signal: new AbortController().signal,
    say: () => {},
  })
  const latest = async (handle: string) => (await app.call('audits.show', { id: ids.get(handle)! })).latest!
  const facts = () =>
    app.store.transact(
      app.workspace,
      async (tx) =>
        (
          await tx.client.query<{ payload: { changes: object[] } }>(
            `select payload from facts where kind = 'audience-verdict-changed'`,
          )
        ).rows,
    )

  promise(
    'who bought or is in the pod is asked about just that, nobody clean is asked, and likes are missed as often as said',
    async () => {
      const asked: Record<string, number> = {}
      let wronglyAsked = 0
      let cleanAsked = 0
      for (const [handle, { kind }] of Object.entries(truth)) {
        const { audience, audienceBecause, wronglyAsked: rate } = await latest(handle)
        const isAsked = audience === 'questions-to-ask' || audience === 'strong-signs'
        if (CLEAN.has(kind)) {
          wronglyAsked += rate!
          cleanAsked += Number(isAsked)
          expect([handle, audience]).not.toEqual([handle, 'strong-signs'])
        } else if (isAsked) {
          expect([handle, audienceBecause]).toEqual([handle, expect.stringMatching(ABOUT[kind]!)])
          asked[kind] = (asked[kind] ?? 0) + 1
        }
      }
      expect(cleanAsked).toBeLessThanOrEqual(wronglyAsked)
      expect(asked).toMatchObject({ 'bought-followers': 6, pod: 10 })
      expect(asked['bought-likes']).toBeGreaterThanOrEqual(1)
    },
  )

  promise(
    'every purchase of followers lies in a step that nothing explains, and the question names its day',
    async () => {
      const handle = 'rex-halloran-pours'
      const id = ids.get(handle)!
      const { counts, steps, needed } = await app.call('audits.growth', { id })
      expect(counts.length).toBeGreaterThan(700)
      expect(needed).toBe(30)
      const { purchases } = exampleWorld({ now: Date.now() / 1000 }).truth[handle]!
      expect(purchases.length).toBeGreaterThan(1)
      for (const { at } of purchases) {
        const step = steps.find(({ from, to }) => Date.parse(from) - 864e5 <= +at && +at <= Date.parse(to))
        expect(step).toMatchObject({ cause: null, looked: true })
      }
      const { draft } = await app.call('audits.questions', { id })
      const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
      expect(steps.some(({ to }) => draft!.includes(day.format(new Date(to))))).toBe(true)
      expect(draft).not.toMatch(/fake|fraud/i)
      expect((await app.call('audits.questions', { id: ids.get('marta-conta-i-coperti')! })).draft).toBeNull()
    },
  )

  promise('a question is drafted for whom the verdict asks, and for nobody because of weak signals alone', async () => {
    for (const [handle, id] of ids) {
      const { audience } = await latest(handle)
      const { draft } = await app.call('audits.questions', { id })
      expect([handle, draft !== null]).toEqual([handle, audience === 'questions-to-ask' || audience === 'strong-signs'])
    }
    // A pool of accounts of which only the rates are known, and one of them that nearly nobody reacts to.
    const rows = Array.from({ length: 400 }, (_, i) => `of-the-pool-${i},10000,${(0.01 + (i % 37) / 1000).toFixed(4)}`)
    await app.importFile('pool.csv', ['handle,followers,engagement rate', 'hardly-heard,10000,0.0001', ...rows].join('\n'), { platform: 'youtube' }) // prettier-ignore
    const { rows: found } = await app.call('creators.list', { q: 'hardly-heard', anySize: true })
    const { id } = found.find(({ handle }) => handle === 'hardly-heard')!
    const audit = await app.until(async () => (await app.call('audits.show', { id })).latest ?? false)
    expect(audit.authenticity.filter(({ concern }) => concern).map(({ name }) => name)).toEqual(['engagement'])
    expect(audit.audience).toBe('not-enough-evidence')
    expect((await app.call('audits.questions', { id })).draft).toBeNull()
  })

  promise('every signal of an audit opens rows or says why there are none', async () => {
    const { authenticity } = await latest('kevin-dorsale')
    expect(authenticity.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['engagement', 'likes', 'growth', 'comments', 'pods', 'share']),
    )
    for (const { name, innocent, howOftenWrong, threshold } of authenticity) {
      expect([name, innocent.length > 0, howOftenWrong !== '', threshold !== '']).toEqual([name, true, true, true])
      const { title, people, posts } = await app.call('audits.evidence', {
        id: ids.get('kevin-dorsale')!,
        finding: name,
      })
      expect([name, people.length + posts.length > 0 || /not kept|No step/.test(title)]).toEqual([name, true])
    }
    const { people } = await app.call('audits.evidence', { id: ids.get('kevin-dorsale')!, finding: 'pods' })
    const { members } = truth['kevin-dorsale']!.pod!
    expect(people.map(({ actor }) => actor).toSorted()).toEqual(
      members.filter((one) => one !== 'kevin-dorsale').toSorted(),
    )
  })

  promise('what people write is shown from what says most to what says least', async () => {
    const { threads } = await app.call('audits.evidence', {
      id: ids.get('marta-conta-i-coperti')!,
      finding: 'substance',
      limit: 20,
    })
    const words = threads.map(({ turns }) => turns[0]!.text!.split(' ').length)
    expect(words).toHaveLength(20)
    expect(Math.min(...words.slice(0, 10))).toBeGreaterThan(Math.max(...words.slice(10)))
    expect(threads.every(({ turns }) => !turns[0]!.byCreator)).toBe(true)
  })

  promise('a question and its answer stay with the audit that they are about', async () => {
    const id = ids.get('sharon-piovanelli')!
    const about = (await latest('sharon-piovanelli')).id
    const { draft, asked } = await app.call('audits.questions', { id })
    expect(asked).toEqual([])
    const after = await app.call('audits.ask', { id, text: draft! })
    expect(after.asked).toMatchObject([{ text: draft, answer: null, answeredAt: null, audit: about }])
    const answer = 'We met at a workshop in Monza and have been friends since.'
    expect(await app.call('audits.answer', { id: after.asked[0]!.id, answer })).toMatchObject({ answer, audit: about })
    await app.call('audits.run', { accounts: [id] })
    expect((await latest('sharon-piovanelli')).id).not.toBe(about)
    const [kept] = (await app.call('audits.questions', { id })).asked
    expect(kept).toMatchObject({ text: draft, answer, audit: about })
    expect(Date.parse(kept!.answeredAt!)).toBeGreaterThanOrEqual(Date.parse(kept!.at))
    await expect(app.call('audits.answer', { id, answer })).rejects.toThrow('404 No question')
    await expect(app.call('audits.ask', { id: app.workspace, text: 'who?' })).rejects.toThrow('404 There is no such')
  })

  promise(
    'a verdict that new comments change is told once, with its reason, and the comments can be read',
    async () => {
      const handle = 'davide-in-un-minuto'
      const id = ids.get(handle)!
      expect(await app.call('audits.changes', {})).toEqual({ changes: [], unseen: 0 })
      const lines = Array.from(
        { length: 150 },
        (_, i) =>
          `${handle}-r${i},${handle},${handle}-new,admirer${i},2026-01-0${1 + (i % 9)},"${REPEATED}${'!'.repeat(i % 4)}"`,
      )
      const done = await app.importFile('new.csv', ['id,creator,post,actor,at,text', ...lines].join('\n'), {
        platform: 'tiktok',
      })
      expect(done).toMatchObject({ state: 'done', rowsIn: 150 })
      const { changes } = await app.until(async () => {
        const told = await app.call('audits.changes', {})
        return told.unseen > 0 && told
      })
      expect(changes).toMatchObject([
        { account: id, handle, platform: 'tiktok', from: 'no-concern-found', to: 'questions-to-ask', seen: false },
      ])
      expect(changes[0]!.because).toContain('added comments')

      await runAll(context(), { accounts: [id] })
      await runAll(context(), {}, { threads: 2 })
      expect((await app.call('audits.changes', {})).changes).toHaveLength(1)
      expect((await facts()).map(({ payload }) => payload.changes)).toMatchObject([
        [{ account: id, to: 'questions-to-ask' }],
      ])
      expect(await app.call('audits.see-changes', { ids: [app.workspace] })).toEqual({ unseen: 1 })
      expect(await app.call('audits.see-changes', {})).toEqual({ unseen: 0 })
      expect((await app.call('audits.changes', {})).changes[0]!.seen).toBe(true)

      const { clusters, comments } = await app.call('audits.clusters', { id })
      expect(clusters[0]).toMatchObject({ text: expect.stringContaining(REPEATED), times: 150, authors: 150 })
      expect(clusters[0]!.rows).toHaveLength(30)
      expect(comments).toBeGreaterThan(350)
      const { people } = await app.call('audits.evidence', { id, finding: 'comments', limit: 5 })
      expect(people.map(({ example }) => example!.slice(0, REPEATED.length))).toEqual(Array(5).fill(REPEATED))
      expect((await app.call('audits.questions', { id })).draft).toContain('150 comments by 150 people')
    },
  )
})
