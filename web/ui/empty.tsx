/** A place with nothing in it yet says why, and what to do next. */
import type { ReactNode } from 'react'

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <section className="mx-auto flex max-w-xl flex-col items-start gap-4 py-16 sm:items-center sm:text-center">
      <svg viewBox="0 0 48 24" className="w-16" aria-hidden="true">
        <path d="M2 12h44" className="stroke-edge" strokeDasharray="2 3" />
        <circle cx="24" cy="12" r="5" className="fill-paper stroke-accent" strokeWidth="1.75" />
      </svg>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
