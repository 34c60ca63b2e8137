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

/**
 * What an order may cost in ads at most, for `budget` spent there to leave `profit`; null where no price is low enough. Ads
 * are turned off when the seats are gone, so that less than the budget may be spent.
 */
export function adsBelow(profit: number, budget: number, { margin, most }: Worth): number | null {
  const orders = ordersFor(profit, budget, { margin, most: Infinity })
  if (orders === null || orders === 0) return null
  const price = orders <= most ? budget / orders : margin - profit / most
  return price > 0 ? price : null
}
