/** What past campaigns brought is recorded, learned from, and used by the planner; on the example and on a founder's own rows. */
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
    await app.importFile('own.csv', 'handle,followers\nher.own,9000\nboth,7000\n', { platform: 'instagram' })
    await app.importFile('other.csv', 'handle,followers\nboth,8000\n', { platform: 'youtube' })
  }, 120_000)
  afterAll(() => app?.close())

  const booking = { campaign: 'Spring', handle: '@Her.Own', deliverable: 'reel', day: '2026-03-01', feeCents: 20_000 }

  promise('a booking is recorded once, filled in later, and refused with the row and the reason', async () => {
    expect(await app.call('campaigns.record', { rows: [booking, { ...booking, handle: 'nobody' }, { ...booking, handle: 'both' }] })).toEqual({
      in: 1,
      known: 0,
      refused: [
        { row: 2, because: 'No account @nobody: import the creator first.' },
        { row: 3, because: '@both is on instagram and youtube: say which platform.' },
      ],
    }) // prettier-ignore
    expect(await app.call('campaigns.record', { rows: [{ ...booking, orders: 12, reach: 4000, revenueCents: 48_000 }] })).toEqual({ in: 0, known: 1, refused: [] }) // prettier-ignore
    const { campaigns } = await app.call('campaigns.list', {})
    expect(campaigns).toMatchObject([
      { name: 'Spring', bookings: 1, costCents: 20_000, orders: 12, revenueCents: 48_000 },
    ])
    const { relationship, creators } = await app.call('measurement.results', {})
    expect(relationship).toMatchObject({ state: 'not-enough-evidence', n: 0, needed: 15 })
    expect(creators).toMatchObject([{ handle: 'her.own', orders: 12, ordersPerThousand: null }])
    const shown = await app.call('campaigns.of-account', { id: creators[0]!.account })
    expect(shown.bookings).toMatchObject([{ deliverable: 'reel', feeCents: 20_000, orders: 12 }])
  })

  promise(
    'the example brings its campaigns: what was learned reaches the planner by itself',
    async () => {
      await load({
        store: app.store,
        workspace: app.workspace,
        outside: { clock: () => Date.now(), files: {} as never },
        signal: new AbortController().signal,
        say: () => {},
      })
      const { relationship, creators, costCents, revenueCents } = await app.call('measurement.results', {})
      expect(creators.length).toBeGreaterThan(20)
      expect(creators.some(({ ordersPerThousand }) => ordersPerThousand !== null)).toBe(true)
      expect(relationship.state).toBe('assessed')
      expect(relationship.sentence).toMatch(
        relationship.shown ? /predicts results for you/ : /not yet shown to predict/,
      )
      expect(costCents).toBeGreaterThan(0)
      expect(revenueCents).toBeGreaterThan(0)
      const plan = await app.until(async () => {
        const { result } = await app.call('plans.create', { name: 'Learned', budgetCents: 300_000, marginCents: 3600 })
        return result.profitCents !== null && result
      })
      expect(plan.assumptions.join(' ')).toContain('learned from your own campaigns')
    },
    120_000,
  )

  promise('wiping the example takes its campaigns and what was learned from them, and leaves the own', async () => {
    await app.call('example.clear', {})
    expect((await app.call('campaigns.list', {})).campaigns.map(({ name }) => name)).toEqual(['Spring'])
    expect((await app.call('measurement.results', {})).creators).toHaveLength(1)
  })
})
