/** Links and clicks in the whole app: made, followed by all kinds of visitors, changed, ended, and kept while the database is away. */
import { execFileSync } from 'node:child_process'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clicksByDay } from '../features/links/codes.ts'
import { RETELL } from '../features/links/recorded.sql.ts'
import { observedUUIDv7 } from '../store/identity.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { databases } from './databases.ts'

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1'
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  let campaign: string
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    await app.importFile('list.csv', 'handle,platform,followers\nlena.kocht,instagram,9000\ntom_eats,tiktok,12000\n')
    await app.call('campaigns.record', {
      rows: [
        { campaign: 'Frühling in Torino', handle: 'lena.kocht', deliverable: 'reel', feeCents: 10_000 },
        { campaign: 'Frühling in Torino', handle: 'tom_eats', deliverable: 'video', feeCents: 10_000 },
      ],
    })
    campaign = (await app.call('campaigns.list', {})).campaigns[0]!.id
    await app.call('campaigns.change', { id: campaign, landingUrl: 'https://trattoria.example/book?table=2#when' })
  })
  afterAll(() => app?.close())

  /** Under the lock of the workspace, as all work is. */
  const asked = (text: string, values: unknown[] = []) =>
    app.store.transact(app.workspace, (tx) => tx.client.query<Record<string, string | number | null>>(text, values))

  let visitors = 1
  /** A visitor of one's own for every click, as a proxy on this machine tells it. */
  const follow = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    fetch(`${app.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': PHONE, 'x-forwarded-for': `203.0.113.${visitors++}`, ...headers },
    })
  const made = async (more: object = {}) => {
    const link = await app.call('links.create', { destination: 'https://trattoria.example/', ...more })
    await app.until(async () => (await follow(link.path, { 'user-agent': 'curl/8' })).status === 302, 5)
    return link
  }
  const totals = async (link: string): Promise<Record<string, number>> => {
    const { counted, excluded } = await app.call('links.clicks', { link })
    const marks: Record<string, number> = Object.fromEntries(
      excluded.filter(({ mark }) => mark !== 'bot').map(({ mark, clicks }) => [mark, clicks]),
    )
    return { counted, ...marks }
  }
  /** Whatever happened: what is added up beside the clicks is what the clicks are. */
  const sumsAreRows = async () => {
    const { rows } = await asked(`
      select * from (select workspace_id, link_id, date_trunc('hour', at, 'UTC') as hour, mark, count(*)::int as clicks from clicks group by 1, 2, 3, 4) r
      full join (select workspace_id, link_id, hour, mark, sum(clicks)::int as clicks from click_hours group by 1, 2, 3, 4) s
        using (workspace_id, link_id, hour, mark, clicks) where r.clicks is null or s.clicks is null`)
    return rows
  }

  promise('a campaign gets one link for each creator and deliverable, once', async () => {
    const { made: first, links } = await app.call('links.create-all', { campaign })
    expect(first).toBe(2)
    const lena = links.find(({ name }) => name.includes('lena'))!
    expect(lena.utm).toEqual({
      utm_source: 'instagram',
      utm_medium: 'influencer',
      utm_campaign: 'fruhling-in-torino',
      utm_content: 'lena-kocht-reel',
      utm_id: campaign,
    })
    expect((await app.call('links.create-all', { campaign })).made, 'the same again').toBe(0)
    const answer = await app.until(async () => {
      const one = await follow(lena.path)
      return one.status === 302 && one
    })
    const led = new URL(answer.headers.get('location')!)
    expect(led.href).toMatch(/^https:\/\/trattoria\.example\/book\?table=2&utm_source=instagram&.*#when$/)
    const id = led.searchParams.get('rapport_click')
    const { rows } = await asked('select mark, device, referrer from clicks where id = $1', [id])
    expect(rows, 'it is a row before the answer').toEqual([{ mark: 'counted', device: 'ios', referrer: null }])
    const sum = await app.call('links.clicks', { campaign, every: 'hour', zone: 'Europe/Rome' })
    expect(sum.links.map(({ counted }) => counted).toSorted()).toEqual([0, 1])
    expect(sum.over).toMatchObject([{ counted: 1 }])
  })

  promise('everything is marked with its reason, and nothing is discarded', async () => {
    const { id, path } = await made()
    await follow(path)
    await follow(path, {}, 'HEAD')
    await follow(path, { 'sec-purpose': 'prefetch;prerender' })
    await follow(path, { 'user-agent': 'WhatsApp/2.23.20.0' })
    await follow(path, { 'user-agent': 'facebookexternalhit/1.1' })
    const twice = { 'x-forwarded-for': '198.51.100.7' }
    await follow(path, twice)
    await follow(path, twice)
    const ours = await follow(path, { cookie: app.cookie })
    const team = ours.headers.getSetCookie()[0]!
    expect(team).toMatch(/^rapport_team=.*Path=\/r\/.*HttpOnly; SameSite=Lax/)
    await follow(path, { cookie: team.split(';')[0]! })
    await follow(path, { cookie: `${team.split(';')[0]!.slice(0, -3)}AAA` })
    expect(await totals(id)).toEqual({ counted: 3, head: 1, prefetch: 1, preview: 2, duplicate: 1, 'own-team': 2 })
    expect(await sumsAreRows()).toEqual([])
  })

  promise(
    'a phone is led to its own destination, and who asks not to be followed carries no id and leaves no hash',
    async () => {
      const { path } = await made({
        ios: 'https://apps.apple.com/app/id1',
        android: 'https://play.google.com/store/apps/details?id=a',
      })
      const where = async (headers: Record<string, string>) =>
        new URL((await follow(path, headers)).headers.get('location')!)
      expect((await where({ 'user-agent': PHONE })).host).toBe('apps.apple.com')
      expect((await where({ 'user-agent': ANDROID })).searchParams.get('id')).toBe('a')
      const quiet = await where({
        'sec-gpc': '1',
        'user-agent': 'Mozilla/5.0 Firefox/143.0',
        referer: 'https://l.instagram.com/x?secret=1',
      })
      expect(quiet.href).toBe('https://trattoria.example/')
      const { rows } = await asked('select visitor, referrer from clicks order by id desc limit 1')
      expect(rows).toEqual([{ visitor: null, referrer: null }])
      await app.call('links.set-rules', { honourDoNotTrack: false })
      await app.until(async () => (await where({ dnt: '1' })).searchParams.has('rapport_click'), 5)
      await app.call('links.set-rules', { honourDoNotTrack: true })
      const { rows: stored } = await asked(`select coalesce(string_agg(c::text, ''), '') as all from clicks c`)
      expect(stored[0]!.all, 'no address is stored').not.toMatch(/203\.0\.113|198\.51\.100|127\.0\.0\.1/)
    },
  )

  promise(
    'a changed destination is followed at once, and the old one stays on record; an ended link says so',
    async () => {
      const { id, path } = await made()
      await app.call('links.change', { id, destination: 'https://trattoria.example/new' })
      await app.until(async () => (await follow(path)).headers.get('location')!.includes('/new?'), 2)
      const { destinations } = await app.call('links.history', { id })
      expect(destinations.map(({ destination, member }) => [destination, member])).toEqual([
        ['https://trattoria.example/new', 'Owner'],
        ['https://trattoria.example/', 'Owner'],
      ])
      await app.call('links.expire', { id })
      const ended = await app.until(async () => {
        const one = await follow(path)
        return one.status === 410 && one
      }, 2)
      expect(await ended.text()).toContain('This link has ended.')
      expect((await totals(id)).expired).toBeGreaterThan(0)
    },
  )

  promise('only what a member saved is led to, on the web and nowhere else', async () => {
    for (const destination of [
      'javascript:alert(1)',
      '//evil.example',
      'https://user:pass@evil.example',
      'data:text/html,x',
      'https://a.example/\\evil',
      'ftp://a.example',
    ])
      await expect(app.call('links.create', { destination })).rejects.toThrow(/^400 destination/)
    const { path } = await made()
    expect((await follow(`${path}?url=https://evil.example`)).headers.get('location')).toMatch(
      /^https:\/\/trattoria\.example\/\?rapport_click=/,
    )
    const unknown = await follow('/r/no-such-link')
    expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await unknown.text()).toContain('This link leads nowhere.')
    expect((await follow(path, {}, 'POST')).status).toBe(405)
    const { path: chosen } = await made({ code: 'lena-spring' })
    expect(chosen).toBe('/r/lena-spring')
    expect((await follow('/r/Lena-Spring')).status, 'capitals do not matter').toBe(302)
    await expect(app.call('links.create', { destination: 'https://a.example', code: 'lena-spring' })).rejects.toThrow(
      /^409 .*taken/,
    )
  })

  promise('it is reached by IPv6 as well', async () => {
    const { path } = await made()
    const port = new URL(app.url).port
    const status = await new Promise((done) => {
      const asking = request({ host: '::1', port, path, headers: { 'user-agent': PHONE } }, (answer) => {
        answer.resume()
        done(answer.statusCode)
      })
      asking.on('error', (error: NodeJS.ErrnoException) => done(error.code)).end()
    })
    if (status === 'EADDRNOTAVAIL') return console.log('skipped: this machine has no IPv6')
    expect(status).toBe(302)
  })

  promise(
    'while the database is frozen or cut off redirects go on, and when it is back every click is there, once',
    async () => {
      const { id, path } = await made()
      const before = (await totals(id)).counted!
      const { rows } = await app.store.pool.query<{ pid: number }>(
        `select pid from pg_stat_activity where application_name = 'rapport clicks'`,
      )
      const ids: string[] = []
      let people = 0
      const click = async () => {
        const answer = await follow(path, {
          'x-forwarded-for': `192.0.2.${++people}`,
        })
        expect(answer.status).toBe(302)
        ids.push(new URL(answer.headers.get('location')!).searchParams.get('rapport_click')!)
      }
      // Its processes stand still: they take what is sent and answer nothing.
      const frozen = choice.name.startsWith('embedded')
      if (frozen) execFileSync('kill', ['-STOP', ...rows.map(({ pid }) => String(pid))])
      else
        await app.store.pool.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rapport clicks'`,
        )
      await Promise.all(Array.from({ length: 20 }, click))
      for (let i = 0; i < 20; i++) await click()
      if (frozen) execFileSync('kill', ['-CONT', ...rows.map(({ pid }) => String(pid))])
      await app.until(async () => (await totals(id)).counted === before + ids.length, 20)
      const { rows: there } = await asked('select id from clicks where id = any($1)', [ids])
      expect(there.length, 'each of them, once').toBe(new Set(ids).size)
      expect(await sumsAreRows()).toEqual([])
    },
  )

  promise('the clicks of a booking by day are what its clicks are, whatever their hour and their mark', async () => {
    const { links } = await app.call('links.list', { campaign })
    const told = links.flatMap(({ id }, of) =>
      Array.from({ length: 90 }, (_, i) => ({
        link: id,
        ms: Date.UTC(2025, 1, 27, 23, 50) + i * (of + 1) * 41 * 60_000,
        mark: i % 7 === 0 ? 'bot' : 'counted',
      })),
    )
    const column = (of: (click: (typeof told)[number], at: number) => unknown) => told.map(of)
    await asked(RETELL, [
      app.workspace,
      0,
      column(({ link }) => link),
      column(({ ms, link }, i) => observedUUIDv7(ms, `${link} ${i}`)),
      column(({ ms }) => ms),
      column(({ mark }) => mark),
      column(() => PHONE),
      column(() => 'ios'),
      column(() => null),
      column(() => null),
    ])
    const bookings = (await app.call('campaigns.show', { id: campaign })).bookings.map(({ id }) => id)
    const days = await app.store.transact(app.workspace, (tx) => clicksByDay(tx, bookings))
    const { rows } = await asked(
      `select l.booking_id, (c.at at time zone 'utc')::date::text as day, count(*)::int as clicks
       from clicks c join links l on l.workspace_id = c.workspace_id and l.id = c.link_id
       where l.booking_id = any($1) and c.mark = 'counted' group by 1, 2`,
      [bookings],
    )
    const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted()
    expect(sorted(days)).toEqual(sorted(rows))
    expect(days.filter(({ day }) => day.startsWith('2025-0')).length).toBeGreaterThan(8)
  })

  test.skipIf(choice.missing !== undefined || noBrowser !== undefined)(
    'in a browser: links are made, counted, shown as QR codes and led elsewhere',
    async () => {
      await app.call('campaigns.record', {
        rows: [{ campaign: 'Autumn', handle: 'lena.kocht', deliverable: 'story', feeCents: 5000 }],
      })
      const { id } = (await app.call('campaigns.list', {})).campaigns.find(({ name }) => name === 'Autumn')!
      await app.call('campaigns.change', { id, landingUrl: 'https://trattoria.example/autumn' })
      const browser = await openBrowser()
      try {
        const { page, complaints } = await signedIn(browser, app, { width: 390, height: 844 })
        await page.goto(`${app.url}/campaigns/${id}`)
        await page.getByRole('button', { name: 'Make a link for each booking' }).click()
        await page.getByRole('heading', { name: 'One link, no clicks yet' }).waitFor()
        const [link] = (await app.call('links.list', { campaign: id })).links
        await follow(link!.path)
        await follow(link!.path, { 'user-agent': 'Slackbot-LinkExpanding 1.0' })
        await page.reload()
        await page.getByRole('heading', { name: 'One link brought 1 click' }).waitFor()
        await page.getByText('1 click, 1 left out').waitFor()
        await page.getByRole('button', { name: /^QR code of/ }).click()
        const code = page.getByRole('img', { name: `QR code for ${app.url}${link!.path}` })
        await code.waitFor()
        // An image that did not come has no width.
        const width = await code.evaluate((image) => {
          const shown = image as unknown as { decode(): Promise<void>; naturalWidth: number }
          return shown.decode().then(() => shown.naturalWidth)
        })
        expect(width).toBeGreaterThan(0)
        await page.getByRole('button', { name: 'Close', exact: true }).click()
        await page.getByRole('button', { name: /^Change / }).click()
        await page.getByLabel('Leads to').fill('javascript:alert(1)')
        await page.getByRole('button', { name: 'Keep' }).click()
        await page.getByText(/begins with javascript:/).waitFor()
        await page.getByLabel('Leads to').fill('https://trattoria.example/winter')
        await page.getByRole('button', { name: 'Keep' }).click()
        await page.getByText('leads to trattoria.example/winter').waitFor()
        expect((await follow(link!.path)).headers.get('location')).toContain('https://trattoria.example/winter?')
        // The refused destination is a 400, which browsers tell as well.
        expect(complaints.filter((one) => !one.includes('400'))).toEqual([])
      } finally {
        await browser.close()
      }
    },
  )
})
