/** What came back, read by a person: margin and costs are written on the page, a survey is handed in and settled, verdicts are read; and an experiment halves them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { databases } from './databases.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import type { Watched } from './browser.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)

/** Orders a day of eight shops that move together; the first has `lift` more from day `from` on. */
function shops(days: number, lift: number, from: number): string {
  const random = seeded(4)
  const names = ['Torino', 'Bologna', 'Milano', 'Roma', 'Napoli', 'Bari', 'Genova', 'Verona']
  const moods = Array.from({ length: days }, () => 1 + 0.1 * random.normal())
  const rows = names.flatMap((name, i) =>
    moods.map((mood, n) => {
      const orders = (100 + 30 * i) * mood * (1 + 0.03 * random.normal()) * (i === 0 && n >= from ? 1 + lift : 1)
      return `${name},${day(n)},${Math.round(orders)}`
    }),
  )
  return `place,day,orders\n${rows.join('\n')}\n`
}

const GOOD = ['anna', 'berta', 'carla', 'dora']
const BAD = ['emil', 'fritz', 'gustav', 'hans']

describe.each(databases)('on $name', (choice) => {
  const promise = test.skipIf(choice.missing !== undefined)
  const seen = test.skipIf(choice.missing !== undefined || noBrowser !== undefined)
  let app: AppUnderTest
  let browser: Browser | undefined
  let watched: Watched
  beforeAll(async () => {
    if (choice.missing) return console.log(`skipped on ${choice.name}: ${choice.missing}`)
    app = await openApp(choice)
    const names = [...GOOD, ...BAD, 'ida', 'star.one', 'star.two', 'star.three']
    const followers = (name: string) => (name.startsWith('star') ? 2_000_000 : 9000)
    await app.importFile('creators.csv', `handle,name,followers\n${names.map((name) => `${name},${name[0]!.toUpperCase()}${name.slice(1)} Rossi,${followers(name)}`).join('\n')}\n`, { platform: 'instagram' }) // prettier-ignore
    if (noBrowser) return console.log(`without a browser: ${noBrowser}`)
    browser = await openBrowser()
    watched = await signedIn(browser, app, { width: 1280, height: 900 })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })

  const returnOf = async (handle: string) => {
    const found = await app.call('reports.returns', {})
    return { ...found.creators.find((one) => one.handle === handle)!, all: found }
  }

  seen('an empty page says what it will say, and takes past results', async () => {
    const { page } = watched
    await page.goto(`${app.url}/results`)
    await page.getByRole('heading', { level: 1, name: 'Nobody was booked yet: there is nothing to tell.' }).waitFor()
    await page.getByRole('link', { name: 'make a plan' }).waitFor()
    const rows = [
      ...GOOD.map((name) => `Spring\t${name}\t2026-04-02\t200\t5000\t${name === 'anna' ? 60 : 40}\t2400`),
      ...BAD.map((name) => `Spring\t${name}\t2026-04-09\t900\t5000\t2\t80`),
      'Spring\tida\t2026-04-10\t\t5000\t9\t400',
      ...['one', 'two', 'three'].map((name, at) => `Spring\tstar.${name}\t2026-04-12\t90000\t900000\t${300 + 40 * at}\t12000`), // prettier-ignore
    ]
    await page.getByLabel('Rows').fill(`campaign\thandle\tdate\tfee\treach\torders\trevenue\n${rows.join('\n')}`)
    await page.getByRole('button', { name: 'Record twelve bookings' }).click()
    await page.getByRole('heading', { name: 'What we learned' }).waitFor()
  })

  seen(
    'nobody brought money before it is said what an order leaves; a wrong amount is told beside its field',
    async () => {
      const { page } = watched
      const form = page.getByRole('region', { name: 'What does an order leave?' })
      await form.getByText('Before that is said nobody is said to have brought money.').waitFor()
      expect((await app.call('reports.returns', {})).brought).toBe(0)
      await form.getByLabel('An order leaves').fill('thirty')
      await form.getByText('Found “thirty”. Write an amount, such as 12.50.').waitFor()
      expect(await form.getByRole('button', { name: 'Note both' }).isDisabled()).toBe(true)
      await form.getByLabel('An order leaves').fill('30')
      await form.getByLabel('Tools cost a month').fill('120')
      await page.keyboard.press('Enter')
      await page.getByText('An order leaves 30 where its campaign says nothing else; tools cost 120 a month').waitFor()
      const told = await app.call('reports.returns', {})
      await page.getByRole('heading', { level: 1, name: told.headline }).waitFor()
      expect(told.brought).toBeGreaterThanOrEqual(GOOD.length)
      expect(told.lost).toBeGreaterThanOrEqual(BAD.length)
      expect(await page.getByText('Brought money: the whole interval is a gain.').count()).toBe(told.brought)
      expect(await page.getByText('Lost money: the whole interval is a loss.').count()).toBe(told.lost)
      // 120 of tools over the twelve bookings of April; of Ida’s fee nobody told.
      expect((await returnOf('anna')).cost.tools).toBe(1000)
    },
  )

  seen('verdicts filter the list, and every estimate is heard with its interval', async () => {
    const { page } = watched
    const each = page.getByRole('region', { name: 'Creator by creator' })
    await each.getByRole('button', { name: /^lost money/ }).click()
    expect(await each.getByRole('link', { name: 'Anna Rossi' }).count()).toBe(0)
    await each.getByRole('link', { name: 'Emil Rossi' }).waitFor()
    await each.getByRole('button', { name: /^all/ }).click()
    await each
      .getByRole('img', { name: /^Anna Rossi: [\d,]+ of profit, between −?[\d,]+ and [\d,]+\. Before any result/ })
      .waitFor()
    // Nothing was measured by an experiment: it is said, once a creator, where to do it.
    expect(await each.getByText('no experiment has measured it').count()).toBe(12)
  })

  seen('what a booking cost beside its fee is written in the row of its creator', async () => {
    const { page } = watched
    const before = await returnOf('anna')
    const row = page.getByRole('listitem', { name: 'Anna Rossi' })
    await row.getByRole('button', { name: /five parts of it not known/ }).click()
    const form = row.getByRole('form', { name: /^Spring, / })
    await form.getByLabel('Shipping').fill('5.50')
    await form.getByLabel('Commission').fill('12')
    await page.keyboard.press('Enter')
    await row.getByRole('button', { name: /three parts of it not known/ }).waitFor()
    const after = await returnOf('anna')
    expect(after.cost).toMatchObject({ shipping: 550, discount: null, commission: 1200 })
    expect(after.profit!.mean).toBeCloseTo(before.profit!.mean - 1750, 6)
  })

  seen('a survey is handed in, an answer is settled, and no order is added by it', async () => {
    const { page } = watched
    const before = await returnOf('berta')
    await page.getByRole('region', { name: 'Bring what past campaigns brought' }).scrollIntoViewIfNeeded()
    const survey = page.getByRole('region', { name: /buyers? (hear|who answered)/ })
    await survey
      .getByLabel('Answers, one a line')
      .fill('How did you hear of us?\nAnna Rossi\nsaw it at @anna\nthe pasta lady\t3\na friend\n')
    await survey.getByRole('button', { name: 'Hand in 6 answers' }).click()
    await survey.getByRole('heading', { name: 'Two of six buyers who answered name a creator' }).waitFor()
    const answer = survey.getByRole('form', { name: 'Whom “the pasta lady” means' })
    await answer.getByRole('combobox').fill('Nobody at all')
    await page.keyboard.press('Enter')
    await answer.getByText('Nobody called “Nobody at all” was booked.').waitFor()
    await answer.getByRole('combobox').fill('Berta Rossi (@berta)')
    await page.keyboard.press('Enter')
    await survey.getByRole('heading', { name: 'Five of six buyers who answered name a creator' }).waitFor()
    await survey.getByRole('form', { name: 'Whom “a friend” means' }).getByRole('button', { name: 'Nobody' }).click()
    await survey.getByRole('button', { name: 'two answers settled by hand' }).waitFor()
    await page.getByRole('listitem', { name: 'Berta Rossi' }).getByText('3 said they heard of us here').waitFor()
    const after = await returnOf('berta')
    expect(after).toMatchObject({ heard: 3, orders: before.orders, profit: before.profit })
  })

  seen('advertising stands beside celebrities and small creators, and is forgotten again', async () => {
    const { page } = watched
    const kinds = page.getByRole('region', { name: /small creators/ })
    await kinds.scrollIntoViewIfNeeded()
    await kinds.getByText('Other advertising against small creators: cannot say (none with known cost and orders; it takes three).').waitFor() // prettier-ignore
    await kinds.getByRole('button', { name: 'Record what other advertising brought' }).click()
    const form = kinds.getByRole('form', { name: 'Other advertising' })
    await form.getByRole('button', { name: 'Record' }).click()
    await form.getByText('Write what it cost, more than 0.').waitFor()
    for (const [name, cost, orders] of [
      ['Search', '1000', '9'],
      ['Display', '800', '6'],
      ['Posters', '1200', '12'],
    ] as const) {
      await form.getByLabel('Advertising').fill(name)
      await form.getByLabel('Cost').fill(cost)
      await form.getByLabel('Orders').fill(orders)
      await page.keyboard.press('Enter')
      await kinds.getByRole('button', { name: `Forget ${name}` }).waitFor()
    }
    await kinds.getByRole('img', { name: /^Other advertising: .* orders for 1,000 of money/ }).waitFor()
    const { against } = await app.call('reports.kinds', {})
    for (const { sentence } of against) await kinds.getByText(sentence).waitFor()
    await kinds.getByRole('button', { name: 'Forget Search' }).click()
    await kinds.getByRole('img', { name: /^Other advertising: cannot say/ }).waitFor()
  })

  promise(
    'what an experiment measured makes fewer orders caused than attributed, and profit counts the caused ones',
    async () => {
      // Where no browser recorded anything.
      const rows = GOOD.map((handle) => ({ campaign: 'Spring', handle, day: '2026-04-02', feeCents: 20_000, reach: 5000, orders: handle === 'anna' ? 60 : 40, revenueCents: 240_000 })) // prettier-ignore
      await app.call('campaigns.record', { rows })
      await app.call('reports.set-costs', { marginCents: 3000 })
      const before = await returnOf('anna')
      expect(before).toMatchObject({ caused: null, all: { factor: null } })
      await app.call('campaigns.record', { rows: [{ campaign: 'Torino', handle: 'carla', day: day(101), feeCents: 10_000, reach: 9000, orders: 1100, revenueCents: 2e6 }] }) // prettier-ignore
      const campaign = (await app.call('campaigns.list', {})).campaigns.find(({ name }) => name === 'Torino')!.id
      const half = await returnOf('anna')
      const { id: series } = await app.call('experiments.upload', { file: (await app.upload('shops.csv', shops(115, 0.4, 101))).id }) // prettier-ignore
      const { id } = await app.call('experiments.create', { series, treated: ['Torino'], start: day(101), days: 14, campaign, name: 'Torino' }) // prettier-ignore
      await app.call('experiments.freeze', { id })
      const { factor } = await app.call('experiments.read', { id })
      const after = await returnOf('anna')
      const times = Math.exp(factor!.mean + factor!.se ** 2 / 2)
      expect(times).toBeLessThan(0.8)
      expect(after.attributed).toEqual(half.attributed)
      expect(after.caused!.mean).toBeCloseTo(after.attributed!.mean * times, 6)
      expect(after.caused!.interval[0]).toBeLessThan(after.attributed!.interval[0])
      expect(after.caused!.interval[1]).toBeLessThan(after.attributed!.interval[1])
      expect(after.profit!.mean).toBeCloseTo(3000 * after.caused!.mean - after.costCents!, 4)
      for (const at of [0, 1] as const)
        expect(after.profit!.interval[at]).toBeCloseTo(3000 * after.caused!.interval[at] - after.costCents!, 4)
      expect(after.all.factor).toMatchObject({ n: 1 })
      expect(Math.log(after.all.factor!.low)).toBeCloseTo(factor!.mean - 1.645 * factor!.se, 9)
      expect(after.all.learned[2]).toMatch(/^Of 100 orders by link or code \d+ to \d+ would not have come otherwise/)
    },
    60_000,
  )

  promise(
    'a shop that knows its buyers tells new ones from returning ones; where none is known nothing is said',
    async () => {
      expect(await returnOf('berta')).toMatchObject({ newBuyers: null, returning: null })
      const campaign = (await app.call('campaigns.list', {})).campaigns.find(({ name }) => name === 'Spring')!.id
      await app.call('codes.import', { text: 'BERTA10,@berta\n', campaign })
      const { id: connection } = await app.call('connections.create', { vendor: 'file', name: 'Till' })
      const order = (n: number, buyer: string, code: string) => `${n},2026-04-${String(n + 2).padStart(2, '0')}T10:00:00Z,40.00,EUR,${buyer},${code}` // prettier-ignore
      const taken = await app.call('orders.import', {
        connection,
        text: `number,date,total,currency,email,discount code\n${[order(1, 'old@example.com', ''), order(2, 'old@example.com', 'BERTA10'), order(3, 'new@example.com', 'BERTA10'), order(4, 'newer@example.com', 'BERTA10')].join('\n')}\n`, // prettier-ignore
      })
      expect(taken).toMatchObject({ in: 4, refusedAll: 0 })
      const told = await app.until(async () => {
        const now = await returnOf('berta')
        return now.newBuyers !== null && now
      })
      expect(told).toMatchObject({ newBuyers: 2, returning: 1 })
    },
    60_000,
  )

  seen('the page shows caused beside attributed, new beside returning, and nothing on it complains', async () => {
    const { page, complaints } = watched
    await page.goto(`${app.url}/results`)
    const row = page.getByRole('listitem', { name: 'Berta Rossi' })
    await row.getByText('that would not have come otherwise').waitFor()
    await row.getByText('2 orders of new buyers, 1 of returning ones').waitFor()
    await page.getByText('Profit counts the orders that would not have come otherwise').waitFor()
    expect(complaints).toEqual([])
  })
})
