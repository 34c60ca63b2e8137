/** A report by a link: made on the page, read by somebody without an account, live, and closed to everybody when it is ended or too old. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { databases } from './databases.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const visitor = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` })

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  const seen = test.skipIf(choice.missing !== undefined || noBrowser !== undefined)
  let app: AppUnderTest
  let browser: Browser | undefined
  let campaign: string
  const book = (orders: number) =>
    app.call('campaigns.record', {
      rows: [
        { campaign: 'Secret supper', handle: 'anna', day: '2026-03-01', feeCents: 20_000, reach: 4000, orders, revenueCents: orders * 5000 }, // prettier-ignore
        { campaign: 'Another one', handle: 'berta', day: '2026-04-01', feeCents: 10_000, reach: 4000, orders: 3, revenueCents: 15_000 }, // prettier-ignore
      ],
    })
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    await app.importFile('creators.csv', 'handle,name,followers\nanna,Anna Rossi,9000\nberta,Berta Bianchi,9000\n', {
      platform: 'instagram',
    })
    await book(11)
    const { campaigns } = await app.call('campaigns.list', {})
    campaign = campaigns.find(({ name }) => name === 'Secret supper')!.id
    if (!noBrowser) browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  promise('who has the link reads that report as it is now, without an account, and nothing else', async () => {
    const { path } = await app.call('reports.share', { kind: 'campaign', id: campaign })
    const page = await fetch(app.url + path, { headers: visitor(1) })
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toContain('noindex')
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    const read = async (asker: number) => {
      const answer = await fetch(`${app.url}/api${path}`, { headers: visitor(asker) })
      expect(answer.headers.get('cache-control')).toBe('no-store')
      return JSON.stringify(await answer.json())
    }
    const report = await read(1)
    expect(report).toContain('Anna Rossi')
    expect(report).not.toContain('Berta')
    await book(1234)
    await app.until(async () => (await read(1)).includes('1,234'), 20)
    for (const other of ['/api/campaigns', '/api/reports/returns', '/api/reports/links', `/api/campaigns/${campaign}`])
      expect((await fetch(app.url + other, { headers: visitor(1) })).status).toBe(401)
    const { links } = await app.call('reports.links', {})
    expect(links.find(({ subject }) => subject === campaign)).toMatchObject({ views: 1, title: 'Secret supper' })
  })

  promise('a report that nobody may have is not shared, and a link is of one campaign or of the whole', async () => {
    const nobody = '01990000-0000-7000-8000-000000000000'
    await expect(app.call('reports.share', { kind: 'campaign', id: nobody })).rejects.toThrow('404')
    await expect(app.call('reports.share', { kind: 'campaign' })).rejects.toThrow('400')
    await expect(app.call('reports.share', { kind: 'boss', days: 366 })).rejects.toThrow('400')
  })

  promise('ended, too old, mistyped, of a campaign that is gone: all are answered alike', async () => {
    const made = await app.call('reports.share', { kind: 'boss', days: 1 })
    const closed = async (path: string) => {
      const page = await fetch(app.url + path, { headers: visitor(2) })
      const text = await page.text()
      expect([path, page.status, text.includes('This report does not open.')]).toEqual([path, 404, true])
      expect((await fetch(`${app.url}/api${path}`, { headers: visitor(2) })).status).toBe(404)
      return text
    }
    const answers = new Set<string>()
    const last = made.path.at(-1)!
    // The last letter of 48 bytes counts in full.
    answers.add(await closed(made.path.slice(0, -1) + (last === 'A' ? 'B' : 'A')))
    answers.add(await closed('/shared/nonsense'))
    await app.store.transact(app.workspace, (tx) =>
      tx.client.query(`update report_links set expires_at = now() - interval '1 second' where id = $1`, [made.id]),
    )
    answers.add(await closed(made.path))
    const second = await app.call('reports.share', { kind: 'boss' })
    expect((await fetch(app.url + second.path, { headers: visitor(3) })).status).toBe(200)
    await app.call('reports.unshare', { id: second.id })
    answers.add(await closed(second.path))
    await expect(app.call('reports.unshare', { id: second.id })).rejects.toThrow('404')
    expect(answers.size).toBe(1)
  })

  promise('the database holds no secret that opens a link, and who guesses is soon asked to wait', async () => {
    const { path } = await app.call('reports.share', { kind: 'boss' })
    const secret = Buffer.from(path.slice('/shared/'.length), 'base64url').subarray(32)
    const held = await app.store.transact(app.workspace, (tx) => tx.client.query('select r::text from report_links r'))
    expect(held.rows.length).toBeGreaterThan(0)
    for (const { r } of held.rows) expect(r).not.toContain(secret.toString('hex'))
    const answers = []
    for (let i = 0; i < 25; i++)
      answers.push((await fetch(`${app.url}/shared/guess${i}`, { headers: visitor(9) })).status)
    expect(answers.filter((status) => status === 404)).toHaveLength(20)
    expect(answers.at(-1)).toBe(503)
    expect((await fetch(app.url + path, { headers: visitor(9) })).status).toBe(503)
    // Somebody else is not held up.
    expect((await fetch(app.url + path, { headers: visitor(10) })).status).toBe(200)
  })

  seen(
    'a link is made on the page and copied; its visitor sees the report alone; ended, it opens nothing',
    async () => {
      const { page, complaints } = await signedIn(browser!, app, { width: 1280, height: 900 })
      await page.goto(`${app.url}/campaigns/${campaign}/report`)
      await page.getByRole('button', { name: 'Share' }).click()
      await page.getByRole('button', { name: 'Make a link' }).click()
      const address = await page.getByRole('textbox', { name: 'The link' }).inputValue()
      const stranger = await browser!.newContext({ viewport: { width: 390, height: 844 } })
      const visiting = await stranger.newPage()
      visiting.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      await visiting.goto(address)
      await visiting.getByText('Anna Rossi').first().waitFor()
      await visiting.getByText('Live: it shows what is known now.').waitFor()
      expect(await visiting.getByRole('navigation').count()).toBe(0)
      expect(await visiting.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      await page.getByRole('button', { name: /^End the link/ }).first().click() // prettier-ignore
      await page.getByText('The link is ended.').waitFor()
      await visiting.goto(address)
      await visiting.getByRole('heading', { name: 'This report does not open.' }).waitFor()
      await stranger.close()
    },
  )
})
