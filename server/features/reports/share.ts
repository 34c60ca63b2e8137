/**
 * A report by a link: whoever has it reads that one report as it is at that moment, without an account, until the link expires or is
 * ended. The link carries a secret of 128 bits; the database has its hash, so what leaks from there opens nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { randomUUIDv7 } from '../../store/identity.ts'
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import type { Asked, Report } from './report.ts'
import { reportOf } from './report.ts'
import * as sql from './share.sql.ts'

const DAY = 86_400_000

/** Workspace, link and secret, 16 bytes each. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/
const tokenOf = (workspace: string, id: string, secret: Buffer) =>
  Buffer.concat([Buffer.from((workspace + id).replaceAll('-', ''), 'hex'), secret]).toString('base64url')

function readToken(token: string) {
  if (!TOKEN.test(token)) return undefined
  const bytes = Buffer.from(token, 'base64url')
  const uuid = (from: number) =>
    bytes.toString('hex', from, from + 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return { workspace: uuid(0), id: uuid(16), secret: bytes.subarray(32) }
}

const digest = (secret: Buffer) => createHash('sha256').update(secret).digest()

/** The address is told here and never again. */
export async function share(context: Context, { days, ...asked }: Asked & { days: number }) {
  // Refuses what is not there, before a link to it is handed out.
  await reportOf(context, asked)
  const now = context.outside.clock()
  const [id, secret] = [randomUUIDv7(now), randomBytes(16)]
  const expires = new Date(now + days * DAY)
  await context.store.transact(context.workspace, async (tx) => {
    await tx.run(
      sql.add({
        id,
        kind: asked.kind,
        subject: asked.id ?? null,
        hash: digest(secret),
        member: context.member ?? null,
        at: new Date(now),
        expires,
      }),
    )
  })
  return { id, path: `/shared/${tokenOf(context.workspace, id, secret)}`, expires: expires.toISOString() }
}

export const shared = (context: Context) =>
  context.store.transact(context.workspace, async (tx) => {
    const rows = await tx.rows<sql.LinkRow>(sql.living(new Date(context.outside.clock())))
    return {
      links: rows.map((row) => ({
        ...row,
        created: row.created.toISOString(),
        expires: row.expires.toISOString(),
        viewed: row.viewed?.toISOString() ?? null,
      })),
    }
  })

export async function unshare(context: Context, { id }: { id: string }) {
  const ended = await context.store.transact(context.workspace, (tx) =>
    tx.run(sql.end(id, new Date(context.outside.clock()))),
  )
  if (ended === 0) throw new Refused('not-found', 'There is no such link, or it was ended before.')
  return shared(context)
}

type Opened = { workspace: string; id: string; asked: Asked; expires: Date }
type Inside = Pick<Context, 'store' | 'outside' | 'signal'>

/** What a token opens; undefined when it was mistyped, expired or ended, and nobody is told which. */
export async function opened({ store, outside }: Inside, token: string): Promise<Opened | undefined> {
  const parts = readToken(token)
  if (!parts) return undefined
  const row = await store.transact(parts.workspace, (tx) =>
    tx.row<sql.SecretRow>(sql.open(parts.id, new Date(outside.clock()))),
  )
  if (!row || !timingSafeEqual(row.secret_hash, digest(parts.secret))) return undefined
  const asked: Asked = { kind: row.kind, ...(row.subject === null ? {} : { id: row.subject }) }
  return { workspace: parts.workspace, id: parts.id, asked, expires: row.expires }
}

/** Undefined when what it tells of was removed. */
export async function sharedReport(inside: Inside, { workspace, asked }: Opened): Promise<Report | undefined> {
  try {
    return await reportOf({ ...inside, workspace, say: () => {} }, asked)
  } catch (error) {
    if (error instanceof Refused && error.kind === 'not-found') return undefined
    throw error
  }
}

export const countView = ({ store, outside }: Inside, { workspace, id }: Opened) =>
  store.transact(workspace, (tx) => tx.run(sql.viewed(id, new Date(outside.clock()))))
