/**
 * What would have to be different for another choice to be right? Break-even points of what is expected: how many orders a
 * choice has to bring to leave so much profit, and what an order may cost elsewhere. In expectation only: between the points
 * chance decides, and the draws (draws.ts) say how often. Known answers: turning.test.ts
 */

/** Cents, but for orders. `most`: orders that the seats can hold; Infinity where nothing runs out. */
export type Worth = { readonly margin: number; readonly most: number }

/** Orders that leave `profit` after `cost` is paid; null where no number of orders does. */
export function ordersFor(profit: number, cost: number, { margin, most }: Worth): number | null {
  if (!(margin > 0)) return null
  const orders = Math.max(0, (profit + cost) / margin)
  return orders > most ? null : orders
}

/** What an order may cost in ads at most, for `budget` spent there to leave `profit`; null where no price is low enough. */
export function adsBelow(profit: number, budget: number, worth: Worth): number | null {
  const orders = ordersFor(profit, budget, worth)
  return orders === null || orders === 0 ? null : budget / orders
}
