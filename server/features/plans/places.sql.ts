/** Every statement about places: where they lie, and which share of an audience is there. */
import sql, { raw } from 'sql-template-tag'
import type { Sql } from 'sql-template-tag'

const HERE = raw(`current_setting('rapport.workspace')::uuid`)

export type PlaceRow = { place: string; latitude: number; longitude: number }
export type ShareRow = { account_id: string; place: string; share: number }

export const places = (): Sql => sql`
  select place, latitude, longitude from places where workspace_id = ${HERE} order by place`

export const keepPlace = ({ place, latitude, longitude }: PlaceRow): Sql => sql`
  insert into places (workspace_id, place, latitude, longitude) values (${HERE}, ${place}, ${latitude}, ${longitude})
  on conflict (workspace_id, place) do update set latitude = excluded.latitude, longitude = excluded.longitude`

export const forgetPlace = (place: string): Sql => sql`
  delete from places where workspace_id = ${HERE} and lower(place) = lower(${place})`

export const shares = (accounts: string[]): Sql => sql`
  select account_id, place, share from audience_places
  where workspace_id = ${HERE} and account_id = any(${accounts}::uuid[]) order by share desc, place`

export const keepShare = ({ account_id, place, share }: ShareRow): Sql => sql`
  insert into audience_places (workspace_id, account_id, place, share)
  select workspace_id, id, ${place}, ${share} from accounts where workspace_id = ${HERE} and id = ${account_id}
  on conflict (workspace_id, account_id, place) do update set share = excluded.share`

export const forgetShare = (account: string, place: string): Sql => sql`
  delete from audience_places where workspace_id = ${HERE} and account_id = ${account} and lower(place) = lower(${place})`
