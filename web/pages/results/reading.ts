/** Results of past bookings, as they are pasted from a spreadsheet. */
import type { Input } from '../../call.ts'
import type { Pasted } from '../../ui/paste-form.tsx'
import { readPasted } from '../../ui/pasted.ts'

type Row = Input<'campaigns.record'>['rows'][number]
type Field = keyof Row

const NAMES: Record<string, Field> = {
  campaign: 'campaign', kampagne: 'campaign', campagna: 'campaign', project: 'campaign',
  handle: 'handle', creator: 'handle', username: 'handle', account: 'handle', influencer: 'handle', name: 'handle',
  platform: 'platform', channel: 'platform', network: 'platform',
  deliverable: 'deliverable', type: 'deliverable', format: 'deliverable', content: 'deliverable',
  date: 'day', day: 'day', posted: 'day', postedat: 'day',
  fee: 'feeCents', cost: 'feeCents', spend: 'feeCents', price: 'feeCents', paid: 'feeCents',
  product: 'productCents', productcost: 'productCents', shipping: 'productCents',
  reach: 'reach', impressions: 'reach', views: 'reach', exposure: 'reach',
  clicks: 'clicks', linkclicks: 'clicks', orders: 'orders', sales: 'orders', conversions: 'orders', purchases: 'orders',
  revenue: 'revenueCents', turnover: 'revenueCents', salesvalue: 'revenueCents',
} // prettier-ignore

export function readResults(text: string): Pasted<Row> {
  const { rows, problems } = readPasted<Field>(text, {
    names: NAMES,
    needed: ['campaign', 'handle'],
    money: ['feeCents', 'productCents', 'revenueCents'],
    counts: ['reach', 'clicks', 'orders'],
    days: ['day'],
  })
  return { rows: rows.map(({ row: _, ...found }) => found as Row), at: rows.map(({ row }) => row), problems }
}
