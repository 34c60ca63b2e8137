/** Kept plans side by side: what each was asked, what it is expected to bring, and who is in which. */
import { count, counted } from '../../ui/numbers.ts'
import type { Kept } from './pitch-words.ts'
import { money } from '../../ui/money.ts'

export type Line = { name: string; cells: readonly string[] }

const UNKNOWN = 'not known'
const range = (of: { mean: number; low: number; high: number } | null, say: (value: number) => string) =>
  of ? `${say(of.mean)}, ${say(of.low)} to ${say(of.high)}` : UNKNOWN

/** A line is told only where some plan has something to say. */
export function lines(plans: readonly Kept[]): Line[] {
  const line = (name: string, say: (plan: Kept) => string): Line => ({ name, cells: plans.map(say) })
  return [
    line('Budget', ({ asked }) => money(asked.budgetCents)),
    line('Spent', ({ result }) => money(result.costCents)),
    line('Creators', ({ result }) => count(result.chosen.length)),
    line('Different people', ({ result }) => count(result.reach)),
    line('Orders, 80%', ({ result }) => range(result.orders, (value) => count(value))),
    line('Profit, 80%', ({ result }) => range(result.profitCents, (value) => money(Math.round(value / 100) * 100))),
    line('Sold out', ({ result }) =>
      result.soldOut === null ? UNKNOWN : `in ${Math.round(100 * result.soldOut)} of 100`,
    ),
    line(`${money(100_000)} more would bring`, ({ result }) =>
      result.thousandMore === null
        ? UNKNOWN
        : result.profitCents
          ? money(Math.max(0, Math.round(result.thousandMore / 100) * 100))
          : counted(Math.max(0, result.thousandMore), 'person', 'people'),
    ),
    line('At most better possible', ({ result }) =>
      result.gap === null ? UNKNOWN : `${(100 * result.gap).toFixed(1)}%`,
    ),
    line('An order leaves', ({ asked }) => (asked.marginCents === undefined ? UNKNOWN : money(asked.marginCents))),
    line('Seats', ({ asked }) => (asked.seats ? count(asked.seats.count) : 'none')),
    line('Dates', ({ asked }) => [asked.from, asked.until].filter(Boolean).join(' to ') || 'any'),
    line('Near', ({ asked }) =>
      asked.near ? `${asked.near.place}${asked.near.km ? `, ${asked.near.km} km` : ''}` : 'anywhere',
    ),
  ].filter(({ cells }) =>
    cells.some((cell) => cell !== UNKNOWN && cell !== 'none' && cell !== 'any' && cell !== 'anywhere'),
  )
}

/** Everybody of any of the plans, those of most plans first; the fee where in. */
export function members(plans: readonly Kept[]): Line[] {
  const names = new Map<string, string>()
  for (const { result } of plans)
    for (const { account, name, deliverable } of result.chosen)
      names.set(`${account}\n${deliverable}`, `${name}, ${deliverable}`)
  return [...names]
    .map(([key, name]) => ({
      name,
      cells: plans.map(({ result }) => {
        const found = result.chosen.find(({ account, deliverable }) => `${account}\n${deliverable}` === key)
        return found ? money(found.cents) : ''
      }),
    }))
    .toSorted((a, b) => inside(b) - inside(a))
}

const inside = ({ cells }: Line) => cells.filter(Boolean).length

/** The title: which is expected to leave most, and whether that can be told. */
export function finding(plans: readonly Kept[]): string {
  const told = plans.flatMap((plan) =>
    plan.result.profitCents ? [{ name: plan.name, ...plan.result.profitCents }] : [],
  )
  if (told.length === plans.length && told.length > 1) {
    const [best, second] = told.toSorted((a, b) => b.mean - a.mean) as [(typeof told)[number], (typeof told)[number]]
    return best.low > second.high
      ? `“${best.name}” is expected to leave most.`
      : `“${best.name}” and “${second.name}” cannot be told apart.`
  }
  const most = plans.reduce((a, b) => (b.result.reach > a.result.reach ? b : a))
  return `“${most.name}” reaches most different people.`
}
