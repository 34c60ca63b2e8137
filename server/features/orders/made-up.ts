/** A shop that was made up, as the example's is: its orders come in as any other's, and all of it can go again. */
import type { Tx } from '../../store/store.ts'
import { add } from './connections.sql.ts'
import { creditSome } from './credit.ts'
import * as sql from './made-up.sql.ts'
import { recordFound } from './orders.ts'
import type { OrderSeen } from './seen.ts'

export type MadeUp = Pick<OrderSeen, 'external' | 'at' | 'currency' | 'total' | 'items' | 'click'>

/** Credited at once: who loads an example wants to see it. */
export async function openMadeUp(tx: Tx, shop: { id: string; name: string }, orders: readonly MadeUp[], now: Date) {
  await forgetMadeUp(tx, shop.id)
  await tx.run(add({ ...shop, vendor: 'file', secret: null, token: null, place: {}, created_at: now }))
  const rest = { also: null, subtotal: null, discount: null, codes: [], landing: null, referrer: null, email: null }
  for (const order of orders) {
    const whole = { ...rest, ...order, number: order.external, version: 1, state: 'paid' as const }
    await recordFound(tx, shop.id, { topic: 'example', order: whole }, () => null, now, false)
  }
  while ((await creditSome(tx, now)) === 1000);
}

/** Its orders and their credits go with it. */
export async function forgetMadeUp(tx: Tx, id: string): Promise<void> {
  await tx.run(sql.forget(id))
}
