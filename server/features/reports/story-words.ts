/** The story in words: what was asked, whom it was tried with, what came of it. Written from numbers, without a real name. */

/** One booking; a person may have several. */
export type Told = {
  readonly person: string
  /** Under an invented name. */
  readonly name: string
  readonly size: string
  /** "City A, in the north"; null where nobody said where. */
  readonly place: string | null
  readonly relationship: number | null
  readonly deliverable: string
  readonly posted: boolean
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
  /** It goes on: what it brings in the end is not known yet. */
  readonly open: boolean
}

export type Block =
  | { readonly is: 'title' | 'heading' | 'note' | 'words'; readonly text: string }
  | {
      readonly is: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      /** From this column on they are figures. */
      readonly figures: number
    }

const words = (text: string): Block => ({ is: 'words', text })
const heading = (text: string): Block => ({ is: 'heading', text })

/** What was changed stands first, and a loss is told in the title. */
export function written(story: Story): Block[] {
  const { creators, capacity, items, orders, clicks, others, notCounted, cost, revenue, profit, planned, weeks } = story
  const seats = capacity !== null
  const unit = seats ? 'seat' : 'order'
  const people = peopleOf(creators)
  return [
    { is: 'title', text: title(story) },
    {
      is: 'note',
      text: `Names and places are invented, dates are weeks since the first sale, and ${story.scaled ? 'all amounts are multiplied by one secret number' : 'amounts are bands'}; counts are real.`,
    },
    heading('Who was asked'),
    words(
      `${capital(some(people.length, 'creator'))}: ${list(people.map(({ name, size }) => `${name} (${size} followers)`))}. The cost of all together: ${cost}.`,
    ),
    ...(planned ? [words(`The plan expected ${planned.low} to ${planned.high} orders.`)] : []),
    heading('What came of it'),
    words(
      seats
        ? `${items} of ${capacity} seats were sold${story.open ? ' so far' : ''}, ${revenue} in all, from ${some(clicks, 'click')}.`
        : `${some(orders, 'order')}${story.open ? ' so far' : ''} from ${some(clicks, 'click')}, ${revenue} in all.`,
    ),
    ...(weeks.length > 1 ? [words(`${seats ? 'Seats' : 'Orders'} by the end of ${weeks.map((sum, at) => `week ${at + 1}: ${sum}`).join('; ')}.`)] : []), // prettier-ignore
    ...(others > 0 ? [words(`Links and codes of nobody here stand behind ${others} of the orders: people who came by themselves, or by hearsay.`)] : []), // prettier-ignore
    ...(notCounted > 0 ? [words(`Not counted: ${some(notCounted, 'click')} of machines, previews and the own team.`)] : []), // prettier-ignore
    heading('Who brought what'),
    table(creators, seats),
    heading('What was learned'),
    ...lessons(story, unit, seats ? items : orders).map(words),
    words(
      profit === null
        ? 'Whether anything was left cannot be said: what an order leaves, or a cost, is not known.'
        : story.open
          ? `So far ${profit.said} ${profit.lost ? 'of the cost is not earned back' : 'is left over the cost'}.`
          : `After everybody was paid ${profit.said} was ${profit.lost ? 'lost' : 'left'}.`,
    ),
    words('Links and codes say who gets credit, not what would have happened anyway.'),
  ]
}

function table(creators: readonly Told[], seats: boolean): Block {
  const placed = creators.some(({ place }) => place !== null)
  return {
    is: 'table',
    head: ['Name', ...(placed ? ['Place'] : []), 'Followers', 'Relationship', 'Cost', 'Clicks', 'Orders', ...(seats ? ['Seats'] : []), 'Revenue'], // prettier-ignore
    figures: placed ? 2 : 1,
    rows: creators.map((one) => [
      one.name === '' ? one.deliverable : `${one.name}, ${one.deliverable}`,
      ...(placed ? [one.place ?? 'not known'] : []),
      one.size,
      String(one.relationship ?? 'not known'),
      one.cost ?? 'not known',
      String(one.clicks),
      String(one.orders),
      ...(seats ? [String(one.items)] : []),
      one.revenue ?? 'none',
    ]),
  }
}

function title({ capacity, items, orders, profit, creators, open }: Story): string {
  const who = some(peopleOf(creators).length, 'creator')
  const full = capacity !== null && items >= capacity
  if (open && !full)
    return `${capital(who)} and ${capacity === null ? some(orders, 'order') : `${items} of ${capacity} seats`} so far`
  if (profit?.lost)
    return `${capital(who)}, ${capacity === null ? some(orders, 'order') : `${items} of ${capacity} seats`}, and a loss`
  if (full) return `How ${who} sold out ${capacity} seats`
  if (capacity !== null) return `${capital(who)} and ${items} of ${capacity} seats`
  return `${capital(who)} and ${some(orders, 'order')}`
}

function lessons({ creators }: Story, unit: string, came: number): string[] {
  const by = (one: Told) => (unit === 'seat' ? one.items : one.orders)
  const people = peopleOf(creators)
  const [best] = people.toSorted((a, b) => by(b) - by(a))
  if (!best || by(best) === 0) return ['Nobody here has a link or code that brought anything that was counted.']
  const share = Math.round((100 * by(best)) / Math.max(came, 1))
  const none = people.filter((one) => one.posted && by(one) === 0).length
  const waiting = people.filter(({ posted }) => !posted).length
  return [
    `${best.name} brought ${share} of 100 ${unit}s${best.relationship === null ? '' : `, with a relationship score of ${best.relationship}`} and ${best.size} followers.`,
    ...(none > 0 ? [`${capital(some(none, 'creator'))} brought nothing that was counted.`] : []),
    ...(waiting > 0 ? [`Not posted yet: ${some(waiting, 'creator')}.`] : []),
  ]
}

/** One for each person, with what all bookings brought. */
const peopleOf = (creators: readonly Told[]): Told[] =>
  [...Map.groupBy(creators, ({ person }) => person).values()].map((of) => ({
    ...of[0]!,
    posted: of.some(({ posted }) => posted),
    orders: of.reduce((sum, { orders }) => sum + orders, 0),
    items: of.reduce((sum, { items }) => sum + items, 0),
  }))

const some = (n: number, one: string) => `${n.toLocaleString('en')} ${one}${n === 1 ? '' : 's'}`
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
const list = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
