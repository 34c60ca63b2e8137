/** A founder's messy list of small creators and a file of comments end at a ranked shortlist that she can defend. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { list, summary } from '../features/creators/creators.ts'
import { databases } from './databases.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const HANDLES = ['pane.e.olio', 'marta_bellini', 'studio.nord', 'il.forno', 'verde_qui', 'la.nonna.cuoca']

/** Semicolons, decimal commas, a title line, a repeated header, numbers in three dresses, one hopeless row. */
const LIST = [
  'My creators 2026;;;;',
  'Username;Full name;Followers;Eng. rate;City',
  'pane.e.olio;Pane e olio;9.840;4,2%;Torino',
  '@marta_bellini;Marta Bellini;12,5K;3,9%;Bologna',
  'studio.nord;Studio Nord;31500;1,2%;Milano',
  'Username;Full name;Followers;Eng. rate;City',
  'il.forno;"Il Forno, di Ugo";18 200;2,8%;Torino',
  'verde_qui;Verde qui;6.100;3,1%;Genova',
  'la.nonna.cuoca;La nonna cuoca;viele;5,0%;Roma',
].join('\n')

/** Comments where the first creators are close to their audience and the last are not. */
function comments(): string {
  const chance = seeded(7)
  const lines = ['id,creator,post,actor,at,text,reply_to']
  let serial = 0
  HANDLES.slice(0, 4).forEach((creator, place) => {
    const bond = [0.72, 0.72, 0.35, 0.15][place]!
    for (let post = 0; post < 20; post++) {
      for (let i = 0; i < 14; i++) {
        const at = 1_780_000_000 + post * 4 * 86_400 + i * 600
        const actor = chance.uniform() < bond ? `${creator}-fan-${chance.below(30)}` : `passer-${serial}`
        const id = `c${serial++}`
        lines.push(
          `${id},${creator},${creator}-p${post},${actor},${at},"How long did the bread rest, and does it work with spelt number ${i}?",`,
        )
        if (chance.uniform() < bond)
          lines.push(
            `c${serial++},${creator},${creator}-p${post},${creator},${at + 900},"Twelve hours, ${actor}, in the fridge",${id}`,
          )
      }
    }
  })
  return lines.join('\n')
}

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  beforeAll(async () => {
    if (choice.missing) console.log(`skipped on ${choice.name}: ${choice.missing}`)
    else app = await openApp(choice)
  })
  afterAll(() => app?.close())

  promise('a messy list comes in without a hand edit, and its one bad row comes back to be mended', async () => {
    const outcome = await app.importFile('creators.csv', LIST, { platform: 'instagram' })
    expect(outcome).toMatchObject({ state: 'done', rowsIn: 5, rowsRefused: 1 })
    expect(outcome.refusals[0]).toMatchObject({ line: 9, found: expect.stringContaining('viele') })
    const mended = await (await app.get(`/api/imports/${outcome.id}/refused.csv`)).text()
    expect(mended).toContain('la.nonna.cuoca')
    const again = await app.importFile('mended.csv', mended.replace('viele', '7400'), { platform: 'instagram' })
    expect(again).toMatchObject({ state: 'done', rowsIn: 1, rowsRefused: 0 })
    const { rows } = await app.call('creators.list', { sort: 'followers', descending: true })
    expect(rows.map(({ handle, followers }) => [handle, followers])).toEqual([
      ['studio.nord', 31500], ['il.forno', 18200], ['marta_bellini', 12500], ['pane.e.olio', 9840], ['la.nonna.cuoca', 7400], ['verde_qui', 6100],
    ]) // prettier-ignore
    expect(rows.find(({ handle }) => handle === 'il.forno')).toMatchObject({
      name: 'Il Forno, di Ugo',
      engagementRate: 0.028,
      place: 'Torino',
    })
  })

  promise('the same file twice adds nothing', async () => {
    expect(await app.importFile('creators.csv', LIST, { platform: 'instagram' })).toMatchObject({
      state: 'done',
      rowsIn: 0,
      rowsKnown: 5,
    })
  })

  promise('comments turn into a ranking that says who is close, who is tied and where we cannot say', async () => {
    const file = comments()
    const first = await app.importFile('comments.csv', file, { platform: 'instagram' })
    expect(first.rowsIn).toBe(file.split('\n').length - 1)
    expect(await app.importFile('comments.csv', file, { platform: 'instagram' })).toMatchObject({
      rowsIn: 0,
      rowsKnown: first.rowsIn,
    })
    const rows = await app.until(async () => {
      const page = await app.call('creators.list', {})
      return page.rows.filter(({ relationship }) => relationship.state === 'assessed').length === 4 && page.rows
    })
    const order = rows.filter(({ rank }) => rank !== null).map(({ handle }) => handle)
    expect(order.slice(0, 2).toSorted()).toEqual(['marta_bellini', 'pane.e.olio'])
    expect(order.at(-1)).toBe('il.forno')
    const [one, two] = rows
    expect([one!.rank, two!.rank], 'two creators of one bond are tied').toEqual([1, 1])
    expect(one!.why).toMatch(/come back/)
    expect(rows.find(({ handle }) => handle === 'verde_qui')).toMatchObject({
      rank: null,
      relationship: { state: 'not-enough-evidence', score: null },
    })
  })

  promise(
    'a profile alone is not silence: engagement is held against the pool, or says how many more it takes',
    async () => {
      const { rows } = await app.call('creators.list', { q: 'verde' })
      const { latest } = await app.call('audits.show', { id: rows[0]!.id })
      expect(latest!.authenticity.find(({ name }) => name === 'engagement')).toMatchObject({
        state: 'not-enough-evidence',
        needed: 50,
      })
      expect(latest!.relationship.every(({ state }) => state !== 'assessed')).toBe(true)
    },
  )

  promise('every number opens its rows', async () => {
    const { rows } = await app.call('creators.list', {})
    const audit = (await app.call('audits.show', { id: rows[0]!.id })).latest!
    const reciprocity = audit.relationship.find(({ name }) => name === 'reciprocity')!
    expect(reciprocity.state).toBe('assessed')
    expect(reciprocity.interval![0]).toBeLessThan(reciprocity.value!)
    expect(reciprocity.source).toContain('.csv')
    const opened = await app.call('audits.evidence', { id: rows[0]!.id, finding: 'reciprocity' })
    expect(opened.threads[0]!.turns.some(({ byCreator }) => byCreator)).toBe(true)
    expect(
      (await app.call('audits.evidence', { id: rows[0]!.id, finding: 'repeatCommenters' })).people[0]!.posts,
    ).toBeGreaterThan(3)
  })

  promise('the shortlist keeps its notes and leaves as a file that no spreadsheet will run', async () => {
    const { rows } = await app.call('creators.list', {})
    const list = await app.call('shortlists.create', { name: 'Spring menu' })
    await app.call('shortlists.add', { id: list.id, accounts: [rows[0]!.id, rows[1]!.id] })
    await app.call('shortlists.note', { id: list.id, account: rows[0]!.id, note: '=HYPERLINK("http://example.test")' })
    const text = await (await app.get(`/api/shortlists/${list.id}/shortlist.csv`)).text()
    expect(text).toContain(rows[1]!.handle)
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m)
  })

  promise('one workspace never sees another’s rows, even when a statement forgets to ask', async () => {
    const stranger = '00000000-0000-7000-8000-000000000001'
    await app.store.pool.query(`insert into workspaces (id, name) values ($1, 'Another') on conflict do nothing`, [
      stranger,
    ])
    const seen = await app.store.transact(
      stranger,
      async (tx) => (await tx.client.query('select count(*)::int as n from accounts')).rows[0].n,
    )
    expect(seen).toBe(0)
    const context = {
      store: app.store,
      workspace: stranger,
      outside: { clock: Date.now, files: {} as never },
      signal: new AbortController().signal,
      say: () => {},
    }
    const order = { sort: 'name', descending: false, anySize: true, limit: 50 } as const
    for (const filter of [
      {},
      { q: 'pane' },
      { q: 'bellni' },
      { platform: ['instagram' as const] },
      { place: ['Torino'] },
    ]) {
      expect((await list(context, { ...order, ...filter })).rows).toEqual([])
      expect((await summary(context, { ...filter, anySize: true })).all).toBe(0)
    }
  })

  promise('nobody gets in without the link, and the link works once', async () => {
    expect((await fetch(`${app.url}/api/creators`)).status).toBe(401)
    const link = await app.link()
    expect((await fetch(link)).status, 'looking at the link does not use it').toBe(200)
    const first = await fetch(link, { method: 'POST', redirect: 'manual' })
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    const second = await fetch(link, { method: 'POST', redirect: 'manual' })
    expect(second.headers.get('location')).toContain('expired')
    expect(second.headers.getSetCookie()).toEqual([])
  })
})
