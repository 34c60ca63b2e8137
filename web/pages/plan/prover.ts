/**
 * What takes longer than a slider may wait, computed beside the page: the plan with its certificate, what 1,000 more would bring, and
 * the curve over all budgets. One piece at a time in that order; what was asked for since takes the place of what nobody waits for.
 */
import { board, points, proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Point, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board } from './plan.tsx'

/** `end`: the last budget of the curve. All in cents. */
export type Asked = { readonly board: Board } | { readonly cents: number; readonly end: number }
export type Proven =
  | { readonly cents: number; readonly found: Proposal }
  | { readonly cents: number; readonly more: number | null }
  | { readonly end: number; readonly curve: readonly Point[] }

const THOUSAND = 100_000
const STOPS = 16

let on: Laid | undefined
let work: Generator<Proven | undefined> | undefined
let drawn: number | undefined

function* answers(laid: Laid, cents: number, end: number): Generator<Proven | undefined> {
  yield { cents, found: proposal(laid, cents, { certificate: true }) }
  const [now, then] = points(laid, [cents, cents + THOUSAND])
  yield { cents, more: now && then ? then.value - now.value : null }
  if (drawn === end) return
  const budgets = Array.from({ length: STOPS + 1 }, (_, stop) => Math.round((end * stop) / STOPS))
  const curve: Point[] = []
  for (let at = 0; at < budgets.length; at += 2) {
    curve.push(...points(laid, budgets.slice(at, at + 2)))
    yield undefined
  }
  drawn = end
  yield { end, curve }
}

/** Between two pieces messages come in, and may change what is worked on. */
function next(mine: typeof work) {
  if (mine !== work || !mine) return
  const { value, done } = mine.next()
  if (value) postMessage(value)
  if (!done) setTimeout(next, 0, mine)
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('board' in data) {
    const { members, people, wishes, aim } = data.board
    on = board(members, people, wishes, aim)
  } else if (on) {
    work = answers(on, data.cents, data.end)
    setTimeout(next, 0, work)
  }
})
