/** One of a few. */
import { Select as Base } from '@base-ui/react/select'

type Item<Value extends string> = { value: Value; label: string }

export function Select<Value extends string>({
  label,
  value,
  items,
  onChange,
  hideLabel = false,
  className = '',
}: {
  label: string
  value: Value
  items: readonly Item<Value>[]
  onChange: (value: Value) => void
  hideLabel?: boolean
  className?: string
}) {
  return (
    <div className={className}>
      <Base.Root items={items} value={value} onValueChange={(next) => next !== null && onChange(next)}>
        <Base.Label className={hideLabel ? 'sr-only' : 'mb-1 block text-sm font-medium'}>{label}</Base.Label>
        <Base.Trigger className="border-edge bg-raised flex min-h-10 w-full items-center justify-between gap-3 rounded-md border px-3 text-left text-sm">
          <Base.Value />
          <Base.Icon aria-hidden="true">
            <Chevron />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className="border-line bg-raised max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-md border p-1 text-sm shadow-lg outline-none">
              {items.map((item) => (
                <Base.Item
                  key={item.value}
                  value={item.value}
                  className="data-highlighted:bg-sunk flex min-h-9 items-center justify-between gap-6 rounded-sm px-3 outline-none"
                >
                  <Base.ItemText>{item.label}</Base.ItemText>
                  <Base.ItemIndicator aria-hidden="true">✓</Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  )
}

export const Chevron = () => (
  <svg viewBox="0 0 10 6" className="w-2.5" aria-hidden="true">
    <path
      d="m1 1 4 4 4-4"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
