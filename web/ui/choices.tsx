/** Any number of many: a filter that opens, is searched where it is long, and says on its face what is chosen. */
import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import { Chevron } from './select.tsx'
import { inputClass } from './field.tsx'
import { count } from './numbers.ts'

export type Choice = { value: string; label: string; count?: number }

const LONG = 9
const SHOWN = 60

export function Choices({
  label,
  choices,
  chosen,
  onChange,
}: {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (next: string[]) => void
}) {
  const [sought, setSought] = useState('')
  const found = choices.filter((one) => one.label.toLowerCase().includes(sought.trim().toLowerCase()))
  const first = choices.find((one) => one.value === chosen[0])?.label ?? chosen[0]
  const face = chosen.length === 0 ? label : chosen.length === 1 ? first : `${first} +${chosen.length - 1}`
  const turn = (value: string, on: boolean) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value))
  return (
    <Popover.Root onOpenChange={() => setSought('')}>
      <Popover.Trigger
        aria-label={chosen.length ? `${label}: ${chosen.length} chosen` : label}
        className={`flex min-h-9 max-w-52 items-center gap-2 rounded-full border px-3.5 text-sm ${chosen.length ? 'border-ink bg-ink text-paper' : 'border-edge bg-raised hover:bg-sunk'}`}
      >
        <span className="truncate">{face}</span>
        <Chevron />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className="z-50">
          <Popover.Popup className="border-line bg-raised flex max-h-[min(24rem,var(--available-height))] w-72 flex-col rounded-md border p-2 text-sm shadow-lg outline-none">
            <Popover.Title className="sr-only">{label}</Popover.Title>
            {choices.length > LONG && (
              <input
                aria-label={`Search in ${label.toLowerCase()}`}
                placeholder="Search"
                value={sought}
                onChange={(event) => setSought(event.target.value)}
                className={`${inputClass} mb-2 shrink-0`}
              />
            )}
            <div className="overflow-y-auto" role="group" aria-label={label}>
              {found.slice(0, SHOWN).map((one) => (
                <label key={one.value} className="hover:bg-sunk flex min-h-9 items-center gap-3 rounded-sm px-2">
                  <input
                    type="checkbox"
                    className="accent-accent-fill size-4 shrink-0"
                    checked={chosen.includes(one.value)}
                    onChange={(event) => turn(one.value, event.target.checked)}
                  />
                  <span className="grow truncate">{one.label}</span>
                  {one.count !== undefined && <span className="text-quiet">{count(one.count)}</span>}
                </label>
              ))}
              {found.length === 0 && (
                <p className="text-quiet px-2 py-3">
                  {choices.length ? 'Nothing of that name.' : 'No source has said this of anyone yet.'}
                </p>
              )}
              {found.length > SHOWN && (
                <p className="text-quiet px-2 py-2">{count(found.length - SHOWN)} more: search for them.</p>
              )}
            </div>
            {chosen.length > 0 && (
              <button
                type="button"
                className="text-quiet hover:text-ink mt-2 min-h-8 shrink-0 self-start px-2 underline underline-offset-2"
                onClick={() => onChange([])}
              >
                Any {label.toLowerCase()}
              </button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
