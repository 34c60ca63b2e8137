/** A quiet line that opens what it names. What is inside is only made when it is opened. */
import { useState } from 'react'
import type { ReactNode } from 'react'

export function Opens({ says, of, children }: { says: string; of: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-1" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-quiet hover:text-ink inline-flex min-h-7 items-center rounded-sm text-sm underline decoration-dotted underline-offset-4">
        {open ? 'Close' : says}
        <span className="sr-only">: {of}</span>
      </summary>
      {open && <div className="mt-1.5">{children}</div>}
    </details>
  )
}
