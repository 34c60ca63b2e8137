/** From a test that is designed on the example to what leaves the house: the result on one sheet of paper, and the story without a name. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCli } from '../doors/cli.ts'
import { load } from '../features/example/example.ts'
import { readPdf } from '../features/reports/pdf-read.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { databases } from './databases.ts'

/** Line breaks on paper are not those of the page. */
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  let app: AppUnderTest
  const outside = { clock: () => Date.now(), files: {} as never }
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
  }, 120_000)
  afterAll(() => app?.close())

  const pdf = async (path: string) => {
    const answer = await app.get(path)
    expect(answer.headers.get('content-type')).toBe('application/pdf')
    return { name: answer.headers.get('content-disposition'), ...readPdf(new Uint8Array(await answer.arrayBuffer())) }
  }

  promise('an empty workspace has a sheet that says so, and a campaign that is not there is refused', async () => {
    const { pages } = await pdf('/api/reports/boss.pdf')
    expect(pages).toHaveLength(1)
    expect(pages[0]).toContain('Nobody was booked yet: there is nothing to report.')
    expect((await app.get('/api/campaigns/0190f1d2-0000-7000-8000-000000000000/report.pdf')).status).toBe(404)
    expect((await app.get('/api/campaigns/none/report.pdf')).status).toBe(400)
  })

  promise('paper says what the page says: every figure and every sentence of a report is in its PDF', async () => {
    await load({
      store: app.store,
      workspace: app.workspace,
      outside,
      signal: new AbortController().signal,
      say: () => {},
    })
    await app.call('reports.set-costs', { marginCents: 3600 })
    const { campaigns } = await app.call('campaigns.list', {})
    const boss = { report: await app.call('reports.boss', {}), paper: await pdf('/api/reports/boss.pdf') }
    expect(boss.paper.pages).toHaveLength(1)
    expect(boss.paper.name).toMatch(/^attachment; filename="report-My-workspace-\d{4}-\d\d-\d\d\.pdf"$/)
    const all = [boss]
    for (const { id } of campaigns.slice(0, 2))
      all.push({ report: await app.call('reports.campaign', { id }), paper: await pdf(`/api/campaigns/${id}/report.pdf`) }) // prettier-ignore
    for (const { report, paper } of all) {
      const text = plain(paper.pages.join(' '))
      expect(text).toContain(report.title)
      for (const { value, note } of report.figures)
        expect([text.includes(value), text.includes(note)]).toEqual([true, true])
      for (const { heading, blocks } of report.sections) {
        expect(text).toContain(heading)
        for (const block of blocks) {
          if (block.is === 'words') expect(text).toContain(block.text)
          if (block.is === 'dots') for (const { said } of block.dots) expect(text).toContain(said)
        }
      }
    }
    // Whoever gets the report learns of nobody of whom it says nothing.
    expect(boss.report.people.length).toBeGreaterThan(3)
    expect(boss.report.people.length).toBeLessThan((await app.call('reports.returns', {})).creators.length)
    for (const { name } of boss.report.people) expect(plain(boss.paper.pages.join(' '))).toContain(name)
    // Attributed and caused never share a line.
    expect(boss.report.figures.map(({ label }) => label)).toEqual(['Spent', 'Attributed', 'Caused', 'Left after cost'])
    expect(boss.report.figures[2]!.value).toBe('not known')
  })

  promise('of whom nothing was counted no loss is claimed, and what is only proposed is no cost', async () => {
    await app.importFile('one.csv', 'handle,name,followers\nsilvia.muta,Silvia Muta,9000\n', { platform: 'instagram' })
    await app.call('campaigns.record', { rows: [{ campaign: 'Silent', handle: 'silvia.muta', day: '2026-04-02', feeCents: 90_000, reach: 5000 }] }) // prettier-ignore
    const { campaigns } = await app.call('campaigns.list', {})
    const silent = await app.call('reports.campaign', { id: campaigns.find(({ name }) => name === 'Silent')!.id })
    expect(silent.title).toContain('whether it paid cannot be said')
    const { creators } = await app.call('reports.returns', {})
    expect(creators.find(({ name }) => name === 'Silvia Muta')).toMatchObject({ verdict: 'cannot-say', profit: null })
    const running = campaigns.find(({ states }) => (states['proposed'] ?? 0) > 0)!
    const { bookings } = await app.call('campaigns.show', { id: running.id })
    const agreed = bookings.filter(({ state }) => state !== 'proposed' && state !== 'cancelled').length
    const [cost] = (await app.call('reports.campaign', { id: running.id })).figures
    expect(cost!.note).toMatch(new RegExp(`^for ${agreed} bookings; 1 only proposed is not counted$`))
  })

  promise(
    'a test that shows nothing says so on its sheet, and one over sales that were known is called a look back',
    async () => {
      // Four places that swing alike, each with a rhythm of its own; nothing happens in any.
      const rows = Array.from({ length: 4 * 70 }, (_, at) => {
        const [place, n] = [at % 4, Math.floor(at / 4)]
        const sold = 200 + 40 * Math.sin(n / 3) + 9 * Math.sin(n * (1.3 + place)) + 20 * place
        return `City ${place},${new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10)},${Math.round(sold)}`
      })
      const { id: file } = await app.upload('quiet.csv', `place,day,orders\n${rows.join('\n')}\n`)
      const { id: series } = await app.call('experiments.upload', { file })
      const { id } = await app.call('experiments.create', { series, treated: ['City 0'], start: '2026-02-25', days: 14, name: 'Quiet' }) // prettier-ignore
      expect((await app.call('reports.experiment', { id })).title).toMatch(/^Not begun: /)
      await app.call('experiments.freeze', { id })
      await app.call('experiments.read', { id })
      const report = await app.call('reports.experiment', { id })
      expect(report.title).toMatch(/^Cannot say\./)
      expect(report.about).toMatch(/ · a look back$/)
      expect(report.figures.map(({ label }) => label)).toEqual(['Smallest effect it could see', 'Effect, not shown', 'More orders, not shown', 'By chance alone']) // prettier-ignore
      expect(JSON.stringify(report)).not.toMatch(/said before it began/i)
      const effect = report.sections[0]!.blocks.find((block) => block.is === 'dots')!
      expect(effect.dots[0]).toMatchObject({ sure: false, note: 'cannot say' })
      const { pages } = await pdf(`/api/experiments/${id}/report.pdf`)
      expect(pages).toHaveLength(1)
      expect(plain(pages[0]!)).toContain('0% lies within the interval')
    },
  )

  promise('the command line prints a report and writes it to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rapport-report-'))
    const house = { store: app.store, workspace: app.workspace, outside: outside as never, close: async () => {} }
    const parts = { open: async () => house, start: async () => {}, address: async () => app.url }
    const file = join(folder, 'boss.pdf')
    expect(await runCli(['reports', 'pdf', 'boss', '--file', file], parts)).toBe(0)
    const { title } = await app.call('reports.boss', {})
    expect(plain(readPdf(await readFile(file)).pages[0]!)).toContain(title)
    expect(await runCli(['reports', 'pdf', 'boss', '--file', join(folder, 'none/boss.pdf')], parts)).toBe(2)
    expect(await runCli(['reports', 'pdf', 'campaign'], parts)).toBe(2)
    await rm(folder, { recursive: true })
  })

  test.skipIf((choice.missing ?? noBrowser) !== undefined)(
    'in a browser: a test is designed, told what it cannot see, run and read; its sheet is saved as PDF, and the story without a name',
    async () => {
      const browser = await openBrowser()
      try {
        const { page, complaints } = await signedIn(browser, app)
        await page.goto(`${app.url}/experiments`)
        await page.getByRole('button', { name: 'Try it on an example' }).click()
        await page.getByRole('button', { name: 'Propose places' }).click()
        await page.getByRole('button', { name: 'Choose', exact: true }).first().click()
        await page.getByText('Smaller effects you cannot see.').waitFor()
        await page.getByLabel('Name').fill('Pasta by post')
        await page.getByRole('button', { name: 'Keep as a draft' }).click()
        await page.getByRole('button', { name: 'Freeze the plan' }).click()
        await page.getByRole('button', { name: 'Let the days pass' }).click()
        await page.getByRole('button', { name: 'Read the result' }).click()
        await page.getByText(/chance alone would do this/).first().waitFor() // prettier-ignore
        await page.getByRole('link', { name: 'On one sheet' }).click()
        const title = page.getByRole('heading', { level: 1, name: /chance alone would do this/ })
        await title.waitFor()
        const [saved] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: 'PDF' }).click(),
        ])
        expect(saved.suggestedFilename()).toMatch(/^report-Pasta-by-post-\d{4}-\d\d-\d\d\.pdf$/)
        const { pages } = readPdf(await readFile(await saved.path()))
        expect(pages).toHaveLength(1)
        expect(plain(pages[0]!)).toContain(plain((await title.textContent())!))
        expect(pages[0]).toContain('Smaller effects you cannot see.')
        expect(plain(pages[0]!)).toMatch(/SHA-256 [0-9a-f]{64}/)

        const { campaigns } = await app.call('campaigns.list', {})
        const { bookings } = await app.call('campaigns.show', { id: campaigns[0]!.id })
        await page.goto(`${app.url}/campaigns/${campaigns[0]!.id}/report`)
        await page.getByRole('heading', { name: 'Who took part' }).waitFor()
        await page.goto(`${app.url}/campaigns/${campaigns[0]!.id}/story`)
        const [story] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as Markdown' }).click()]) // prettier-ignore
        const told = await readFile(await story.path(), 'utf8')
        expect(told.length).toBeGreaterThan(200)
        for (const { name, handle } of bookings) {
          expect(told).not.toContain(name)
          expect(told).not.toContain(handle)
        }
        expect(complaints).toEqual([])
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})
