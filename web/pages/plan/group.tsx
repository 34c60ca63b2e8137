/** A group of questions that most plans do not need: folded until something of it is asked. */
import type { ReactNode } from 'react'

export const Group = ({ title, asked, children }: { title: string; asked: boolean; children: ReactNode }) => (
  <details open={asked} className="group open:pb-5">
    <summary className="flex min-h-9 list-none items-baseline justify-between gap-3 [&::-webkit-details-marker]:hidden">
      <h2>{title}</h2>
      <span aria-hidden="true" className="text-quiet text-xl leading-none group-open:rotate-45">
        +
      </span>
    </summary>
    <div className="mt-3 space-y-4">{children}</div>
  </details>
)
