/** What the clicks on links add up to: those that count, and those that do not with their reason. */
import type { Context } from '../operation.ts'
import { Refused } from '../operation.ts'
import * as sql from './links.sql.ts'
import type { Edge, LinkRow, SpanRow, SumRow } from './links.sql.ts'
import { MARKS, REASONS } from './marks.ts'

type Asked = {
  campaign?: string | undefined
  link?: string | undefined
  from?: string | undefined
  until?: string | undefined
  every?: 'hour' | 'day' | undefined
  zone?: string | undefined
}

const MOST = 5000

/** Sums are kept by the hour (UTC): `from` and `until` count from the beginning of theirs. */
export async function clicks(context: Context, asked: Asked) {
  if ((asked.campaign === undefined) === (asked.link === undefined))
    throw new Refused('invalid', 'Say either the campaign or the link.')
  const zone = asked.zone ?? 'UTC'
  if (!isZone(zone)) throw new Refused('invalid', `zone: found “${zone}”, wanted one such as Europe/Rome.`)
  const [from, until] = [hourOf(asked.from), hourOf(asked.until)]
  return context.store.transact(context.workspace, async (tx) => {
    const rows = await tx.rows<LinkRow>(asked.link ? sql.one(asked.link) : sql.all(asked.campaign!, MOST))
    if (asked.link && rows.length === 0) throw new Refused('not-found', `No link ${asked.link} in this workspace.`)
    const ids = rows.map(({ id }) => id)
    const sums = await tx.rows<SumRow>(sql.sums(ids, from, until))
    const spans = asked.every ? await tx.rows<SpanRow>(sql.spans(ids, asked.every, zone, from, until)) : []
    const of = Map.groupBy(sums, ({ link_id }) => link_id)
    return {
      ...added(sums),
      links: rows.map((row) => ({
        link: row.id,
        name: row.name,
        booking: row.booking_id,
        ...added(of.get(row.id) ?? []),
      })),
      over: spans.map(({ at, counted, excluded }) => ({ at: at.toISOString(), counted, excluded })),
    }
  })
}

function added(sums: readonly SumRow[]) {
  const clicksOf = (mark: string) => sums.reduce((sum, row) => (row.mark === mark ? sum + row.clicks : sum), 0)
  const excluded = MARKS.filter((mark) => mark !== 'counted')
    .map((mark) => ({ mark, clicks: clicksOf(mark), because: REASONS[mark] }))
    .filter(({ clicks }) => clicks > 0)
  return { counted: clicksOf('counted'), excluded }
}

/** The hour in which a moment lies. */
function hourOf(at: string | undefined): Edge | null {
  if (at === undefined) return null
  const moment = new Date(at)
  return { day: moment.toISOString().slice(0, 10), hour: moment.getUTCHours() }
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
