/** Celebrity against micro, advertising against micro, on this workspace's own history: orders for the same money. */
import { against, bandOf as bandFound } from '@rapport/analysis/returns/bands.ts'
import type { Spent } from '@rapport/analysis/returns/bands.ts'
import { bandOf } from '../members/members.ts'
import type { Context } from '../operation.ts'
import { adsOf } from './costs.ts'
import { pricedBookings, totalOf } from './priced.ts'

/** Ten times the upper end of the workspace's own band. */
const CELEBRITY = 10

export async function kinds(context: Context) {
  const { priced } = await pricedBookings(context)
  const { band, ads } = await context.store.transact(context.workspace, async (tx) => ({
    band: await bandOf(tx),
    ads: await adsOf(tx),
  }))
  const celebrity = CELEBRITY * band.high
  const spent = [...Map.groupBy(priced, ({ row }) => row.account_id).values()].flatMap((of) => {
    const { followers } = of[0]!.row
    const costs = of.map(({ cost }) => totalOf(cost))
    // Where a cost is not known, orders would look cheap; of a present nobody can say what it brought for money.
    if (followers === null || costs.includes(null)) return []
    const cost = costs.reduce<number>((sum, one) => sum + one!, 0)
    return cost > 0 ? [{ followers, cost, orders: of.reduce((sum, one) => sum + one.orders, 0) }] : []
  })
  const told = [
    { kind: 'micro' as const, name: `Up to ${figures(band.high)} followers`, of: spent.filter(({ followers }) => followers <= band.high) }, // prettier-ignore
    { kind: 'middle' as const, name: `${figures(band.high)} to ${figures(celebrity)}`, of: spent.filter(({ followers }) => followers > band.high && followers < celebrity) }, // prettier-ignore
    { kind: 'celebrity' as const, name: `${figures(celebrity)} and more`, of: spent.filter(({ followers }) => followers >= celebrity) }, // prettier-ignore
    { kind: 'advertising' as const, name: 'Other advertising', of: ads.map(({ cost_cents, orders }) => ({ cost: cost_cents, orders })) }, // prettier-ignore
  ]
  const of = (kind: string): Spent[] => told.find((one) => one.kind === kind)!.of
  return {
    kinds: told.map(({ kind, name, of: own }) => {
      const found = bandFound(own)
      return {
        kind,
        name,
        n: own.length,
        costCents: own.reduce((sum, { cost }) => sum + cost, 0),
        orders: own.reduce((sum, { orders }) => sum + orders, 0),
        ordersPerThousand:
          found.answer === 'estimate'
            ? { mean: THOUSAND * found.ordersPerMoney, interval: [THOUSAND * found.interval[0], THOUSAND * found.interval[1]] as [number, number] } // prettier-ignore
            : null,
        because: found.answer === 'cannot-say' ? found.because : null,
      }
    }),
    against: [compared('Celebrities', of('celebrity'), of('micro')), compared('Other advertising', of('advertising'), of('micro'))], // prettier-ignore
  }
}

/** In cents. */
const THOUSAND = 100_000
const figures = (n: number) => n.toLocaleString('en')

function compared(name: string, one: readonly Spent[], micro: readonly Spent[]) {
  const found = against(one, micro)
  if (found.answer === 'cannot-say')
    return { name, answer: found.answer, times: null, interval: null, sentence: `${name} against small creators: cannot say (${found.because}).` } // prettier-ignore
  const { answer, times, interval } = found
  const range = `${interval[0].toPrecision(2)} to ${interval[1].toPrecision(2)} times as many orders for the same money`
  const sentence = answer === 'tied' ? `${name} and small creators are tied: ${range}.` : `${name} brought ${answer === 'more' ? 'more' : 'fewer'} than small creators: ${range}.` // prettier-ignore
  return { name, answer, times, interval: [...interval] as [number, number], sentence }
}
