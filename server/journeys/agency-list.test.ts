/**
 * An agency's sheet, half of it bare handles: what would be refused is seen before anything is written, goes away with one choice,
 * and the rest comes in.
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
    expect(complaints).toEqual([])
  })
})
