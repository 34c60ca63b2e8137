/**
 * What a click is marked as. Nothing is discarded: everything is a row, and `counted` is what is left when the others are told apart. The
 * order is that in which they are asked: a colleague's preview is a colleague's.
 */
import { BOTS, PREVIEWS } from './crawlers.ts'
import type { Device } from './leading.ts'
import { browserOf } from './visitors.ts'

export const MARKS = ['counted', 'expired', 'own-team', 'head', 'prefetch', 'preview', 'bot', 'duplicate'] as const
export type Mark = (typeof MARKS)[number]

/** Why clicks of a mark are not counted, for a person. */
export const REASONS: Record<Exclude<Mark, 'counted'>, string> = {
  expired: 'The link had ended.',
  'own-team': 'Somebody who is signed in here.',
  head: 'Only asked whether the link works; nobody saw a page.',
  prefetch: 'Fetched by a browser in advance; perhaps nobody went there.',
  preview: 'Fetched by a messenger or a network to show a preview.',
  bot: 'A program that says so itself.',
  duplicate: 'The same visitor on the same link within 30 seconds.',
}

export type Agent = {
  readonly kind: 'person' | 'preview' | 'bot'
  readonly name: string | null
  readonly device: Device
  /** By which two browsers of one address are told apart. */
  readonly browser: string
}

const named = (names: readonly string[]) =>
  new RegExp(names.map((name) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|'), 'i')
const PREVIEW = named(PREVIEWS)
const BOT = named(BOTS)
/** A bot of another name: `somebot/1.0`, `(compatible; somespider`, `+https://…` for those who want to know more. */
const OTHER_BOT = /\b[\w-]*(?:bot|crawler|spider|scraper)\b(?=[/;)\s]|$)|\+https?:\/\//i

/** Who asks, by its own word. No word at all is a program: every browser sends one. */
export function agentOf(userAgent: string): Agent {
  const device = /iPhone|iPad|iPod/.test(userAgent) ? 'ios' : /Android/.test(userAgent) ? 'android' : 'other'
  const browser = browserOf(userAgent)
  if (userAgent === '') return { kind: 'bot', name: 'no name', device, browser }
  const preview = PREVIEW.exec(userAgent)?.[0]
  if (preview) return { kind: 'preview', name: nameOf(preview), device, browser }
  // In-app browsers name their app, and "cubot" is a telephone: only what is written like a program's name counts.
  const bot = BOT.exec(userAgent)?.[0] ?? (/\bcubot\b/i.test(userAgent) ? undefined : OTHER_BOT.exec(userAgent)?.[0])
  if (bot) return { kind: 'bot', name: nameOf(bot), device, browser }
  return { kind: 'person', name: null, device, browser }
}

const nameOf = (found: string) => found.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, ' ').trim().slice(0, 40) || 'other' // prettier-ignore

export type Asked = {
  readonly head: boolean
  /** `Sec-Purpose`, `Purpose`, `X-Purpose` or `X-Moz`. */
  readonly purpose: string | undefined
  readonly agent: Agent
  readonly expired: boolean
  readonly ownTeam: boolean
}

/** The mark of a click as far as the request tells; whether a counted one is a duplicate, only the clicks before it tell. */
export function markOf({ head, purpose, agent, expired, ownTeam }: Asked): Mark {
  if (expired) return 'expired'
  if (ownTeam) return 'own-team'
  if (head) return 'head'
  if (purpose !== undefined && /prefetch|prerender|preview/i.test(purpose)) return 'prefetch'
  if (agent.kind === 'person') return 'counted'
  return agent.kind
}
