/** Who engages by agreement, and who follows: found in the example where it is true, and nowhere else; a sample uploaded. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exampleWorld } from '@rapport/analysis/example/world.ts'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import { openInstallation } from './installation.ts'
import type { AppUnderTest } from './app.ts'

const world = exampleWorld()
const { truth } = world
const POD = Object.keys(truth).filter((handle) => truth[handle]!.pod)

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  let accounts: Map<string, string>
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    await load({
      store: app.store,
      workspace: app.workspace,
      outside: { clock: () => Date.now(), files: {} as never },
      signal: new AbortController().signal,
      say: () => {},
    })
    const rows = await inWorkspace<{ handle: string; id: string }>('select handle, id from accounts')
    accounts = new Map(rows.map(({ handle, id }) => [handle, id]))
  }, 120_000)
  afterAll(() => app?.close())

  const inWorkspace = <Row extends object>(statement: string, values: unknown[] = []) =>
    app.store.transact(app.workspace, async (tx) => (await tx.client.query<Row>(statement, values)).rows)
  const signalsOf = async (name: string) =>
    new Map(
      (
        await inWorkspace<{ handle: string; signal: { state: string; concern: boolean; because: string } }>(
          'select a.handle, s.signal from signals s join accounts a on a.id = s.account_id where s.name = $1',
          [name],
        )
      ).map(({ handle, signal }) => [handle, signal]),
    )
  const sampleCsv = (handle: string, rows = world.followerSample(handle)) =>
    [
      'id,username,followers,following,posts,has_picture,digit_share',
      ...rows.map((row) => Object.values(row).join(',')),
    ].join('\n')

  promise(
    'all ten of the pod are found, and no friends, fan club or clean account of any kind is called one',
    async () => {
      for (const name of ['pods', 'blocks']) {
        const signals = await signalsOf(name)
        const concerns = [...signals].filter(([, { concern }]) => concern).map(([handle]) => handle)
        expect(concerns.toSorted()).toEqual(name === 'pods' ? POD.toSorted() : [])
        expect(signals.get('marta-conta-i-coperti')).toMatchObject({ state: 'not-enough-evidence', concern: false })
      }
      expect(POD.length).toBe(10)
    },
  )

  promise(
    'the audit takes both in: the pod and who bought followers are asked, and nobody who did neither',
    async () => {
      const asked = await inWorkspace<{ handle: string }>(
        `select handle from accounts where audience in ('questions-to-ask', 'strong-signs')`,
      )
      const kinds = new Set(asked.map(({ handle }) => truth[handle]!.kind))
      expect([...kinds].filter((kind) => !/^(pod|bought-)/.test(kind))).toEqual([])
      expect(asked.map(({ handle }) => handle)).toEqual(expect.arrayContaining(POD))
      expect(asked.filter(({ handle }) => truth[handle]!.kind === 'bought-followers').length).toBeGreaterThanOrEqual(4)
    },
  )

  promise('the pod is a small graph of people who come to one another within the hour, both ways', async () => {
    const found = await app.call('audits.pod', { id: accounts.get(POD[0]!)! })
    expect(found).toMatchObject({ group: 'pod', everybody: 10 })
    expect(found.people[0]).toEqual({ name: POD[0], account: accounts.get(POD[0]!), creator: true })
    expect(found.people.map(({ name }) => name).toSorted()).toEqual(POD.toSorted())
    expect(found.links.length).toBeGreaterThan(80)
    expect(found.links.every(({ mutual, medianMinutes }) => mutual && medianMinutes! > 0 && medianMinutes! < 60)).toBe(
      true,
    )
    expect(found.because).toContain('10 creators')
  })

  promise('friends are drawn as what they are: creators here who know one another, in no group', async () => {
    const found = await app.call('audits.pod', { id: accounts.get('nora-and-the-crooked-fork')! })
    expect(found.group).toBeNull()
    expect(found.people.map(({ name }) => name)).toContain('marta-conta-i-coperti')
    expect(found.because).toMatch(/^Only 2 of the other creators here engage/)
    expect((await app.call('audits.pod', { id: accounts.get('teodoro-ombrati')! })).people).toEqual([])
  })

  promise('the example brings its own samples: who bought followers is seen, and nobody else is', async () => {
    const shares = await signalsOf('share')
    expect(shares.size).toBe(accounts.size)
    const concerns = [...shares].filter(([, { concern }]) => concern).map(([handle]) => truth[handle]!.kind)
    expect(new Set(concerns)).toEqual(new Set(['bought-followers']))
    let held = 0
    for (const [handle, id] of accounts) {
      const { share } = await app.call('audits.sample-show', { id })
      const [low, high] = share.interval ?? [1, 0]
      if (low <= truth[handle]!.suspiciousShare && truth[handle]!.suspiciousShare <= high) held++
    }
    expect(held / accounts.size).toBeGreaterThan(0.95)
  })

  promise(
    'a sample that is uploaded becomes a share near the truth, in layers, and no name of it stays anywhere',
    async () => {
      const handle = 'rex-halloran-pours'
      const id = accounts.get(handle)!
      const { id: file } = await app.upload('followers.csv', sampleCsv(handle))
      const found = await app.call('audits.sample', { id, file, drawn: 'uniform' })
      expect(found).toMatchObject({ n: 400, drawn: 'uniform', source: 'followers.csv', incomplete: 0 })
      expect(found.share).toMatchObject({ state: 'assessed', concern: true })
      const [low, high] = found.share.interval!
      expect(low).toBeLessThan(truth[handle]!.suspiciousShare)
      expect(high).toBeGreaterThan(truth[handle]!.suspiciousShare)
      expect(found.strata.map(({ name }) => name)).toEqual(expect.arrayContaining(['no posts', 'no picture']))
      expect(found.examples[0]!.contributions.length).toBe(7)
      expect(await app.call('audits.sample-show', { id })).toEqual(found)
      const { username } = world.followerSample(handle)[0]!
      const [kept] = await inWorkspace<{ all: string }>(
        `select (select string_agg(s::text, '') from follower_samples s) || (select string_agg(s::text, '') from signals s) as all`,
      )
      expect(kept!.all.includes(username)).toBe(false)
      await expect(app.call('audits.sample', { id, file, drawn: 'uniform' })).rejects.toThrow(
        /read already and is gone/,
      )
    },
  )

  promise('the newest followers alone give no share; drawn nobody knows how, a wider one', async () => {
    const handle = 'crystal-vane-abroad'
    const id = accounts.get(handle)!
    const rows = world.followerSample(handle).map(({ has_picture, digit_share, ...row }) => ({
      ...row,
      hasPicture: has_picture === 1,
      digitShare: digit_share,
    }))
    const { share: uniform } = await app.call('audits.sample', { id, rows, drawn: 'uniform' })
    const { share: newest } = await app.call('audits.sample', { id, rows, drawn: 'newest' })
    expect(newest).toMatchObject({ state: 'not-enough-evidence', value: null, interval: null, concern: false })
    expect(newest.sentence).toMatch(/^These are the newest 400 of [\d,]+ followers/)
    expect((await signalsOf('share')).get(handle)).toMatchObject({ state: 'not-enough-evidence', concern: false })
    const { share: unknown } = await app.call('audits.sample', { id, rows })
    const width = ([low, high]: readonly number[]) => high! - low!
    expect(width(unknown.interval ?? [0, 1])).toBeGreaterThan(width(uniform.interval!))
  })

  promise('thirty followers, none, or a file without posts: what is needed is said', async () => {
    const id = accounts.get('gaia-fontebella')!
    const rows = world
      .followerSample('gaia-fontebella')
      .map(({ followers, following, posts }) => ({ followers, following, posts }))
    for (const some of [rows.slice(0, 30), []]) {
      const { share, n } = await app.call('audits.sample', { id, rows: some, drawn: 'uniform' })
      expect([share.state, n, share.needed]).toEqual(['not-enough-evidence', some.length, 100])
    }
    const { id: file } = await app.upload('short.csv', 'username,followers,following\nanna,10,20\nugo,5,7')
    await expect(app.call('audits.sample', { id, file, drawn: 'uniform' })).rejects.toThrow(
      '400 short.csv: found the columns username, followers, following; wanted also posts.',
    )
    await expect(app.call('audits.sample', { id })).rejects.toThrow('found neither')
  })

  promise('the command line takes the file itself, an account by its handle, and headers that it is told', async () => {
    const installation = await openInstallation(app.store.url)
    const csv = sampleCsv('nico-stellardi').replace('following', 'How many she reads')
    const sample = (flags: string[]) =>
      installation.run(['audits', 'sample', '--file', '-', '--drawn', 'uniform', '--json', ...flags], { input: csv })
    try {
      const told = ['--map', 'How many she reads=following']
      const ran = await sample(['--account', '@Nico-Stellardi', ...told])
      expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([0, { n: 400, drawn: 'uniform', source: 'stdin.csv' }])
      const untold = await sample(['--account', 'instagram/nico-stellardi'])
      expect([untold.code, untold.stdout]).toEqual([2, ''])
      expect(untold.stderr).toContain('wanted also following')
      expect((await sample(['--account', 'nobody-here'])).stderr).toContain('There is no account nobody-here.')
    } finally {
      await installation.close()
    }
  })

  promise('who asks while one search runs gets one more after it, and does not wait', async () => {
    // Which of the three comes first is not ours to say.
    const answers = await Promise.all([1, 2, 3].map(() => app.call('audits.exchange', {})))
    const done = answers.filter(({ state }) => state === 'done')
    expect(done).toMatchObject([{ groups: 1, flagged: 10, changed: 0 }])
    expect(answers.filter(({ state }) => state === 'waits')).toHaveLength(2)
  })

  promise('an import of comments looks again, once, and audits again whom it concerns', async () => {
    const members = Array.from({ length: 8 }, (_, i) => `new-${i}`)
    const start = Date.UTC(2026, 0, 1) / 1000
    const lines = members.flatMap((creator, c) =>
      Array.from({ length: 12 }, (_, post) => post).flatMap((post) =>
        members
          .filter((actor) => actor !== creator)
          .map(
            (actor, a) =>
              `${creator},${creator}-${post},${actor},${start + (12 * c + post) * 40_000 + a * 60},nice ${post}`,
          ),
      ),
    )
    const done = await app.importFile('pod.csv', ['creator,post,actor,at,text', ...lines].join('\n'), {
      platform: 'instagram',
    })
    expect(done.state).toBe('done')
    const [{ id }] = (await inWorkspace<{ id: string }>(`select id from accounts where handle = 'new-0'`)) as [
      { id: string },
    ]
    await app.until(async () => (await app.call('audits.pod', { id })).group === 'pod')
    expect((await app.call('audits.pod', { id })).everybody).toBe(8)
    const old = await app.call('audits.pod', { id: accounts.get(POD[0]!)! })
    expect(old).toMatchObject({ group: 'pod', everybody: 10 })
  })
})
