/** A part of the budget to try unknowns with: on the example with its results, over HTTP and in the page. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
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
    await app.until(async () => {
      const { assumptions } = await app.call('plans.board', question)
      return assumptions.some((one) => one.includes('relationship predicts orders'))
    })
  }, 120_000)
  afterAll(() => app?.close())

  const question = { budgetCents: 300_000, marginCents: 3600, place: ['Italy'] }
  const plan = async (more: object = {}) =>
    (await app.call('plans.create', { name: 'Try', ...question, ...more })).result

  promise(
    'unsaid, nobody is tried; said, at most that share is, each with its reason, and what it costs today',
    async () => {
      const plain = await plan()
      expect(plain.trying).toBeNull()
      expect(plain.chosen.some(({ toTry }) => toTry)).toBe(false)
      const found = await plan({ exploreShare: 0.2, exploreRounds: 20 })
      const tries = found.chosen.filter(({ toTry }) => toTry)
      const paid = tries.reduce((sum, { cents }) => sum + cents, 0)
      expect(tries.length).toBeGreaterThan(0)
      expect(paid).toBeLessThanOrEqual(60_000)
      expect(found.trying).toMatchObject({ cents: paid, because: null })
      expect(found.costCents).toBeLessThanOrEqual(300_000)
      for (const { why } of tries) expect(why).toMatch(/of its kind, each later plan earns about [\d,]+ more/)
      const tried = new Set(tries.map(({ account }) => account))
      expect(plain.chosen.some(({ account }) => tried.has(account))).toBe(false)
    },
  )

  promise('more than a fifth is refused', async () => {
    await expect(plan({ exploreShare: 0.5 })).rejects.toThrow(/exploreShare/)
  })

  promise('a plan for reach says what it takes to try somebody', async () => {
    const { trying } = await plan({ marginCents: undefined, exploreShare: 0.1 })
    expect(trying).toMatchObject({ cents: 0, because: expect.stringContaining('what an order leaves') })
  })

  test.skipIf(choice.missing !== undefined || noBrowser !== undefined)(
    'in the page a share is typed, those to try are marked, and the address keeps it',
    async () => {
      const browser = await openBrowser()
      try {
        const { page, complaints } = await signedIn(browser, app)
        await page.goto(new URL('/plan?budget=3000&margin=36', page.url()).href)
        await page.getByRole('heading', { level: 1, name: /expected/ }).waitFor()
        await page.getByText('Try unknowns').click()
        await page.getByLabel('Plans still to come').fill('20')
        await page.getByLabel('Plans still to come').press('Enter')
        await page.getByLabel('Percent of the budget, at most').fill('20')
        await page.getByLabel('Percent of the budget, at most').press('Enter')
        await page.getByText('to try', { exact: true }).first().waitFor()
        await page.getByText(/there to be tried, for/).waitFor()
        expect(page.url()).toContain('explore=20')
        const look = process.env.RAPPORT_PICTURES
        if (look)
          for (const [width, height] of [
            [1280, 900],
            [390, 844],
          ] as const)
            for (const colorScheme of ['light', 'dark'] as const) {
              await page.setViewportSize({ width, height })
              await page.emulateMedia({ colorScheme })
              await page.screenshot({ path: `${look}/explore-${width}-${colorScheme}.png`, fullPage: true })
            }
        expect(complaints).toEqual([])
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})
