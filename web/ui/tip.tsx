/** More words on hover, focus or tap. The same words must be reachable without it: pass them on as `aria-label` where they matter. */
import { Tooltip } from '@base-ui/react/tooltip'
import { useState } from 'react'
import type { ReactElement, ReactNode } from 'react'

export function Tip({ says, children }: { says: ReactNode; children: ReactElement<Record<string, unknown>> }) {
  const [open, setOpen] = useState(false)
  return (
    <Tooltip.Root open={open} onOpenChange={setOpen}>
      <Tooltip.Trigger render={children} closeOnClick={false} delay={250} onClick={() => setOpen(true)} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={8} className="z-50">
          <Tooltip.Popup className="bg-ink text-paper max-w-72 rounded-md px-3 py-2 text-sm text-pretty shadow-lg">
            {says}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
