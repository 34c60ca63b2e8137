/**
 * One sheet about the whole workspace, for whoever pays: what was spent, what came back, who brought it, what was learned and how sure all of
 * it is. It never flatters: what links and codes counted and what was caused stand apart, as many who lost money are shown as who brought
 * it, and a sum of which a part is not known is not told as a sum.
 */
import { workspace } from '../members/members.ts'
import type { Context } from '../operation.ts'
import { factsOf, returnOf, soldSaid, spentSaid, titleOf } from './boss-sums.ts'
import { howSure, nextSteps } from './boss-words.ts'
import { kinds } from './kinds.ts'
import { pricedBookings } from './priced.ts'
import { profitAxis, profitDot, profitUnit } from './report-profit.ts'
import type { Dots, Report } from './report-sheet.ts'
import { between, days, money, some } from './report-words.ts'
import { returnsOf } from './returns.ts'

/** Of each verdict; more do not fit on one sheet. */
const MOST = { brought: 4, lost: 4, 'cannot-say': 3 } as const

export async function bossReport(context: Context): Promise<Report> {
  const { name } = await workspace(context)
  const { priced } = await pricedBookings(context)
  const found = await returnsOf(context)
  const { against, kinds: of } = await kinds(context)
  const facts = factsOf(priced)
  const say = (cents: number) => money(cents, facts.currency)
  const back = returnOf(facts, found.factor)
  const dates = priced.flatMap(({ row }) => row.day ?? []).toSorted()
  const when = days(dates[0] ?? null, dates.at(-1) ?? null)
  const compared = against.filter(({ answer, name: one }) => answer !== 'cannot-say' || of.some(({ n, kind }) => n > 0 && kind === (one === 'Celebrities' ? 'celebrity' : 'advertising'))) // prettier-ignore
  return {
    kind: 'boss',
    id: null,
    title: titleOf(facts, back),
    about: [name, when, facts.bookings > 0 ? `${some(facts.bookings, 'booking')} of ${some(found.creators.length, 'creator')}` : null].filter(Boolean).join(' · '), // prettier-ignore
    made: new Date(context.outside.clock()).toISOString(),
    people: found.creators.map(({ name: one, handle }) => ({ name: one, handle })),
    figures: [
      spentSaid(facts),
      soldSaid(facts),
      {
        label: 'Caused',
        value: back.factor && facts.bookings > 0 ? between([facts.orders * back.factor.low, facts.orders * back.factor.high], (n) => Math.round(n).toLocaleString('en')) : 'not known', // prettier-ignore
        note: back.factor
          ? `orders that would not have come otherwise, 90%; ${some(back.factor.n, 'experiment')}`
          : 'no experiment has measured which orders would have come anyway',
      },
      {
        label: 'Left after cost',
        value: back.left ? (back.factor ? between(back.left, say) : say(back.left[1])) : 'not known',
        note: back.left
          ? back.factor
            ? 'of caused orders, 90%'
            : 'of orders by link and code, as if none had come anyway'
          : back.because,
      },
    ],
    sections: [
      {
        heading: found.creators.length > 0 ? found.headline.replace(/\.$/, '') : 'Who brought money',
        blocks:
          found.creators.length > 0
            ? [returnedDots(found.creators, found.factor !== null, facts.currency)]
            : [{ is: 'words', text: 'Once bookings are posted and their results are known, each creator stands here.', quiet: true }], // prettier-ignore
      },
      ...(compared.length
        ? [
            {
              heading: 'Celebrities and advertising against small creators',
              blocks: [{ is: 'list' as const, items: compared.map(({ sentence }) => sentence) }],
            },
          ]
        : []),
      ...(found.learned.length
        ? [{ heading: 'What we learned', blocks: [{ is: 'list' as const, items: found.learned }] }]
        : []),
      { heading: 'What we would do next', blocks: [{ is: 'list', items: nextSteps(found) }] },
      { heading: 'How sure this is', blocks: [{ is: 'list', items: howSure(found, facts, priced) }] },
    ],
  }
}

type Creator = Awaited<ReturnType<typeof returnsOf>>['creators'][number]

/** Who brought most and who lost most, and of whom most was paid without knowing. */
function returnedDots(creators: readonly Creator[], caused: boolean, currency: string | null): Dots {
  const of = (verdict: Creator['verdict']) => creators.filter((one) => one.verdict === verdict)
  const least = (one: Creator) => one.profit?.mean ?? -(one.costCents ?? 0)
  const shown = [
    ...of('brought').slice(0, MOST.brought),
    ...of('cannot-say').toSorted((a, b) => (b.costCents ?? 0) - (a.costCents ?? 0)).slice(0, MOST['cannot-say']), // prettier-ignore
    ...of('lost').toSorted((a, b) => least(a) - least(b)).slice(0, MOST.lost).toReversed(), // prettier-ignore
  ]
  const say = (cents: number) => money(cents, currency)
  const rest = (['brought', 'cannot-say', 'lost'] as const).flatMap((verdict) => {
    const left = of(verdict).length - shown.filter((one) => one.verdict === verdict).length
    return left > 0 ? [`${left.toLocaleString('en')} ${{ brought: 'who brought money', 'cannot-say': 'of whom it cannot be told', lost: 'who lost it' }[verdict]}`] : [] // prettier-ignore
  })
  return {
    is: 'dots',
    title: `What a booking of each leaves after cost, from ${caused ? 'caused' : 'attributed'} orders`,
    unit: profitUnit(currency),
    axis: profitAxis(shown, say),
    dots: shown.map((one) => profitDot(one, say)),
    more: rest.length ? `Not shown: ${rest.join(', ')}.` : null,
  }
}
