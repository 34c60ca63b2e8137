/** A form for one more of the terms, folded until it is needed. */
import type { ReactNode } from 'react'

type Props = { summary: string; onSubmit: () => void; children: ReactNode }

export const TermsForm = ({ summary, onSubmit, children }: Props) => (
  <details className="mt-2">
    <summary className="inline-block text-sm underline decoration-dotted underline-offset-4">{summary}</summary>
    <form
      className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  </details>
)
