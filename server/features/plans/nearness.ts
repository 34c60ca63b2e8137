/**
 * Which share of an audience is in or near a place? What somebody noted of it; else, where the creator is there herself, a
 * share that the question guesses; else nobody knows, and the account is left out rather than counted. Distances are known
 * only between places whose coordinates were noted.
 */
import { distance } from '@rapport/analysis/portfolio/distance.ts'
import type { Tx } from '../../store/store.ts'
import type { Listed } from '../creators/creators.ts'
import type { Question } from './board.ts'
import * as sql from './places.sql.ts'
import type { PlaceRow, ShareRow } from './places.sql.ts'

const key = (place: string) => place.trim().toLowerCase()

export async function nearness(tx: Tx, near: Question['near'], listed: readonly Listed[]) {
  if (!near) return { shareOf: () => 1, reasonAgainst: () => undefined, assumptions: [] }
  const map = new Map((await tx.rows<PlaceRow>(sql.places())).map((one) => [key(one.place), one]))
  const rows = listed.length ? await tx.rows<ShareRow>(sql.shares(listed.map(({ id }) => id))) : []
  const noted = Map.groupBy(rows, ({ account_id }) => account_id)
  const centre = map.get(key(near.place))
  const unplaced = new Set<string>()
  const inside = (place: string) => {
    if (key(place) === key(near.place)) return true
    if (near.km === 0) return false
    const there = map.get(key(place))
    if (!centre || !there) {
      unplaced.add(place)
      return false
    }
    return distance(centre, there) <= near.km
  }
  let said = 0
  let home = 0
  const shares = new Map(
    listed.map(({ id, place }): [string, number | null] => {
      const own = noted.get(id)
      if (own) {
        said++
        return [
          id,
          Math.min(
            1,
            own.reduce((sum, one) => sum + (inside(one.place) ? one.share : 0), 0),
          ),
        ]
      }
      if (place === null || !inside(place)) return [id, null]
      home++
      return [id, near.atHome]
    }),
  )
  const where = near.km === 0 ? `in ${near.place}` : `in ${near.place} or within ${near.km} km of it`
  return {
    shareOf: ({ id }: Listed) => shares.get(id)!,
    reasonAgainst: (share: number | null) =>
      share === null
        ? `Nobody knows how much of this audience is ${where}: note its share, or the place of the creator.`
        : share === 0
          ? `None of this audience is noted to be ${where}.`
          : undefined,
    assumptions: [
      `Only people ${where} count: of ${said} ${said === 1 ? 'audience' : 'audiences'} somebody noted the share there; ${home} more creators live there, and ${Math.round(near.atHome * 100)}% of their audience is guessed to.`,
      ...(unplaced.size > 0
        ? [
            centre
              ? `How far ${listing([...unplaced])} ${unplaced.size === 1 ? 'lies' : 'lie'} from ${near.place} is not known, and counts as further: note where ${unplaced.size === 1 ? 'it is' : 'they are'}.`
              : `Where ${near.place} lies was never noted, so no distance is known: ${near.place} alone counts.`,
          ]
        : []),
    ],
  }
}

const listing = (names: string[]) =>
  names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more places` : names.join(', ')
