/** A real browser: Debian's Chromium, signed in by the link that the terminal prints. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { buildWebApp } from '../doors/listen.ts'
import type { AppUnderTest } from './app.ts'

const CHROMIUM = '/usr/bin/chromium'

export const noBrowser = existsSync(CHROMIUM) ? undefined : `${CHROMIUM} is not installed (Debian package chromium)`

/** The web app is built when it is not yet: a fresh clone has none. */
export async function openBrowser(): Promise<Browser> {
  await buildWebApp(fileURLToPath(new URL('../..', import.meta.url)), () => {})
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export type Watched = { page: Page; complaints: string[] }

/** A page of a signed-in person. What the browser complains of on its console is kept: a journey ends with none. */
export async function signedIn(
  browser: Browser,
  app: AppUnderTest,
  size = { width: 1440, height: 900 },
): Promise<Watched> {
  const page = await browser.newPage({ viewport: size })
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(await app.link())
  await page.getByRole('button', { name: 'Open my workspace' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, complaints }
}
