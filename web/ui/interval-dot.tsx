/**
 * The one grammar of estimates: a dot is the estimate, the thin line its interval, the grey band the workspace's own
 * pool; a hollow dot is not enough evidence, and says what would be needed.
 */
import { Tip } from './tip.tsx'

export type Estimate = { value: number; low: number; high: number }
export type Band = { low: number; high: number }

type Props = {
  /** Null draws the hollow dot. */
  estimate: Estimate | null
  pool?: Band | null
  /** Ends of the axis, the same for all that are compared. */
  min?: number
  max?: number
  /** The whole sentence, for those who hear it. */
  label: string
  /** With a hollow dot: what would be needed. */
  needed?: string
  className?: string
}

export function IntervalDot({ estimate, pool, min = 0, max = 100, label, needed, className = 'w-full' }: Props) {
  const at = (value: number) => `${(100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min)}%`
  const between = (band: Band) => ({ left: at(band.low), right: `calc(100% - ${at(band.high)})` })
  const drawing = (
    <span role="img" aria-label={needed ? `${label} ${needed}` : label} className={`relative block h-5 ${className}`}>
      {pool && <span className="bg-pool absolute inset-y-0.5 rounded-[2px]" style={between(pool)} />}
      <span className="bg-line absolute inset-x-0 top-1/2 h-px" />
      {estimate ? (
        <>
          <span className="bg-ink absolute top-1/2 h-[1.5px] min-w-px -translate-y-1/2" style={between(estimate)} />
          <span
            className="bg-accent absolute top-1/2 size-2.5 -translate-1/2 rounded-full ring-2 ring-(--color-paper)"
            style={{ left: at(estimate.value) }}
          />
        </>
      ) : (
        <span className="border-edge bg-paper absolute top-1/2 left-1/2 size-2.5 -translate-1/2 rounded-full border-[1.5px]" />
      )}
    </span>
  )
  if (estimate || !needed) return drawing
  return (
    <Tip says={needed}>
      <button type="button" className={`block cursor-help rounded-sm ${className}`}>
        {drawing}
      </button>
    </Tip>
  )
}
