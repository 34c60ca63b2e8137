/** The story of a campaign: seen under invented names, saved in a browser and in a terminal, and nothing of the workspace is in the file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { openInstallation } from './installation.ts'

/** Asked of the tables here, not of the code that is tried. */
const NAMES = `
  select name as text from creators union select name from accounts union select handle from accounts union select place from accounts
  union select name from campaigns union select code from links union select code from codes union select brand from exclusivity
  union select place from sales_days union select name from experiments union select name from workspaces
  union select regexp_replace(destination, '^https?://([^/]+).*$', '\\1') from links`

const plain = (text: string) => text.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')

/** Whole, in any case, with any signs between its words. */
function stands(text: string, name: string): boolean {
  const words = plain(name).split(/[^\p{L}\p{N}]+/u).filter(Boolean) // prettier-ignore
  if (words.length === 0) return false
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}]*')}(?![\\p{L}\\p{N}])`, 'u').test(plain(text))
}

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  const seen = test.skipIf(choice.missing !== undefined || noBrowser !== undefined)
  let app: AppUnderTest
  let browser: Browser | undefined
  let folder: string
  let campaign: string
  let real: string[]

  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    folder = await mkdtemp(join(tmpdir(), 'rapport-story-'))
    app = await openApp(choice)
    await load({
      store: app.store,
      workspace: app.workspace,
      outside: { clock: () => Date.now(), files: {} as never },
      signal: new AbortController().signal,
      say: () => {},
    })
    const { campaigns } = await app.call('campaigns.list', {})
    for (const { id } of campaigns)
      if ((await app.call('campaigns.live', { id, zone: 'UTC' })).capacity !== null) campaign = id
    real = await namesOf()
    if (!noBrowser) browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })
  const namesOf = () =>
    app.store.transact(app.workspace, async (tx) => {
      const { rows } = await tx.client.query<{ text: string | null }>(NAMES)
      return rows.flatMap(({ text }) => text ?? [])
    })
  const leftIn = (text: string) => real.filter((name) => stands(text, name))
  const amountsOf = async () => {
    const { bookings } = await app.call('campaigns.show', { id: campaign })
    return new Set(bookings.flatMap(({ feeCents }) => (feeCents === null ? [] : (feeCents / 100).toLocaleString('en'))))
  }

  seen(
    'the page shows the story, each replacement beside it, and what is saved holds no name of the workspace',
    async () => {
      expect(real.length).toBeGreaterThan(50)
      const { page, complaints } = await signedIn(browser!, app, { width: 1280, height: 900 })
      await page.goto(`${app.url}/campaigns/${campaign}`)
      await page.getByRole('link', { name: /story/i }).click()
      const story = page.getByRole('region', { name: 'The story' })
      await story.getByRole('heading', { name: 'What came of it' }).waitFor()
      const save = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: button }).click(),
        ])
        const path = join(folder, download.suggestedFilename())
        await download.saveAs(path)
        return readFile(path, 'utf8')
      }
      const html = await save('Save as a page')
      const markdown = await save('Save as Markdown')
      for (const text of [html, markdown, await story.innerText()]) expect(leftIn(text)).toEqual([])
      for (const found of html.matchAll(/[\d,]+(?= in all|\.<\/p>)/g)) expect(await amountsOf()).not.toContain(found[0])
      const { replaced, places } = await app.call('reports.story', { id: campaign })
      expect(places.length).toBeGreaterThan(0)
      for (const { real: name, instead } of [...replaced, ...places]) {
        for (const text of [html, markdown]) expect(text).toContain(instead)
        await page.getByRole('region', { name: 'Replacements' }).getByText(name, { exact: true }).waitFor()
      }

      // The file alone, without the app and without a network.
      const alone = await browser!.newContext({ offline: true, viewport: { width: 390, height: 844 } })
      const reader = await alone.newPage()
      reader.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      const asked: string[] = []
      reader.on('request', (request) => asked.push(request.url()))
      await reader.goto(`file://${join(folder, 'story.html')}`)
      await reader.getByRole('heading', { level: 1 }).waitFor()
      expect(asked).toEqual([`file://${join(folder, 'story.html')}`])
      expect(await reader.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      const pdf = await reader.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(2)
      await alone.close()
      expect(complaints).toEqual([])
    },
    60_000,
  )

  promise(
    'a creator called Followers costs the story that word; one called And holds it back until somebody looked',
    async () => {
      const add = (name: string) =>
        app.importFile('more.csv', `handle,name,followers\n${name},${name},9000\n`, { platform: 'instagram' })
      await add('Followers')
      const told = await app.call('reports.story', { id: campaign })
      expect(told.left).toEqual([])
      expect(told.text).not.toMatch(/followers/i)
      expect(told.text).toMatch(/subscribers/)
      await add('And')
      const held = await app.call('reports.story', { id: campaign, format: 'html' })
      expect(held).toMatchObject({ text: null, blocks: [], left: [{ name: 'And', what: 'a creator' }, { name: 'And', what: 'a handle' }] }) // prettier-ignore
      expect((await app.call('reports.story', { id: campaign, letStand: ['and'] })).text).toContain(' and ')
    },
    60_000,
  )

  seen(
    'on the page, what holds the story back is named, and let stand with one press',
    async () => {
      const { page, complaints } = await signedIn(browser!, app, { width: 390, height: 844 })
      await page.goto(`${app.url}/campaigns/${campaign}/story`)
      await page.getByRole('heading', { name: 'No text yet: this would be left in it' }).waitFor()
      await page.getByText('And, a creator and a handle').waitFor()
      expect(await page.getByRole('button', { name: 'Save as a page' }).count()).toBe(0)
      await page.getByRole('button', { name: 'Let And stand' }).click()
      await page.getByRole('region', { name: 'The story' }).waitFor()
      await page.getByRole('button', { name: 'Save as a page' }).waitFor()
      expect(complaints).toEqual([])
    },
    60_000,
  )

  promise(
    'in the terminal it is a file too; from another key folder the same database tells other names',
    async () => {
      const here = await app.call('reports.story', { id: campaign, letStand: ['and'] })
      expect(await app.call('reports.story', { id: campaign, letStand: ['and'] })).toEqual(here)
      const other = await openInstallation(app.store.url)
      try {
        const held = await other.run(['reports', 'story', campaign])
        expect(held).toMatchObject({ code: 2, stdout: '' })
        expect(held.stderr).toContain('And (a creator)')
        const file = join(folder, 'terminal.html')
        const ran = await other.run(['reports', 'story', campaign, '--format', 'html', '--let-stand', 'And', '--file', file]) // prettier-ignore
        expect(ran).toMatchObject({ code: 0, stdout: '' })
        expect(ran.stderr).toMatch(new RegExp(`is ${here.replaced[0]!.real}\\.`))
        const html = await readFile(file, 'utf8')
        expect(html).toMatch(/^<!doctype html>/)
        expect(leftIn(html)).toEqual([])
        const again = JSON.parse(
          (await other.run(['reports', 'story', campaign, '--let-stand', 'And', '--json'])).stdout,
        )
        expect(again.replaced.map((one: { instead: string }) => one.instead)).not.toEqual(here.replaced.map((one) => one.instead)) // prettier-ignore
      } finally {
        await other.close()
      }
    },
    60_000,
  )
})
