/**
 * On which days is a creator free, from days that were named as free and days that were named as taken? Nothing named as
 * free: always, but for what is taken. Nothing named at all: undefined, nobody knows. Known answers: availability.test.ts
 */
import type { Days } from './candidates.ts'

export type Named = Days & { readonly free: boolean }

/** Further than any campaign, and a number that survives being written down. */
const EVER: Days = { from: -1e9, to: 1e9 }

/** Ascending, apart from each other; empty: never free. */
export function freeDays(named: readonly Named[]): Days[] | undefined {
  if (named.length === 0) return undefined
  const open = named.filter(({ free }) => free)
  const taken = named.filter(({ free }) => !free).toSorted((a, b) => a.from - b.from)
  return joined(open.length ? open : [EVER]).flatMap((span) => {
    const left: Days[] = []
    let { from } = span
    for (const gone of taken) {
      if (gone.to < from || gone.from > span.to) continue
      if (gone.from > from) left.push({ from, to: gone.from - 1 })
      from = gone.to + 1
    }
    return from <= span.to ? [...left, { from, to: span.to }] : left
  })
}

/** Spans that touch or overlap are one. */
function joined(spans: readonly Days[]): Days[] {
  const found: Days[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from <= last.to + 1) found[found.length - 1] = { from: last.from, to: Math.max(last.to, to) }
    else found.push({ from, to })
  }
  return found
}
