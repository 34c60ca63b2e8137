/** The story in words: what was asked, whom it was tried with, what came of it. Written from numbers, without a real name. */

export type Told = {
  /** Under an invented name. */
  readonly name: string
  readonly size: string
  readonly relationship: number | null
  readonly deliverable: string
  readonly cost: string | null
  readonly clicks: number
  readonly orders: number
  readonly items: number
  readonly revenue: string | null
}

export type Story = {
  readonly creators: readonly Told[]
  readonly capacity: number | null
  readonly items: number
  readonly orders: number
  readonly clicks: number
  readonly others: number
  readonly notCounted: number
  readonly cost: string
  readonly revenue: string
  /** What was left after everybody was paid; null where the margin or a fee is not known. */
  readonly profit: { readonly said: string; readonly lost: boolean } | null
  readonly planned: { readonly low: number; readonly high: number } | null
  /** Seats or orders by the end of each week, the first being 1. */
  readonly weeks: readonly number[]
  readonly scaled: boolean
}

/** Markdown. A loss is told in the title. */
export function written(story: Story): string {
  const { creators, capacity, items, orders, clicks, others, notCounted, cost, revenue, profit, planned, weeks } = story
  const unit = capacity === null ? 'order' : 'seat'
  const came = capacity === null ? orders : items
  return [
    `# ${title(story)}`,
    ...(story.scaled ? ['*Names are invented, dates are weeks, and all amounts are multiplied by one secret number; counts are real.*'] : ['*Names are invented, dates are weeks, and amounts are bands; counts are real.*']), // prettier-ignore
    '## What was tried',
    `${capital(some(creators.length, 'creator'))} were asked: ${list(creators.map(({ name, size }) => `${name} (${size})`))}. Together they cost ${cost}.`,
    ...(planned ? [`The plan expected ${planned.low} to ${planned.high} orders.`] : []),
    '## What came of it',
    capacity === null
      ? `${some(orders, 'order')} from ${some(clicks, 'click')}, ${revenue} in all.`
      : `${items} of ${capacity} seats were sold, ${revenue} in all, after ${some(clicks, 'click')}.`,
    ...(weeks.length > 1 ? [`By the end of ${weeks.map((sum, at) => `week ${at + 1}: ${sum}`).join('; ')}.`] : []),
    ...(others > 0 ? [`Nobody’s link or code explains ${others} of the orders: they came by themselves, or by word of mouth.`] : []), // prettier-ignore
    ...(notCounted > 0
      ? [`${some(notCounted, 'click')} of machines, previews and the own team were not counted.`]
      : []),
    '## Who brought what',
    `| | Followers | Relationship | Cost | Clicks | Orders | ${capacity === null ? '' : 'Seats | '}Revenue |`,
    `|---|---|---|---|---|---|---|${capacity === null ? '' : '---|'}`,
    ...creators.map(
      (one) =>
        `| ${one.name}, ${one.deliverable} | ${one.size} | ${one.relationship ?? 'not known'} | ${one.cost ?? 'not known'} | ${one.clicks} | ${one.orders} | ${capacity === null ? '' : `${one.items} | `}${one.revenue ?? 'none'} |`,
    ),
    '## What we make of it',
    ...lessons(story, unit, came),
    ...(profit ? [profit.lost ? `After everybody was paid ${profit.said} was lost.` : `After everybody was paid ${profit.said} was left.`] : ['Whether money was left cannot be said: what an order leaves, or a fee, is not known.']), // prettier-ignore
    'Links and codes say who gets credit, not what would have happened anyway.',
  ]
    .join('\n\n')
    .replaceAll('|\n\n|', '|\n|')
}

function title({ capacity, items, orders, profit, creators }: Story): string {
  const who = some(creators.length, 'creator')
  if (profit?.lost)
    return `${capital(who)}, ${capacity === null ? some(orders, 'order') : `${items} of ${capacity} seats`}, and a loss`
  if (capacity !== null && items >= capacity) return `How ${who} sold out ${capacity} seats`
  if (capacity !== null) return `${capital(who)} and ${items} of ${capacity} seats`
  return `${capital(who)} and ${some(orders, 'order')}`
}

function lessons({ creators }: Story, unit: string, came: number): string[] {
  const by = (one: Told) => (unit === 'seat' ? one.items : one.orders)
  const [best] = creators.toSorted((a, b) => by(b) - by(a))
  if (!best || by(best) === 0) return ['Nobody’s link or code brought anything that was counted.']
  const share = Math.round((100 * by(best)) / Math.max(came, 1))
  const none = creators.filter((one) => by(one) === 0).length
  return [
    `${best.name} brought ${share} of 100 ${unit}s${best.relationship === null ? '' : `, with a relationship score of ${best.relationship}`} and ${best.size} followers.`,
    ...(none > 0 ? [`${capital(some(none, 'creator'))} brought nothing that was counted.`] : []),
  ]
}

const some = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const list = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
