/** Where places lie, and which share of an audience is where: noted by hand, since no source tells it of everybody. */
import type { Tx } from '../../store/store.ts'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import * as sql from './places.sql.ts'
import type { PlaceRow, ShareRow } from './places.sql.ts'
import { shown } from './terms.ts'

const sharesOf = (tx: Tx, account: string) => tx.rows<ShareRow>(sql.shares([account]))

export const all = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => ({ places: await tx.rows<PlaceRow>(sql.places()) }))

export const keep = (context: Context, place: PlaceRow) =>
  context.store.transact(context.workspace, async (tx) => {
    // One spelling of a name.
    await tx.run(sql.forgetPlace(place.place))
    await tx.run(sql.keepPlace(place))
    return { places: await tx.rows<PlaceRow>(sql.places()) }
  })

type Share = { id: string; place: string; share: number }

/** Shares of one audience cannot be more than all of it; 0 takes a place back. */
export const keepShare = (context: Context, { id, place, share }: Share) =>
  context.store.transact(context.workspace, async (tx) => {
    await tx.run(sql.forgetShare(id, place))
    if (share > 0) {
      const others = (await sharesOf(tx, id)).reduce((sum, one) => sum + one.share, 0)
      if (others + share > 1.0001)
        throw new Refused(
          'invalid',
          `share: ${Math.round(100 * (others + share))}% of the audience would be somewhere.`,
        )
      if ((await tx.run(sql.keepShare({ account_id: id, place, share }))) === 0)
        throw new Refused('not-found', `There is no account ${id}.`)
    }
    return shown(tx, id)
  })
