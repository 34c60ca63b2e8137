/**
 * Files as others keep them. An agency's sheet, half of it bare handles: what would be refused is seen before anything is written, goes
 * away with one choice, and the rest comes in. Comments of one post, which name neither the post nor whose it is: both are said once,
 * and are not taken to hold for the next file.
 */
import { Buffer } from 'node:buffer'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import type { Watched } from './browser.ts'
import { databases } from './databases.ts'

const SHEET = [
  'Lista 2026 - agenzia;;;',
  ';;;',
  'Profilo;Follower;ER %;Città',
  'https://www.instagram.com/pane.e.olio/?hl=it;9.840;4,2%;Torino',
  '@studio.nord;31.500;1,2%;Milano',
  'https://www.tiktok.com/@il.forno;18,2K;n.d.;Torino',
  'verde_qui;6.100;3,1%;Genova',
  'TOTALE GENERALE;=SUM(B4:B7);;',
].join('\r\n')

describe.each(databases)('in a browser, on $name', (choice) => {
  const missing = choice.missing ?? noBrowser
  const step = test.skipIf(missing !== undefined)
  let app: AppUnderTest
  let browser: Browser
  let watched: Watched
  beforeAll(async () => {
    if (missing) return console.log(`skipped on ${choice.name}: ${missing}`)
    app = await openApp(choice)
    browser = await openBrowser()
    watched = await signedIn(browser, app)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  step('what would be refused is said before anything is written, and one choice mends it', async () => {
    const { page, complaints } = watched
    await page.goto(app.url)
    const file = { name: 'lista.csv', mimeType: 'text/csv', buffer: Buffer.from(SHEET, 'latin1') }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('status').filter({ hasText: 'Of its 5 rows 2 would come in and 3 be refused.' }).waitFor()
    await page.getByText('2 want a platform').waitFor()
    expect((await app.call('creators.summary', {})).all).toBe(0)

    await page.getByLabel('Platform, where a row does not say').selectOption({ label: 'Instagram' })
    await page.getByRole('status').filter({ hasText: 'Of its 5 rows 4 would come in and 1 be refused.' }).waitFor()
    await page.getByText('Line 8 has “TOTALE GENERALE”.').waitFor()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '4 creators in, 0 already known, 1 refused.' }).waitFor()

    // Of nobody is the audience known: a plan says so, and how to have one all the same.
    await page.getByRole('link', { name: 'Plan', exact: true }).click()
    await page
      .getByRole('heading', { name: 'Four creators are in your band, and none can be planned with yet' })
      .waitFor()
    await page.getByRole('button', { name: 'Plan with unknown audiences as segments' }).click()
    await page
      .getByRole('heading', { level: 1, name: /^Four creators for [\d.]+ reach [\d,]+ different people\.$/ })
      .waitFor()

    await page.getByRole('heading', { name: 'Who is reached twice cannot be said' }).waitFor()

    // What they ask is pasted as it came; what is no price and who is not here is told by its row, and a price put right is one.
    await page.getByText('What they ask').click()
    const prices = ['Profilo;Prezzo', 'https://www.instagram.com/pane.e.olio/;€ 199,00', '@verde_qui;da concordare', '@nobody;5', '@pane.e.olio;€ 200,50'] // prettier-ignore
    await page.getByLabel('Price list').fill(prices.join('\n'))
    await page.getByText(/^Row 2: found “da concordare” as price, wanted a number/).waitFor()
    await page.getByRole('button', { name: 'Keep three quotes' }).click()
    await page.getByText('Row 3: No account @nobody: import the creator first.').waitFor()
    await page.getByText('200.50').first().waitFor()
    const { rows } = await app.call('creators.list', { anySize: true, q: 'pane.e.olio' })
    expect((await app.call('plans.terms', { id: rows[0]!.id })).quotes).toMatchObject([{ deliverable: 'post', cents: 20_050 }]) // prettier-ignore
    expect(complaints).toEqual([])
  })

  step(
    'comments of one post come in when it is said which it is and whose, and the next file is asked again',
    async () => {
      const { page, complaints } = watched
      const rows = Array.from(
        { length: 30 },
        (_, k) => `${k + 1},fan.${k % 12},2026-03-01 10:${10 + k}:00,${k},"Com'è buono ${k}"`,
      )
      const comments = ['Post,,,,', ',Name,Date,Likes,Comment', ...rows].join('\n')
      const drop = async (name: string) => {
        await page.goto(app.url)
        const file = { name, mimeType: 'text/csv', buffer: Buffer.from(comments) }
        await page.locator('input[type=file]').setInputFiles(file)
        await page.getByText('Missing: handle of the creator; post (its id or address)').waitFor()
      }
      await drop('first.csv')
      expect(await page.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true)
      await page.getByLabel('Account, where no column says it').fill('@studio.nord')
      await page.getByLabel('Post, where no column says it').fill('https://www.instagram.com/p/CODE1/')
      await page.keyboard.press('Enter')
      await page.getByRole('status').filter({ hasText: 'All of its 30 rows can be read.' }).waitFor()
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '30 comments in, 0 already known, 0 refused.' }).waitFor()
      const { rows: found } = await app.call('creators.list', { anySize: true, q: 'studio.nord' })
      expect(found.map(({ handle }) => handle)).toEqual(['studio.nord'])
      await drop('second.csv')
      expect(await page.getByLabel('Account, where no column says it').inputValue()).toBe('')
      expect(complaints).toEqual([])
    },
  )

  step('comments of several creators find theirs by the posts that came in before', async () => {
    const posts = ['account,post_url,posted_at,likes,views', ...['pane.e.olio', 'verde_qui'].flatMap((account, k) => [0, 1, 2].map((p) => `${account},https://www.instagram.com/p/S${k}${p}/,2026-03-0${p + 1},120,4000`))] // prettier-ignore
    expect(await app.importFile('posts.csv', posts.join('\n'), {})).toMatchObject({ state: 'done', rowsIn: 6 })
    const said = Array.from({ length: 24 }, (_, k) => ({ id: `s${k}`, postUrl: `https://www.instagram.com/p/S${k % 2}${k % 4}/`, text: `How long? ${k}`, ownerUsername: `fan.${k}`, timestamp: '2026-03-04T10:00:00Z', replies: [] })) // prettier-ignore
    const outcome = await app.importFile('comments.json', JSON.stringify(said), {})
    expect(outcome).toMatchObject({ state: 'done', kind: 'interactions', rowsIn: 18, rowsRefused: 6 })
    expect(outcome.refusals[0]).toMatchObject({
      column: 'postUrl',
      wanted: expect.stringContaining('import the posts first'),
    })
    const { rows } = await app.call('creators.list', { anySize: true })
    expect(rows.some(({ handle }) => handle.startsWith('fan.'))).toBe(false)
  })
})
