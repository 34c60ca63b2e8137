/** Long work, honest about how far it is. `value` from 0 to 1; null where nobody knows. */
export function Progress({ label, value, says }: { label: string; value: number | null; says?: string }) {
  const percent = value === null ? undefined : Math.round(100 * Math.min(1, Math.max(0, value)))
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={says}
        className="bg-pool h-1.5 overflow-hidden rounded-full"
      >
        <div
          className={`bg-accent h-full rounded-full transition-[width] duration-300 ${percent === undefined ? 'w-1/3 animate-pulse' : ''}`}
          style={percent === undefined ? undefined : { width: `${percent}%` }}
        />
      </div>
      {says && <p className="text-quiet mt-1.5 text-sm">{says}</p>}
    </div>
  )
}
