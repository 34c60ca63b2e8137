/** Which shops and box offices tell this workspace of their orders, at which address, with which secret. */
import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Tx } from '../../store/store.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { connection as shape, changeInput, createInput } from './connections.operations.ts'
import { addressOf } from './address.ts'
import * as sql from './connections.sql.ts'
import type { ConnectionRow, ListedRow } from './connections.sql.ts'
import { deliver } from './deliveries.ts'
import { sealer } from './sealed.ts'
import { vendors } from './vendors/vendors.ts'
import type { VendorName } from './vendors/vendors.ts'

type Shown = z.input<typeof shape>

/** A secret that leaks is replaced here first; the shop follows within a day. */
const OLD_HOURS = 24

function shownOf(tx: Tx, row: ListedRow, now: number): Shown {
  const vendor = vendors[row.vendor as VendorName]
  return {
    id: row.id,
    vendor: row.vendor as VendorName,
    name: row.name,
    address: vendor ? `/hooks/${addressOf(tx.workspace, row.id)}` : '',
    signs: vendor?.secret ?? 'none',
    hasSecret: row.secret !== null,
    wantsToken: vendor?.token ?? false,
    hasToken: row.token !== null,
    host: row.place.host ?? vendor?.api?.host ?? null,
    organizer: row.place.organizer ?? null,
    oldSecretUntil:
      row.old_secret && row.old_until && row.old_until.getTime() > now ? row.old_until.toISOString() : null,
    createdAt: row.created_at.toISOString(),
    lastAt: row.last_at?.toISOString() ?? null,
    taken: row.taken,
    troubled: row.troubled,
    orders: row.orders,
  }
}

async function shown(context: Context, tx: Tx, id: string): Promise<Shown> {
  const row = await tx.row<ListedRow>(sql.all(id))
  if (!row) throw new Refused('not-found', `No connection ${id} in this workspace.`)
  return shownOf(tx, row, context.outside.clock())
}

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({
    connections: (await tx.rows<ListedRow>(sql.all(null))).map((row) => shownOf(tx, row, context.outside.clock())),
  }))

export const show = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, (tx) => shown(context, tx, id))

/** Of standardwebhooks' form; WooCommerce takes any text. */
const freshSecret = () => `whsec_${randomBytes(32).toString('base64')}`

type Create = z.output<typeof createInput>

export async function create(context: Context, given: Create) {
  const vendor = vendors[given.vendor]
  if (given.secret && vendor?.secret !== 'theirs')
    throw new Refused(
      'invalid',
      `secret: ${given.vendor} ${vendor?.secret === 'ours' ? 'takes a secret that is made here' : 'does not sign'}; leave it out.`,
    )
  if (vendor?.api?.organizer && !(given.host && given.organizer))
    throw new Refused(
      'invalid',
      `host and organizer: ${given.vendor} is looked up where you say, such as pretix.eu and your organizer’s short name.`,
    )
  const { seal } = await sealer(context.outside)
  const ours = vendor?.secret === 'ours' ? freshSecret() : null
  const secret = ours ?? given.secret ?? null
  const id = randomUUIDv7()
  return context.store.transact(context.workspace, async (tx) => {
    await tx.run(
      sql.add({
        id,
        vendor: given.vendor,
        name: given.name,
        secret: secret === null ? null : seal(secret),
        token: given.token ? seal(given.token) : null,
        place: {
          ...(given.host ? { host: given.host } : {}),
          ...(given.organizer ? { organizer: given.organizer } : {}),
        },
        created_at: new Date(context.outside.clock()),
      }),
    )
    return { ...(await shown(context, tx, id)), secret: ours }
  })
}

type Change = z.output<typeof changeInput>

export async function change(context: Context, { id, name, token, host, organizer }: Change) {
  const { seal } = await sealer(context.outside)
  return context.store.transact(context.workspace, async (tx) => {
    const place = { ...(host ? { host } : {}), ...(organizer ? { organizer } : {}) }
    await tx.run(sql.change(id, name ?? null, place, token ? seal(token) : null))
    return shown(context, tx, id)
  })
}

export async function rotate(context: Context, { id, secret: given }: { id: string; secret?: string | undefined }) {
  const { seal } = await sealer(context.outside)
  return context.store.transact(context.workspace, async (tx) => {
    const { signs, vendor } = await shown(context, tx, id)
    if (signs === 'none') throw new Refused('invalid', `${vendor} does not sign, so it has no secret.`)
    if (signs === 'theirs' && !given) throw new Refused('invalid', 'secret: wants the one that the shop shows.')
    if (signs === 'ours' && given) throw new Refused('invalid', 'secret: it is made here; leave it out.')
    const ours = signs === 'ours' ? freshSecret() : null
    const until = new Date(context.outside.clock() + OLD_HOURS * 3_600_000)
    await tx.run(sql.newSecret(id, seal(ours ?? given!), until))
    return { ...(await shown(context, tx, id)), secret: ours }
  })
}

export const remove = (context: Context, { id }: { id: string }) =>
  context.store.transact(context.workspace, async (tx) => ({
    removed: (await tx.run(sql.remove(id, new Date(context.outside.clock())))) > 0,
  }))

/** The trial takes the same way as the shop's own: read, checked, written down. */
export async function trial(context: Context, { id }: { id: string }) {
  const { open } = await sealer(context.outside)
  const row = await context.store.transact(context.workspace, (tx) => tx.row<ConnectionRow>(sql.one(id)))
  if (!row || row.removed_at) throw new Refused('not-found', `No connection ${id} in this workspace.`)
  const vendor = vendors[row.vendor as VendorName]
  if (!vendor) throw new Refused('invalid', 'Orders of this connection come as a file; there is no door to try.')
  if (!vendor.trial)
    throw new Refused(
      'invalid',
      `${row.vendor} does not sign, so only it can send a trial: press its own test button, then look at the deliveries below.`,
    )
  const secret = row.secret && open(row.secret)?.toString('utf8')
  if (!secret)
    throw new Refused('conflict', 'There is no secret yet: paste the one that the shop shows, then try again.')
  const { headers, body } = vendor.trial(secret, context.outside.clock())
  const { status, sentence } = await deliver(context, id, { header: (name) => headers[name], body: Buffer.from(body) })
  return { works: status === 200, status, sentence }
}
