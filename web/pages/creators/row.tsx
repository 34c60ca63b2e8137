/** One creator's account in the table: a line where there is room, a card where there is not. */
import { Link } from '@tanstack/react-router'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count } from '../../ui/numbers.ts'
import { Rank } from './rank.tsx'
import type { Tie } from './rank.tsx'
import { AUDIENCE, PLATFORM, estimateOf, heard } from './words.ts'
import type { Listed } from './words.ts'

/** The columns, shared with the head of the table. */
export const GRID =
  '@3xl:grid @3xl:grid-cols-[4.25rem_minmax(9rem,1.2fr)_6rem_minmax(9rem,11rem)_8.5rem] @3xl:gap-x-4 @5xl:grid-cols-[4.25rem_minmax(10rem,1.1fr)_6.5rem_12rem_9rem_minmax(14rem,1.6fr)]'

type Props = {
  row: Listed
  tie: Tie
  selected: boolean
  /** The row that the keyboard is on. */
  current: boolean
  onSelect: () => void
}

export function CreatorRow({ row, tie, selected, current, onSelect }: Props) {
  const { relationship, why } = row
  const assessed = relationship.score !== null
  return (
    <div
      className={`grid grid-cols-[4.25rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1 py-3 pr-2 ${GRID} @3xl:py-0 @3xl:min-h-16`}
    >
      <div role="gridcell" className="row-span-4 flex h-full items-center gap-1 self-stretch @3xl:row-span-1">
        <Rank rank={row.rank} tie={tie} />
        <label className="grid size-7 place-content-center">
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            onChange={onSelect}
            aria-label={`Select ${row.name}`}
            className="accent-accent-fill size-4"
          />
        </label>
      </div>
      <div role="gridcell" className="min-w-0">
        <Link
          to="/creators/$id"
          params={{ id: row.id }}
          tabIndex={current ? 0 : -1}
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {row.name}
        </Link>
        <span className="text-quiet block truncate text-sm">
          {PLATFORM[row.platform]}
          {row.handle.toLowerCase() !== row.name.toLowerCase() && ` · @${row.handle}`}
          {row.place && ` · ${row.place}`}
        </span>
      </div>
      <div role="gridcell" className="text-right">
        {row.followers === null ? <span className="text-quiet text-sm">unknown</span> : count(row.followers)}
        <span className="text-quiet text-sm @3xl:hidden"> followers</span>
      </div>
      <div role="gridcell" className="col-span-2 flex items-center gap-3 @3xl:col-span-1">
        <IntervalDot
          estimate={estimateOf(row)}
          label={heard(row)}
          {...(assessed
            ? {}
            : {
                needed: why ?? 'Nothing is known yet but the profile: import comments, or ask the creator to connect.',
              })}
          className="max-w-44 min-w-16 grow"
        />
        {assessed ? (
          <span aria-hidden="true" className="w-7 text-right font-medium">
            {Math.round(relationship.score!)}
          </span>
        ) : (
          <span aria-hidden="true" className="text-quiet text-sm whitespace-nowrap @3xl:hidden">
            not enough evidence
          </span>
        )}
      </div>
      <div role="gridcell" className="col-span-2 text-sm @3xl:col-span-1">
        <span
          className={
            ASKS.has(row.audience)
              ? 'bg-ask-wash text-ask rounded-sm px-1.5 py-0.5'
              : row.audience === 'no-concern-found'
                ? ''
                : 'text-quiet'
          }
        >
          <span className="text-quiet @3xl:sr-only">Audience: </span>
          {AUDIENCE[row.audience]}
        </span>
      </div>
      <div
        role="gridcell"
        className="text-quiet col-span-2 line-clamp-2 text-sm @3xl:hidden @5xl:col-span-1 @5xl:block @5xl:line-clamp-2"
        title={why ?? undefined}
      >
        {why}
      </div>
    </div>
  )
}

const ASKS = new Set(['questions-to-ask', 'strong-signs'])
