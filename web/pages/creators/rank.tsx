/** The rank of a row, with a bracket around all that cannot be told apart. */
export type Tie = 'alone' | 'first' | 'inside' | 'last'

/** Where a row stands among its equals, from its rank and its neighbours'. */
export function tieOf(rank: number | null, before: number | null | undefined, after: number | null | undefined): Tie {
  if (rank === null) return 'alone'
  const [above, below] = [before === rank, after === rank]
  return above && below ? 'inside' : above ? 'last' : below ? 'first' : 'alone'
}

const ARM: Record<Tie, string> = {
  alone: 'hidden',
  first: 'top-3 bottom-0 rounded-tl-md border-t border-l',
  inside: 'inset-y-0 border-l',
  last: 'top-0 bottom-3 rounded-bl-md border-b border-l',
}

export function Rank({ rank, tie }: { rank: number | null; tie: Tie }) {
  return (
    <span className="relative flex h-full w-9 items-center justify-center self-stretch">
      <span aria-hidden="true" className={`border-edge absolute left-0 w-2 ${ARM[tie]}`} />
      {rank === null ? (
        <span className="text-quiet">
          <span aria-hidden="true">·</span>
          <span className="sr-only">no rank</span>
        </span>
      ) : (
        <span className={tie === 'inside' || tie === 'last' ? 'text-quiet' : 'font-medium'}>
          {rank}
          {tie !== 'alone' && <span className="sr-only">, tied with others</span>}
        </span>
      )}
    </span>
  )
}
