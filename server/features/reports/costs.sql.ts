/** Every statement about what bookings cost beside their fees, and about what other advertising cost. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type HouseRow = { tool_fees_cents: number | null; order_margin_cents: number | null }
export const house = (): Sql => sql`select tool_fees_cents, order_margin_cents from workspaces where id = ${HERE}`

export const setHouse = ({ tool_fees_cents, order_margin_cents }: HouseRow): Sql => sql`
  update workspaces set tool_fees_cents = ${tool_fees_cents}, order_margin_cents = ${order_margin_cents} where id = ${HERE}`

export type ExtraRow = {
  booking_id: string
  shipping_cents: number | null
  discount_cents: number | null
  commission_cents: number | null
}
export const extras = (): Sql => sql`
  select booking_id, shipping_cents, discount_cents, commission_cents from booking_costs where workspace_id = ${HERE}`

export const thereIs = (booking: string): Sql =>
  sql`select id from bookings where workspace_id = ${HERE} and id = ${booking}`

export const putExtras = (row: ExtraRow): Sql => sql`
  insert into booking_costs (workspace_id, booking_id, shipping_cents, discount_cents, commission_cents)
  values (${HERE}, ${row.booking_id}, ${row.shipping_cents}, ${row.discount_cents}, ${row.commission_cents})
  on conflict (workspace_id, booking_id) do update set shipping_cents = excluded.shipping_cents, discount_cents = excluded.discount_cents,
    commission_cents = excluded.commission_cents`

export type AdRow = { id: string; name: string; cost_cents: number; orders: number }
export const ads = (): Sql => sql`
  select id, name, cost_cents, orders from ad_spends where workspace_id = ${HERE} order by name, id`

export const putAd = ({ id, name, cost_cents, orders }: AdRow): Sql => sql`
  insert into ad_spends (workspace_id, id, name, cost_cents, orders) values (${HERE}, ${id}, ${name}, ${cost_cents}, ${orders})
  on conflict (workspace_id, id) do update set name = excluded.name, cost_cents = excluded.cost_cents, orders = excluded.orders`

export const removeAd = (id: string): Sql => sql`delete from ad_spends where workspace_id = ${HERE} and id = ${id}`
