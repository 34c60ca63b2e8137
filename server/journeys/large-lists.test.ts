/**
 * Two real lists of very large accounts come in through the browser without a hand edit; the empty table teaches how to widen the
 * band; a creator is opened, three are compared, everything leaves as a file. The lists may not be shipped, so the journey runs
 * where they lie beside the project.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import type { Watched } from './browser.ts'
import { databases } from './databases.ts'

const folder = fileURLToPath(new URL('../../../shared/data/imports/', import.meta.url))
const lists = ['social_media_influencers-INSTAGRAM_-_-DEC_2022.csv', 'social_media_influencers_-_tiktok.csv'].map(
  (name) => folder + name,
)
const noLists = lists.every((path) => existsSync(path)) ? undefined : 'the two lists do not lie beside the project'

describe.each(databases)('in a browser, on $name', (choice) => {
  const missing = choice.missing ?? noBrowser ?? noLists
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

  step('both lists come in as they are', async () => {
    const { page } = watched
    for (const list of lists) {
      await page.goto(app.url)
      await page.locator('input[type=file]').setInputFiles(list)
      await page.getByRole('button', { name: 'Import', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: /already known, 0 refused/ }).waitFor()
    }
    const { all } = await app.call('creators.summary', {})
    expect(all, 'two lists of a thousand, a few handles twice').toBeGreaterThan(1950)
  })

  step('the band that holds few of them teaches how to widen it', async () => {
    const { page } = watched
    await page.goto(`${app.url}/creators?platform=instagram`)
    await page.getByText(/All \d+ that match are above 50,000 followers/).waitFor()
    await page.getByRole('button', { name: /Widen the band to/ }).click()
    await page.keyboard.press('/')
    await page.keyboard.type('cristano ronaldo')
    await page.getByText('Cristiano Ronaldo').first().waitFor()
  })

  step('a creator opens and says what is not known yet', async () => {
    const { page } = watched
    await page.getByText('Cristiano Ronaldo').first().click()
    await page.waitForURL(/\/creators\/[0-9a-f-]{36}/)
    await page
      .getByText(/comments/i)
      .first()
      .waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/\bfake\b|\bfraud/i)
  })

  step('three are compared side by side', async () => {
    const { page } = watched
    const { rows } = await app.call('creators.list', { anySize: true, sort: 'followers', descending: true, limit: 3 })
    await page.goto(`${app.url}/compare?ids=${rows.map(({ id }) => id).join(',')}`)
    for (const { handle } of rows) await page.getByText(handle).first().waitFor()
  })

  step('everything shown leaves as a file', async () => {
    const { page } = watched
    await page.goto(`${app.url}/creators?platform=instagram&anySize=true`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /export/i })
        .first()
        .click(),
    ])
    const text = await readFile(await download.path(), 'utf8')
    expect(text.split('\n').length).toBeGreaterThan(900)
    expect(text).toContain('cristiano')
  })

  step('the browser had nothing to complain of', () => {
    expect(watched.complaints).toEqual([])
  })
})
