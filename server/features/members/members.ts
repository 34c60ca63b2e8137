/** Who may do what in a workspace, and how a person gets in without mail: a link printed by the process that she started. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refused } from '../operation.ts'
import type { Context } from '../operation.ts'
import type { Store, Tx } from '../../store/store.ts'
import { randomUUIDv7 } from '../../store/identity.ts'
import * as sql from './members.sql.ts'

export type Role = 'owner' | 'editor' | 'viewer'
export type Session = { workspace: string; id: string; member: string; name: string; role: Role }

const LINK_MINUTES = 15
const SESSION_DAYS = 90
const DAY = 86_400_000

const digest = (secret: string) => createHash('sha256').update(secret).digest()
const newSecret = () => randomBytes(32).toString('base64url')

/** Opens the only workspace of a fresh installation, or finds the one that is there. Safe to call from two processes. */
export async function homeWorkspace(store: Store): Promise<string> {
  const { rows } = await store.pool.query<{ id: string }>(sql.firstWorkspace(randomUUIDv7()))
  const workspace = rows[0]!.id
  await store.transact(workspace, (tx) => tx.run(sql.ensureOwner(workspace, randomUUIDv7())))
  return workspace
}

/** What makes a link that signs its first user in as the owner; works once, for a quarter of an hour. */
export async function signInToken(store: Store, workspace: string, now: number): Promise<string> {
  const secret = newSecret()
  const id = randomUUIDv7()
  await store.transact(workspace, async (tx) => {
    await tx.run(sql.forgetOldLinks(new Date(now)))
    await tx.run(sql.addLink(id, digest(secret), new Date(now + LINK_MINUTES * 60_000)))
  })
  return token(workspace, id, secret)
}

const token = (workspace: string, id: string, secret: string) => `${workspace}.${id}.${secret}`

const TOKEN = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/
function readToken(text: string) {
  const [, workspace, id, secret] = TOKEN.exec(text) ?? []
  return workspace && id && secret ? { workspace, id, secret } : undefined
}

/** Uses a link up. Resolves to the session's token, or undefined when the link was used, is too old or never was. */
export async function signIn(store: Store, link: string, agent: string, now: number): Promise<string | undefined> {
  const parts = readToken(link)
  if (!parts) return undefined
  return store.transact(parts.workspace, async (tx) => {
    const found = await tx.row<{ member_id: string; secret_hash: Buffer }>(
      sql.takeLink(parts.id, digest(parts.secret), new Date(now)),
    )
    if (!found) return undefined
    const secret = newSecret()
    const id = randomUUIDv7()
    await tx.run(
      sql.addSession(id, found.member_id, digest(secret), agent.slice(0, 200), new Date(now + SESSION_DAYS * DAY)),
    )
    return token(parts.workspace, id, secret)
  })
}

export async function sessionOf(store: Store, text: string, now: number): Promise<Session | undefined> {
  const parts = readToken(text)
  if (!parts) return undefined
  return store.transact(parts.workspace, async (tx) => {
    const row = await tx.row<sql.SessionRow>(sql.session(parts.id, new Date(now)))
    if (!row || !timingSafeEqual(row.secret_hash, digest(parts.secret))) return undefined
    return { workspace: parts.workspace, id: parts.id, member: row.member_id, name: row.name, role: row.role }
  })
}

export async function endSession(store: Store, session: Session): Promise<void> {
  await store.transact(session.workspace, (tx) => tx.run(sql.endSession(session.id)))
}

const MAY: Record<Role, ReadonlySet<string>> = {
  owner: new Set(['read', 'write', 'own']),
  editor: new Set(['read', 'write']),
  viewer: new Set(['read']),
}
export const may = (role: Role, permission: string) => MAY[role].has(permission)

export async function bandOf(tx: Tx): Promise<{ low: number; high: number }> {
  return (await tx.row<{ low: number; high: number }>(sql.band()))!
}

/** What the workspace's own amounts are in; null where nobody said. */
export async function currencyOf(tx: Tx): Promise<string | null> {
  return (await tx.row<{ currency: string | null }>(sql.currency()))!.currency
}

export async function workspace(context: Context) {
  return context.store.transact(context.workspace, async (tx) => {
    const row = (await tx.row<sql.WorkspaceRow>(sql.workspace()))!
    const member = context.member ? await tx.row<{ name: string; role: Role }>(sql.member(context.member)) : undefined
    return {
      id: row.id,
      name: row.name,
      band: { low: row.low, high: row.high },
      currency: row.currency,
      member: member ?? null,
    }
  })
}

export async function setWorkspace(context: Context, input: sql.Change) {
  if (input.band && input.band.low >= input.band.high) {
    throw new Refused(
      'invalid',
      `band: found ${input.band.low} to ${input.band.high}, wanted a lower end below the upper one.`,
    )
  }
  await context.store.transact(context.workspace, (tx) => tx.run(sql.setWorkspace(input)))
  return workspace(context)
}
