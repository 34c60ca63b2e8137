/** What creators ask, as a price list has it: one offer a row, or a column for each deliverable. */
import type { Input } from '../../call.ts'
import type { Pasted } from '../../ui/paste-form.tsx'
import { readPasted } from '../../ui/pasted.ts'

type Asked = Input<'plans.quotes'>['rows'][number]

const DELIVERABLES = ['post', 'reel', 'story', 'video', 'bundle'] as const
const NAMES = {
  handle: 'handle', creator: 'handle', username: 'handle', account: 'handle', influencer: 'handle', profile: 'handle', profil: 'handle',
  profilo: 'handle', perfil: 'handle', url: 'handle', link: 'handle',
  platform: 'platform', channel: 'platform', network: 'platform',
  deliverable: 'deliverable', type: 'deliverable', format: 'deliverable', content: 'deliverable', tipo: 'deliverable', formato: 'deliverable', contenuto: 'deliverable', typ: 'deliverable',
  price: 'priceCents', fee: 'priceCents', rate: 'priceCents', cost: 'priceCents', quote: 'priceCents', asks: 'priceCents',
  prezzo: 'priceCents', tariffa: 'priceCents', precio: 'priceCents', tarifa: 'priceCents', prix: 'priceCents', tarif: 'priceCents', preis: 'priceCents', honorar: 'priceCents',
  post: 'post', priceperpost: 'post', feeperpost: 'post', rateperpost: 'post', pricepost: 'post', prezzoapost: 'post', prezzopost: 'post',
  reel: 'reel', reels: 'reel', priceperreel: 'reel', story: 'story', stories: 'story', priceperstory: 'story',
  video: 'video', pricepervideo: 'video', bundle: 'bundle', package: 'bundle',
  product: 'productCents', productcost: 'productCents', shipping: 'shippingCents', rights: 'rightsCents', usagerights: 'rightsCents',
  until: 'until', validuntil: 'until', expires: 'until',
} as const // prettier-ignore
type Field = (typeof NAMES)[keyof typeof NAMES]

export function readPriceList(text: string): Pasted<Asked> {
  const read = readPasted<Field>(text, {
    names: NAMES,
    needed: ['handle'],
    money: ['priceCents', 'productCents', 'shippingCents', 'rightsCents', ...DELIVERABLES],
    counts: [],
    days: ['until'],
  })
  const rows: Asked[] = []
  const at: number[] = []
  const problems = [...read.problems]
  for (const { row, priceCents, deliverable, post, reel, story, video, bundle, ...rest } of read.rows) {
    const own = { post, reel, story, video, bundle }
    const offers: [string, number][] = DELIVERABLES.flatMap((name) =>
      own[name] === undefined ? [] : [[name, own[name] as number]],
    )
    if (priceCents !== undefined) offers.push([String(deliverable ?? 'post').toLowerCase(), priceCents as number])
    if (offers.length === 0 && !problems.some((one) => one.startsWith(`Row ${row}:`)))
      problems.push(`Row ${row}: no price, left out.`)
    for (const [name, asked] of offers) {
      rows.push({ ...rest, deliverable: name, cents: asked } as Asked)
      at.push(row)
    }
  }
  return { rows, at, problems }
}
