/** One click as it is written down, and how it waits in a file while the database is away. */
import type { Device } from './leading.ts'
import { MARKS } from './marks.ts'
import type { Mark } from './marks.ts'
import { asBigint } from './visitors.ts'

export type Click = {
  readonly workspace: string
  readonly link: string
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly mark: Mark
  readonly agent: string | null
  readonly device: Device
  readonly referrer: string | null
  /** 16 hexadecimal digits. */
  readonly visitor: string | null
}

export const lineOf = (c: Click): string =>
  JSON.stringify([c.workspace, c.link, c.id, c.at, c.mark, c.agent, c.device, c.referrer, c.visitor])

export function clickOf(line: string): Click {
  const [workspace, link, id, at, mark, agent, device, referrer, visitor] = JSON.parse(line)
  return { workspace, link, id, at, mark: MARKS.includes(mark) ? mark : 'counted', agent, device, referrer, visitor }
}

/**
 * The columns of RECORD as PostgreSQL writes arrays. None of the values needs quotes: ids, numbers, words of ours, and names and hosts that
 * were reduced to letters, digits, dots, hyphens and, in names, spaces (quoted).
 */
export function columnsOf(clicks: readonly Click[]): string[] {
  let [links, ids, times, marks, agents, devices, referrers, visitors] = ['', '', '', '', '', '', '', '']
  for (let i = 0; i < clicks.length; i++) {
    const c = clicks[i]!
    const comma = i === 0 ? '' : ','
    links += comma + c.link
    ids += comma + c.id
    times += comma + c.at
    marks += comma + c.mark
    agents += c.agent === null ? `${comma}NULL` : `${comma}"${c.agent}"`
    devices += comma + c.device
    referrers += c.referrer === null ? `${comma}NULL` : `${comma}"${c.referrer}"`
    visitors += comma + (c.visitor === null ? 'NULL' : asBigint(c.visitor))
  }
  return [
    `{${links}}`,
    `{${ids}}`,
    `{${times}}`,
    `{${marks}}`,
    `{${agents}}`,
    `{${devices}}`,
    `{${referrers}}`,
    `{${visitors}}`,
  ]
}

const HOUR = 3_600_000

/** What clicks of one hour add up to, by link and mark; undefined when they are of several. */
export function sumsOf(clicks: readonly Click[]): { day: string; hour: number; columns: string[] } | undefined {
  const hour = Math.floor(clicks[0]!.at / HOUR)
  const sums = new Map<string, { click: Click; n: number }>()
  for (let i = 0; i < clicks.length; i++) {
    const click = clicks[i]!
    if (Math.floor(click.at / HOUR) !== hour) return undefined
    const key = click.link + click.mark
    const sum = sums.get(key)
    if (sum) sum.n++
    else sums.set(key, { click, n: 1 })
  }
  let [links, marks, counts] = ['', '', '']
  for (const { click, n } of sums.values()) {
    const comma = links === '' ? '' : ','
    links += comma + click.link
    marks += comma + click.mark
    counts += comma + n
  }
  const day = new Date(hour * HOUR).toISOString().slice(0, 10)
  return { day, hour: hour % 24, columns: [`{${links}}`, `{${marks}}`, `{${counts}}`] }
}
