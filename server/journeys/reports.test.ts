/** What a person reads at the end: who brought money and who lost it, one sheet for the boss, a link that ends, and the story. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../features/example/example.ts'
import { databases } from './databases.ts'
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
  }, 120_000)
  afterAll(() => app?.close())

  promise('nobody is said to have brought money before it is known what an order leaves', async () => {
    for (const { id } of (await app.call('campaigns.list', {})).campaigns)
      await app.call('campaigns.change', { id, marginCents: null })
    const unknown = await app.call('reports.returns', {})
    expect(unknown.brought).toBe(0)
    expect(unknown.creators.some(({ because }) => because === 'what an order leaves is not known')).toBe(true)
    await app.call('reports.set-costs', { marginCents: 3600 })
    const known = await app.call('reports.returns', {})
    expect(known.headline).toMatch(/^\S+ brought money, \S+ lost it, \S+ cannot be told yet\.$/)
    expect(known.brought).toBeGreaterThan(0)
    expect(known.lost + known.cannotSay).toBeGreaterThan(0)
    expect(known.learned).toHaveLength(3)
    // Nothing was measured by an experiment: no line says what was caused.
    expect(known.creators.every(({ caused }) => caused === null)).toBe(true)
    for (const { profit, verdict } of known.creators) {
      if (verdict === 'brought') expect(profit!.interval[0]).toBeGreaterThan(0)
      if (verdict === 'lost' && profit) expect(profit.interval[1]).toBeLessThan(0)
    }
  })

  promise('tools, shipping, discount and commission are part of the cost, each once', async () => {
    const before = await app.call('reports.returns', {})
    const [campaign] = (await app.call('campaigns.list', {})).campaigns
    const { bookings } = await app.call('campaigns.show', { id: campaign!.id })
    const one = bookings.find(({ feeCents }) => feeCents !== null)!
    await app.call('reports.booking-costs', {
      id: one.id,
      shippingCents: 500,
      discountCents: 700,
      commissionCents: 900,
    })
    await app.call('reports.set-costs', { toolFeesCents: 10_000 })
    const after = await app.call('reports.returns', {})
    const of = (found: typeof after) => found.creators.find(({ account }) => account === one.account)!
    expect(of(after).cost).toMatchObject({ shipping: 500, discount: 700, commission: 900 })
    expect(of(after).costCents).toBeCloseTo(of(before).costCents! + 2100 + of(after).cost.tools!, 6)
    // The fees of each month with bookings, and no more.
    const months = new Set((await allDays()).map((day) => day.slice(0, 7)))
    const tools = after.creators.reduce((sum, { cost }) => sum + (cost.tools ?? 0), 0)
    expect(tools).toBeCloseTo(10_000 * months.size, 3)
    await app.call('reports.set-costs', { toolFeesCents: null })
  })
  const allDays = async () => {
    const { campaigns } = await app.call('campaigns.list', {})
    const all = await Promise.all(campaigns.map(({ id }) => app.call('campaigns.show', { id })))
    return all.flatMap(({ bookings }) => bookings.flatMap(({ day, state }) => (day && state === 'posted' ? [day] : [])))
  }

  promise('what buyers answer stands beside links and codes, and is never added to them', async () => {
    const before = await app.call('reports.returns', {})
    const [first, second] = before.creators
    const said = await app.call('reports.record-survey', {
      survey: 'Checkout, spring',
      answers: [{ answer: `@${first!.handle.toUpperCase()}` }, { answer: `saw it at ${first!.name}`, n: 2 }, { answer: 'a friend', n: 4 }, { answer: 'that lady with the pasta' }], // prettier-ignore
    })
    expect(said).toMatchObject({ answers: 8, named: 3 })
    expect(said.open.map(({ answer }) => answer)).toEqual(['a friend', 'that lady with the pasta'])
    await app.call('reports.alias', { answer: 'That lady with the PASTA!', account: second!.account })
    const settled = await app.call('reports.alias', { answer: 'a friend', account: null })
    expect(settled).toMatchObject({ named: 4, open: [] })
    const after = await app.call('reports.returns', {})
    expect(after.creators.map(({ orders }) => orders)).toEqual(before.creators.map(({ orders }) => orders))
    expect(after.creators.find(({ account }) => account === first!.account)!.heard).toBe(3)
    expect(await app.call('reports.record-survey', { survey: 'Checkout, spring', answers: [] })).toMatchObject({ answers: 0 }) // prettier-ignore
  })

  promise('celebrities and advertising stand against small creators, tied and cannot say included', async () => {
    const none = await app.call('reports.kinds', {})
    expect(none.against.find(({ name }) => name === 'Other advertising')).toMatchObject({ answer: 'cannot-say' })
    const micro = none.kinds.find(({ kind }) => kind === 'micro')!
    expect(micro.ordersPerThousand!.interval[0]).toBeGreaterThan(0)
    for (const name of ['Leaflets', 'Local radio', 'Search'])
      await app.call('reports.ad', { name, costCents: 500_000, orders: 3 })
    const told = await app.call('reports.kinds', {})
    expect(told.against.find(({ name }) => name === 'Other advertising')).toMatchObject({ answer: 'less' })
  })
})
