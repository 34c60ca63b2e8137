/**
 * The table of creators: only the rows in sight are drawn, and the next page is asked for before the end is reached.
 * Arrows move, space selects, Enter opens; the page listens to the other keys.
 */
import { useNavigate } from '@tanstack/react-router'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { CreatorRow, GRID } from './row.tsx'
import { tieOf } from './rank.tsx'
import type { Listed } from './words.ts'

type Props = {
  rows: readonly Listed[]
  /** All rows that there are, seen or not, for those who hear the page. */
  total: number
  more: boolean
  onMore: () => void
  selected: ReadonlyMap<string, Listed>
  onSelect: (row: Listed) => void
  current: number
  onCurrent: (at: number) => void
  onExplain: () => void
}

export function CreatorsTable({ rows, total, more, onMore, selected, onSelect, current, onCurrent, onExplain }: Props) {
  const navigate = useNavigate()
  const frame = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop((frame.current?.getBoundingClientRect().top ?? 0) + window.scrollY), [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (window.innerWidth < 900 ? 168 : 65),
    overscan: 8,
    scrollMargin: top,
    getItemKey: (at) => rows[at]!.id,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= rows.length - 12) onMore()
  }, [more, last, rows.length, onMore])

  const go = (to: number) => {
    const at = Math.min(rows.length - 1, Math.max(0, to))
    onCurrent(at)
    virtual.scrollToIndex(at, { align: 'auto' })
    requestAnimationFrame(() =>
      frame.current?.querySelector<HTMLElement>(`[data-index="${at}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 10,
      PageUp: current - 10,
      Home: 0,
      End: rows.length - 1,
    }
    const row = rows[current]
    if (event.key in steps) go(steps[event.key]!)
    else if (event.key === ' ' && row) onSelect(row)
    else if (event.key === 'Enter' && row) void navigate({ to: '/creators/$id', params: { id: row.id } })
    else return
    event.preventDefault()
  }

  return (
    <div role="grid" aria-label="Creators" aria-rowcount={total + 1} aria-multiselectable="true" className="@container">
      <div
        role="row"
        aria-rowindex={1}
        className={`border-ink text-quiet hidden border-b pr-2 pb-2 text-sm ${GRID} bg-paper sticky top-0 z-10 items-end pt-3`}
      >
        <span role="columnheader" className="pl-2">
          Rank
        </span>
        <span role="columnheader">Creator</span>
        <span role="columnheader" className="text-right">
          Followers
        </span>
        <span role="columnheader" className="flex items-baseline justify-between">
          Relationship
          <button
            type="button"
            onClick={onExplain}
            aria-label="What the columns mean"
            className="hover:text-ink -my-1 size-6 rounded-full text-center underline decoration-dotted underline-offset-4"
          >
            ?
          </button>
        </span>
        <span role="columnheader">Audience</span>
        <span role="columnheader" className="hidden @5xl:block">
          Why
        </span>
      </div>
      <div ref={frame} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const row = rows[index]!
          const on = selected.has(row.id)
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={on}
              tabIndex={index === current ? 0 : -1}
              onFocus={() => index !== current && onCurrent(index)}
              onKeyDown={onKeyDown}
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
              className={`border-line absolute inset-x-0 top-0 border-b outline-offset-[-2px] ${on ? 'bg-wash' : 'hover:bg-sunk/60'}`}
            >
              <CreatorRow
                row={row}
                tie={tieOf(row.rank, rows[index - 1]?.rank, rows[index + 1]?.rank)}
                selected={on}
                current={index === current}
                onSelect={() => onSelect(row)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
