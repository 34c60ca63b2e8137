/** A question that stands in front of the page until it is answered or left. */
import { Dialog as Base } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

export function Dialog({
  title,
  open,
  onClose,
  children,
  wide = false,
}: {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
  wide?: boolean
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-[oklch(0_0_0/0.45)] transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={`bg-paper fixed inset-x-0 bottom-0 z-50 mx-auto max-h-[90dvh] overflow-y-auto rounded-t-lg p-6 shadow-xl outline-none sm:top-[12vh] sm:bottom-auto sm:max-h-[76vh] sm:rounded-lg ${wide ? 'sm:max-w-2xl' : 'sm:max-w-md'}`}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <Base.Title render={<h2 />}>{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="hover:bg-sunk -mt-1 -mr-2 grid size-9 shrink-0 place-content-center rounded-md text-xl leading-none"
            >
              ×
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
