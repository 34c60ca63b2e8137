/** A budget becomes a plan: on the example, over HTTP, with what a founder knows and what she does not. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
import { noBrowser, openBrowser, signedIn } from './browser.ts'
import { openApp } from './app.ts'
import type { AppUnderTest } from './app.ts'

const BUDGET = 300_000

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
    // Here nobody knows what was ever sold: what the example's own campaigns taught is forgotten.
    const run = (text: string) => app.store.transact(app.workspace, async (tx) => (await tx.client.query(text)).rows)
    await app.until(async () => (await run('select 1 from workspaces where expects is not null')).length > 0)
    await run('delete from bookings')
    await run('delete from orders')
    await run('delete from learned_rates')
    await run('update workspaces set expects = null')
  }, 120_000)
  afterAll(() => app?.close())

  const plan = async (more: object = {}) =>
    (await app.call('plans.create', { name: 'Sixty seats', budgetCents: BUDGET, ...more })).result

  promise('a budget buys reach that is proven to be near the best, and every near miss is told why', async () => {
    const result = await plan()
    expect(result.state).toBe('planned')
    expect(result.chosen.length).toBeGreaterThan(2)
    expect(result.costCents).toBe(result.chosen.reduce((sum, { cents }) => sum + cents, 0))
    expect(result.costCents).toBeLessThanOrEqual(BUDGET)
    expect(result.gap).toBeLessThan(0.02)
    expect(result.profitCents, 'nothing is known of orders').toBeNull()
    expect(result.chosen.every(({ quoted }) => !quoted)).toBe(true)
    for (const { why } of [...result.chosen, ...result.nearMisses]) expect(why).toMatch(/^[\dA-Z].*\.$/)
    const values = result.frontier.map(({ value }) => value)
    expect(values).toEqual(values.toSorted((a, b) => a - b))
    expect(result.leftOut.some(({ because }) => because.startsWith('Strong signs'))).toBe(true)
  })

  promise(
    'with a margin and a guess the plan is for profit, in the same worlds as the celebrity and the ads',
    async () => {
      const result = await plan({
        marginCents: 3600,
        ordersPerThousand: 4,
        ads: { lowCents: 1500, highCents: 4000 },
        seats: { count: 60 },
      })
      const { mean, low, high } = result.profitCents!
      expect(low).toBeLessThan(mean)
      expect(high).toBeGreaterThan(mean)
      expect(result.threeWays.map(({ name }) => name)).toEqual(['set', 'largest', 'ads'])
      for (const { setWins } of result.threeWays.slice(1)) expect(setWins).toBeGreaterThanOrEqual(0)
      expect(result.soldOut).toBeGreaterThan(0)
      expect(result.soldOut).toBeLessThan(1)
      expect(result.assumptions.join(' ')).toContain('your guess of 4 per 1,000')
    },
  )

  promise('a margin without a guess plans for reach, and says why', async () => {
    const result = await plan({ marginCents: 3600 })
    expect(result.profitCents).toBeNull()
    expect(result.assumptions.join(' ')).toContain('Nothing is known of orders')
  })

  promise('a quote wins over the estimate, and is forgotten when it is taken back', async () => {
    const few = { accounts: (await app.call('creators.list', { limit: 12 })).rows.map(({ id }) => id) }
    const [first] = (await plan(few)).chosen
    const { account } = first!
    await app.call('plans.quote', { id: account, cents: 1, productCents: 2500 })
    const cheap = (await plan({ ...few, include: [account] })).chosen.find((one) => one.account === account)
    expect(cheap).toMatchObject({ cents: 2501, quoted: true })
    await app.call('plans.quote', { id: account, cents: BUDGET + 1 })
    expect((await plan(few)).chosen.map((one) => one.account)).not.toContain(account)
    const dear = await plan({ ...few, include: [account] })
    expect(dear).toMatchObject({ state: 'contradiction', because: expect.stringContaining('must be in') })
    await app.call('plans.unquote', { id: account, deliverable: 'post' })
    expect((await plan(few)).chosen.map((one) => one.account)).toContain(account)
  })

  promise('wishes that contradict each other are both named, and no money is no plan, with the reason', async () => {
    const { account } = (await plan()).chosen[0]!
    const torn = await plan({ include: [account], exclude: [account] })
    expect(torn).toMatchObject({ state: 'contradiction', because: expect.stringMatching(/must be in.*must not be in/) })
    expect(await plan({ budgetCents: 0 })).toMatchObject({
      state: 'planned',
      chosen: [],
      because: expect.stringContaining('the budget is €0.00'),
    })
    await expect(plan({ include: ['00000000-0000-7000-8000-000000000000'] })).rejects.toThrow('404')
    await expect(plan({ budgetCents: -1 })).rejects.toThrow('400 budgetCents')
  })

  promise('who is away or bound to a competitor is passed by, and forced in anyway names the two', async () => {
    const few = { accounts: (await app.call('creators.list', { limit: 8 })).rows.map(({ id }) => id) }
    const dates = { ...few, from: '2027-05-01', until: '2027-05-20' }
    const [away, bound, open] = (await plan(dates)).chosen
    await app.call('plans.days', { id: away!.account, starts: '2027-04-20', ends: '2027-05-10' })
    expect(
      (await plan(dates)).chosen.map(({ account }) => account),
      'ten days are left',
    ).toContain(away!.account)
    await app.call('plans.days', { id: away!.account, starts: '2027-05-11', ends: '2027-06-30', note: 'on the road' })
    const { exclusivity } = await app.call('plans.exclusive', { id: bound!.account, brand: 'Osteria Rossi', until: '2027-05-01', against: ['Trattoria Lucia'] }) // prettier-ignore
    await app.call('plans.quote', {
      id: open!.account,
      cents: 4500,
      shippingCents: 500,
      rightsCents: 9000,
      until: '2027-04-30',
    })
    for (const named of [{ competitors: ['osteria rossi'] }, { brand: 'Trattoria Lucia' }]) {
      const held = await plan({ ...dates, ...named })
      const inside = held.chosen.map(({ account }) => account)
      expect(inside).not.toContain(away!.account)
      expect(inside).not.toContain(bound!.account)
      const told = new Map(held.leftOut.map(({ id, because }) => [id, because]))
      expect(told.get(away!.account)).toContain('free on no day of the campaign')
      expect(told.get(bound!.account)).toContain('bound to Osteria Rossi')
      expect(held.assumptions.join(' ')).toContain(
        `A quote has run out by the start, and does not count any more: ${open!.name}.`,
      )
    }
    expect(await plan({ ...dates, include: [away!.account] })).toMatchObject({
      state: 'contradiction',
      because: expect.stringMatching(/must be in and .* is free on no day of the campaign contradict each other/),
    })
    // A day later nobody is bound any more; in April the quote holds, and rights are paid where they are bought.
    const later = await plan({
      ...few,
      from: '2027-05-02',
      until: '2027-07-20',
      competitors: ['Osteria Rossi'],
      include: [bound!.account],
    })
    expect(later.state).toBe('planned')
    const april = await plan({ ...few, until: '2027-04-25', rights: true, include: [open!.account] })
    expect(april.chosen.find(({ account }) => account === open!.account)).toMatchObject({
      cents: 14_000,
      parts: { feeCents: 4500, productCents: 500, rightsCents: 9000 },
    })
    await expect(plan({ from: '2027-05-02', until: '2027-05-01' })).rejects.toThrow('400 until: the campaign would end')
    await expect(
      app.call('plans.days', { id: away!.account, starts: '2027-05-02', ends: '2027-05-01' }),
    ).rejects.toThrow('400 These days')
    await app.call('plans.forget-exclusive', { id: bound!.account, tie: exclusivity[0]!.id })
    for (const { id } of (await app.call('plans.terms', { id: away!.account })).days)
      await app.call('plans.forget-days', { id: away!.account, days: id })
    await app.call('plans.unquote', { id: open!.account, deliverable: 'post' })
    expect(await app.call('plans.terms', { id: away!.account })).toEqual({
      quotes: [],
      days: [],
      exclusivity: [],
      places: [],
    })
    expect((await plan({ ...dates, competitors: ['Osteria Rossi'] })).chosen.map(({ account }) => account)).toContain(
      bound!.account,
    )
  })

  promise('a measured factor turns attributed orders into caused ones, and is said', async () => {
    const few = (await app.call('creators.list', { limit: 6 })).rows.map(({ id }) => id)
    const learned = few.map((account) => ({ account, platform: null, shape: 40, rate: 8000, reach: null }))
    await app.store.transact(app.workspace, async (tx) => {
      for (const { account, shape, rate } of learned)
        await tx.client.query('insert into learned_rates (workspace_id, account_id, shape, rate) values ($1, $2, $3, $4)', [app.workspace, account, shape, rate]) // prettier-ignore
    })
    const asked = { accounts: few, marginCents: 9000, include: few.slice(0, 2), atMost: 2 }
    const attributed = await plan(asked)
    const caused = await plan({ ...asked, lift: { mean: 0.5, low: 0.3, high: 0.8 } })
    expect(attributed.assumptions.join(' ')).toContain('some would have come anyway')
    expect(caused.assumptions.join(' ')).toContain('0.5 is taken to be caused, as your test measured (0.3 to 0.8)')
    expect(caused.orders!.mean / attributed.orders!.mean).toBeCloseTo(0.5, 1)
    const width = ({ low, high, mean }: { low: number; high: number; mean: number }) => (high - low) / mean
    expect(width(caused.orders!)).toBeGreaterThan(width(attributed.orders!) * 1.3)
    await expect(plan({ ...asked, lift: { mean: 0.5 } })).rejects.toThrow('400 lift: how sure is it?')
    await expect(plan({ ...asked, lift: { mean: 0.5, low: 0.6, high: 0.8 } })).rejects.toThrow('400 lift: the mean 0.5')
    await app.store.transact(app.workspace, (tx) => tx.client.query('delete from learned_rates'))
  })

  promise(
    'of a place only those count who are there: noted, guessed of who lives there, and otherwise not at all',
    async () => {
      const rows = (await app.call('creators.list', { limit: 500, sort: 'followers' })).rows
      const home = rows.find(({ place, audience }) => place !== null && audience !== 'strong-signs')!
      const away = rows.find(
        ({ place, audience }) => place !== null && place !== home.place && audience !== 'strong-signs',
      )!
      const accounts = [home.id, away.id]
      const whole = await plan({ accounts })
      const reachOf = (result: typeof whole, id: string) =>
        result.chosen.find(({ account }) => account === id)?.reach ?? null
      const near = { place: home.place!, atHome: 0.25 }
      const guessed = await plan({ accounts, near })
      expect(reachOf(guessed, home.id)! / reachOf(whole, home.id)!).toBeCloseTo(0.25, 6)
      expect(guessed.leftOut).toEqual([
        expect.objectContaining({ id: away.id, because: expect.stringContaining('Nobody knows how much') }),
      ])
      await app.call('plans.audience-place', { id: away.id, place: home.place!.toUpperCase(), share: 0.1 })
      await app.call('plans.audience-place', { id: away.id, place: 'Nearby', share: 0.2 })
      await expect(app.call('plans.audience-place', { id: away.id, place: 'Far', share: 0.8 })).rejects.toThrow(
        '400 share: 110%',
      )
      const noted = await plan({ accounts, near })
      expect(reachOf(noted, away.id)! / reachOf(whole, away.id)!).toBeCloseTo(0.1, 6)
      const blind = await plan({ accounts, near: { ...near, km: 50 } })
      expect(blind.assumptions.join(' ')).toContain('was never noted, so no distance is known')
      await app.call('plans.place', { place: home.place!, latitude: 45, longitude: 7 })
      await app.call('plans.place', { place: 'nearby', latitude: 45.3, longitude: 7 })
      const around = await plan({ accounts, near: { ...near, km: 50 } })
      expect(reachOf(around, away.id)! / reachOf(whole, away.id)!).toBeCloseTo(0.3, 6)
    },
  )

  promise(
    'who has no known audience takes part as a share of a segment where that is wished, with the error said',
    async () => {
      await app.importFile(
        'quiet.csv',
        'handle,platform,followers,place\nquiet-one,instagram,9000,Torino\nquiet-two,instagram,12000,Torino\n',
      )
      const quiet = (await app.call('creators.list', { q: 'quiet', low: 0, high: 20_000 })).rows.filter(({ handle }) => handle.startsWith('quiet-')) // prettier-ignore
      const accounts = quiet.map(({ id }) => id)
      const without = await plan({ accounts })
      expect(without).toMatchObject({ chosen: [], because: expect.stringMatching(/./) })
      expect(without.leftOut).toHaveLength(2)
      const result = await plan({ accounts, segments: true })
      expect(result.leftOut).toEqual([])
      expect(result.chosen.map(({ account }) => account).toSorted()).toEqual(accounts.toSorted())
      const [one, two] = result.chosen.map(({ reach }) => reach)
      expect(result.reach).toBeLessThan(one! + two!)
      expect(result.assumptions.join(' ')).toMatch(/2 of 2 audiences are not known, and count as shares of 1 segment/)
      expect(result.asSegments!.low).toBeLessThan(result.reach)
      expect(result.asSegments!.high).toBeGreaterThan(result.reach)
    },
  )

  promise(
    'odd questions get a plan or a reason: twice the same, too much money, more asked for than there is',
    async () => {
      const rows = (await app.call('creators.list', { limit: 3 })).rows
      const ids = rows.map(({ id }) => id)
      const all = await plan({ accounts: [...ids, ...ids], include: [ids[0]!, ids[0]!], budgetCents: 100_000_000 })
      expect(all.chosen.length).toBe(new Set(rows.map(({ creatorId }) => creatorId)).size)
      expect(all.costCents).toBeLessThan(100_000_000)
      expect(await plan({ accounts: ids, minimum: [{ of: 'city', is: 'Atlantis', count: 2 }] })).toMatchObject({
        state: 'contradiction',
        because: 'at least 2 in Atlantis: there is nobody to choose from, 2 asked for.',
      })
      const torn = await plan({ accounts: ids, include: ids.slice(0, 2), atMost: 1 })
      expect(torn).toMatchObject({
        state: 'contradiction',
        because: expect.stringContaining('at most 1 creator allows 1'),
      })
      expect(torn.chosen).toEqual([])
    },
  )

  promise('plans are kept until they are thrown away', async () => {
    const { plans } = await app.call('plans.list', {})
    const [newest] = plans
    expect(await app.call('plans.show', { id: newest!.id })).toMatchObject({ name: 'Sixty seats', id: newest!.id })
    expect(await app.call('plans.remove', { id: newest!.id })).toEqual({ removed: true })
    await expect(app.call('plans.show', { id: newest!.id })).rejects.toThrow('404 No plan')
    expect((await app.call('plans.list', {})).plans).toHaveLength(plans.length - 1)
  })

  promise('a plan becomes a campaign once, and its results fill the bookings that wait for them', async () => {
    const kept = await app.call('plans.create', { name: 'Spring seats', budgetCents: BUDGET, seats: { count: 60 } })
    const booked = await app.call('plans.book', { id: kept.id })
    expect(booked).toMatchObject({ name: 'Spring seats', planId: kept.id, seats: 60, fresh: true, missing: [] })
    expect(booked.bookings).toHaveLength(kept.result.chosen.length)
    const fees = booked.bookings.reduce((sum, one) => sum + one.feeCents! + one.productCents! + one.rightsCents!, 0)
    expect(fees).toBe(kept.result.costCents)
    expect(booked.bookings.every(({ state, orders }) => state === 'proposed' && orders === null)).toBe(true)
    const again = await app.call('plans.book', { id: kept.id, campaign: 'Another name' })
    expect(again).toMatchObject({ id: booked.id, fresh: false })
    expect((await app.call('campaigns.list', {})).campaigns.filter(({ planId }) => planId === kept.id)).toHaveLength(1)

    const [first, second] = booked.bookings
    const moved = await app.call('campaigns.booking', {
      id: first!.id,
      state: 'booked',
      day: '2027-05-03',
      feeCents: 12_300,
    })
    expect(moved.bookings.find(({ id }) => id === first!.id)).toMatchObject({ state: 'booked', day: '2027-05-03', feeCents: 12_300 }) // prettier-ignore
    await app.call('campaigns.booking', { id: second!.id, state: 'cancelled' })
    const row = { campaign: 'spring SEATS', handle: first!.handle, platform: first!.platform, day: '2027-05-04', reach: 4000, orders: 9 } // prettier-ignore
    expect(await app.call('campaigns.record', { rows: [row] })).toMatchObject({ in: 0, known: 1 })
    expect(await app.call('campaigns.record', { rows: [row] })).toMatchObject({ in: 0, known: 1 })
    const now = await app.call('campaigns.show', { id: booked.id })
    expect(now.bookings).toHaveLength(booked.bookings.length)
    expect(now.bookings.find(({ id }) => id === first!.id)).toMatchObject({ state: 'posted', day: '2027-05-04', orders: 9, feeCents: 12_300 }) // prettier-ignore
    // What is only proposed teaches nothing, and costs nothing yet.
    expect((await app.call('measurement.results', {})).creators.map(({ handle }) => handle)).toEqual([first!.handle])

    const empty = await app.call('plans.create', { name: 'Nobody', budgetCents: 0 })
    await expect(app.call('plans.book', { id: empty.id })).rejects.toThrow(
      '400 “Nobody” books nobody. The cheapest offer',
    )
    const other = await app.call('plans.create', { name: 'Spring Seats', budgetCents: BUDGET })
    await expect(app.call('plans.book', { id: other.id })).rejects.toThrow(
      '409 There is a campaign “Spring Seats” already',
    )
    expect(await app.call('campaigns.change', { id: booked.id, starts: '2027-05-01', eventAt: '2027-05-20T19:00:00Z', landingUrl: 'https://lucia.example/book' })) // prettier-ignore
      .toMatchObject({ starts: '2027-05-01', eventAt: '2027-05-20T19:00:00.000Z', seats: 60 })
    await expect(app.call('campaigns.change', { id: booked.id, ends: '2027-04-01' })).rejects.toThrow(
      '400 The campaign would end',
    )
    expect(await app.call('campaigns.remove', { id: booked.id })).toEqual({ removed: true })
  })

  promise('a campaign that is called otherwise is the same one, and its old name is free for another', async () => {
    const [one] = (await app.call('creators.list', { limit: 1 })).rows
    const record = (campaign: string, deliverable = 'post') =>
      app.call('campaigns.record', {
        rows: [{ campaign, handle: one!.handle, platform: one!.platform, deliverable, feeCents: 1000 }],
      })
    const called = async (name: string) =>
      (await app.call('campaigns.list', {})).campaigns.filter((campaign) => campaign.name === name)
    await record('Old name')
    const [first] = await called('Old name')
    const { id } = first!
    expect(await app.call('campaigns.rename', { id, name: '  New name ' })).toMatchObject({ id, name: 'New name' })
    expect(await called('Old name')).toEqual([])
    await record('NEW NAME', 'reel')
    expect(await called('New name')).toMatchObject([{ id, bookings: 2 }])
    await record('Old name', 'story')
    const [second] = await called('Old name')
    expect(second!.id).not.toBe(id)
    expect(await called('New name'), 'nothing was added to it').toMatchObject([{ id, bookings: 2 }])
    await expect(app.call('campaigns.rename', { id, name: 'old NAME' })).rejects.toThrow(
      '409 There is a campaign “old NAME” already',
    )
    await expect(app.call('campaigns.rename', { id, name: ' ' })).rejects.toThrow('400 name')
    await expect(app.call('campaigns.rename', { id: one!.id, name: 'Nothing' })).rejects.toThrow('404 No campaign')
    expect(await app.call('campaigns.rename', { id, name: 'NEW name' }), 'its own name').toMatchObject({ name: 'NEW name' }) // prettier-ignore
    for (const made of [id, second!.id]) await app.call('campaigns.remove', { id: made })
  })

  promise('amounts are in what the workspace says, a campaign that says otherwise keeps its own', async () => {
    const set = (currency: string | null) => app.call('workspace.set', { currency })
    expect((await app.call('workspace.show', {})).currency, 'all campaigns of the example name it').toBe('EUR')
    await set('GBP')
    try {
      const { assumptions, nearMisses } = await plan({ marginCents: 3600, ordersPerThousand: 4 })
      expect(assumptions.join(' ')).toContain('£10.00 for 1,000 followers, £50 at least')
      expect(nearMisses.map(({ why }) => why).join(' ')).toMatch(/for each £1(\.00|,000)/)
      const [one] = (await app.call('creators.list', { limit: 1 })).rows
      const { handle, platform } = one!
      await app.call('campaigns.record', {
        rows: [{ campaign: 'In pounds', handle, platform, deliverable: 'post', feeCents: 1000 }],
      })
      const listed = async () =>
        (await app.call('campaigns.list', {})).campaigns.find(({ name }) => name === 'In pounds')!
      const { id, currency } = await listed()
      expect(currency).toBe('GBP')
      await app.call('campaigns.change', { id, currency: 'USD' })
      await set(null)
      expect((await app.call('workspace.show', {})).currency, 'campaigns do not agree').toBeNull()
      expect((await plan()).assumptions.join(' ')).toContain(': 10.00 for 1,000 followers, 50 at least')
      expect((await listed()).currency).toBe('USD')
      expect((await app.call('campaigns.show', { id })).currency).toBe('USD')
      const { bookings } = await app.call('campaigns.of-account', { id: one!.id })
      expect(bookings.find(({ campaignId }) => campaignId === id)!.currency).toBe('USD')
      await app.call('campaigns.remove', { id })
      await expect(set('pounds')).rejects.toThrow('400 currency')
    } finally {
      await set(null)
    }
  })

  test.skipIf(Boolean(choice.missing ?? noBrowser))(
    'in a browser: say what amounts are in, and see it where it was asked',
    async () => {
      let id = ''
      const browser = await openBrowser()
      try {
        // Campaigns that do not agree leave it open.
        const [one] = (await app.call('creators.list', { limit: 1 })).rows
        const { handle, platform } = one!
        await app.call('campaigns.record', { rows: [{ campaign: 'In pounds', handle, platform, feeCents: 1000 }] })
        id = (await app.call('campaigns.list', {})).campaigns.find(({ name }) => name === 'In pounds')!.id
        await app.call('campaigns.change', { id, currency: 'GBP' })
        const { page, complaints } = await signedIn(browser, app)
        await page.goto(`${app.url}/plan?budget=600`)
        const title = page.getByRole('heading', { level: 1 })
        await title.filter({ hasText: /creators? for [\d,]+/ }).waitFor()
        await page.getByRole('combobox', { name: 'Amounts are in' }).click()
        await page.getByRole('option', { name: 'USD, US Dollar' }).click()
        await title.filter({ hasText: /creators? for \$[\d,]+/ }).waitFor()
        expect(await page.getByRole('combobox', { name: 'Amounts are in' }).count(), 'it is said').toBe(0)
        await page.goto(`${app.url}/settings`)
        await page.getByRole('combobox', { name: 'Amounts are in' }).filter({ hasText: 'USD' }).waitFor()
        expect(complaints).toEqual([])
      } finally {
        await app.call('workspace.set', { currency: null })
        await app.call('campaigns.remove', { id })
        await browser.close()
      }
    },
    60_000,
  )

  test.skipIf(Boolean(choice.missing ?? noBrowser))(
    'in a browser: keep a plan, show the pitch, make it a campaign, book somebody',
    async () => {
      const browser = await openBrowser()
      try {
        const { page, complaints } = await signedIn(browser, app)
        await page.goto(`${app.url}/plan?margin=36&guess=4&adsLow=15&adsHigh=40&budget=600&atMost=4`)
        await page.getByText(/the certificate proves it|No set within this budget is better/).waitFor()
        await page.getByText(/it stops paying|More budget brings more/).waitFor()
        await page.getByText(/1,000 more would bring/).waitFor()
        await page.getByLabel('Keep this plan as').fill('For the boss')
        await page.getByRole('button', { name: 'Keep', exact: true }).click()
        await page.getByRole('button', { name: 'The pitch' }).click()
        await page.getByText(/^“Why .*followers\?”$/).waitFor()
        for (const name of ['The same money, three ways', 'Who, and why each', 'What would change our mind'])
          await page.getByRole('heading', { name }).waitFor()
        // One sheet of A4: 182 mm of text at most, 273 mm high, at 96 dots an inch.
        await page.setViewportSize({ width: 703, height: 1032 })
        await page.emulateMedia({ media: 'print' })
        expect(await page.evaluate('document.documentElement.scrollHeight')).toBeLessThanOrEqual(1032)
        await page.emulateMedia({ media: 'screen' })
        await page.getByRole('button', { name: 'Make “For the boss” a campaign' }).click()
        await page.getByRole('button', { name: 'Make the campaign' }).click()
        await page.getByRole('heading', { name: /proposed, nobody asked yet/ }).waitFor()
        await page
          .getByRole('combobox', { name: /^State of/ })
          .first()
          .click()
        await page.getByRole('option', { name: 'Booked' }).click()
        await page.getByRole('heading', { name: /one is booked/ }).waitFor()
        const name = page.getByLabel('Name of the campaign')
        await name.fill('Never mind')
        await name.press('Escape')
        await name.fill('For everybody')
        await name.press('Enter')
        await app.until(async () => (await page.title()).startsWith('For everybody'), 5)
        await page.getByRole('link', { name: 'Campaigns', exact: true }).last().click()
        await page.getByRole('link', { name: /^For everybody/ }).waitFor()
        expect(complaints).toEqual([])
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
