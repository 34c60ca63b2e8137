import { expect, test } from 'vitest'
import { axisOf } from './report-axis.ts'
import type { Report } from './report-sheet.ts'
import { pdfOf } from './pdf.ts'
import { readPdf } from './pdf-read.ts'

const LONG = 'Maximiliane-Annegret von Hohenlohe-Schillingsfürst zu Langenburg und Öhringen-Waldenburg '
  .repeat(3)
  .trim()
const NAMES = ['Marta Quagliardi', LONG, '田中花子', 'محمد', 'Анна Каренина', 'Đặng Thị Hương', 'Zoë 🌸 Ångström', 'x'.repeat(200)] // prettier-ignore
const HANDLES = ['marta', 'max', 'tanaka_hana', 'محمد', 'anna', 'huong', 'zoe', 'x']

/** A report as large as one of so many creators. */
function report(kind: Report['kind'], n: number): Report {
  const people = Array.from({ length: n }, (_, at) => ({ name: NAMES[at] ?? `Creator ${at}`, handle: HANDLES[at] ?? `creator${at}` })) // prettier-ignore
  const dots = people.slice(0, 11).map(({ name }, at) => ({ name, note: '', value: at % 3 ? 100 * at : null, low: -50, high: 2000, sure: at % 2 === 0, said: at % 3 ? `€${100 * at} (−€50 to €2,000)` : 'too few results to tell what such a booking brings' })) // prettier-ignore
  const listed = people.map(({ name }) => name).slice(0, 3).join(', ') // prettier-ignore
  return {
    kind,
    id: null,
    title: n === 0 ? 'Nobody was booked yet: there is nothing to report.' : `€17,880 brought 648 orders; whether ${listed} paid cannot be said.`, // prettier-ignore
    about: 'Trattoria · 春のキャンペーン · 1 May 2026',
    made: '2026-11-23T08:00:00.000Z',
    people,
    figures: ['Spent', 'Attributed', 'Caused', 'Left after cost'].map((label) => ({ label, value: 'CHF 1,234,567,890 to CHF 2,345,678,901', note: 'orders that would not have come otherwise, 90%' })), // prettier-ignore
    sections: [
      { heading: 'Who brought money', blocks: [{ is: 'dots', title: 'Left', unit: 'EUR', axis: axisOf([-50, 2000], String), dots, more: null }] }, // prettier-ignore
      { heading: 'What we would do next', blocks: [{ is: 'list', items: [`Book again: ${listed}.`, `Not again: ${listed}.`] }] }, // prettier-ignore
      {
        heading: 'Sales',
        blocks: [{ is: 'course', title: 'Observed', unit: 'seats', across: { from: 0, to: 9, ticks: [{ at: 0, text: '1 May' }, { at: 9, text: '10 May' }] }, up: axisOf([60], String), lines: [{ is: 'seen', name: 'observed', points: [[0, 3], [9, 40]] }], band: [], on: [[4, 6]], limit: { at: 60, text: '60 seats' } }], // prettier-ignore
      },
      ...(kind === 'campaign'
        ? [{ heading: 'Every booking', blocks: [{ is: 'table' as const, caption: 'Every booking', head: [{ text: 'Creator', figures: false }, { text: 'Revenue', figures: true }], rows: people.map(({ name }) => [name, 'EUR 1,234, USD 5,678, CHF 1,234,567']) }] }] // prettier-ignore
        : []),
    ],
  }
}

test.each([0, 1, 5, 60])('%i creators fit: one sheet for the boss, and nothing over an edge of any page', async (n) => {
  for (const kind of ['boss', 'campaign'] as const) {
    const { pages, placed } = readPdf(await pdfOf(report(kind, n)))
    if (kind === 'boss') expect(pages).toHaveLength(1)
    expect(placed.length).toBeGreaterThan(10)
    for (const { x, right, y } of placed) {
      expect(x).toBeGreaterThan(40)
      expect(right).toBeLessThan(595.28 - 40)
      expect(y).toBeGreaterThan(30)
      expect(y).toBeLessThan(841.89 - 20)
    }
  }
})

test('every word can be read back, in every alphabet that the letters have, and none is a box', async () => {
  const { pages } = readPdf(await pdfOf(report('boss', 8)))
  expect(pages[0]).toContain('€17,880 brought 648 orders')
  expect(pages[0]).toContain('Анна Каренина')
  expect(pages[0]).toContain('Đặng Thị Hương')
  expect(pages[0]).toContain('Zoë Ångström')
  expect(pages.join('')).not.toContain('□')
})

test('a name that the letters cannot write is given by the handle, and where that cannot be written it says so', async () => {
  const { pages } = readPdf(await pdfOf(report('boss', 4)))
  expect(pages[0]).toContain('@tanaka_hana')
  expect(pages[0]).toContain('(name not in the font)')
  expect(pages[0]).toContain('Names in letters that this font lacks stand as handles.')
  expect(pages[0]).toContain('Trattoria · (not in the font) · 1 May 2026')
  expect(readPdf(await pdfOf(report('boss', 1))).pages[0]).not.toContain('stand as handles')
})

test('a campaign of sixty has numbered pages, and the head of the table on each that goes on with it', async () => {
  const { pages } = readPdf(await pdfOf(report('campaign', 60)))
  expect(pages.length).toBeGreaterThan(1)
  pages.forEach((text, at) => expect(text).toContain(`${at + 1} of ${pages.length}`))
  const first = pages.findIndex((text) => text.includes('CreatorRevenue'))
  for (const text of pages.slice(first + 1)) expect(text.slice(0, 14)).toBe('CreatorRevenue')
  for (let at = 8; at < 60; at++) expect(pages.join(' ')).toContain(`Creator ${at}`)
})

test('the same report gives the same bytes, with its title, author and language told', async () => {
  const [one, two] = [await pdfOf(report('boss', 5)), await pdfOf(report('boss', 5))]
  expect(one.equals(two)).toBe(true)
  const text = (await pdfOf(report('boss', 0))).toString('latin1')
  expect(text).toMatch(/\/Title \d+ 0 R\n\/Author \d+ 0 R/)
  expect(text).toContain('\n(Nobody was booked yet: there is nothing to report.)\n')
  expect(text).toContain('\n(Trattoria)\n')
  expect(text).toContain('/Lang (en)')
  expect(text).toContain('\n(D:20261123080000Z)\n')
})
