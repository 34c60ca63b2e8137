/** Rows of terms, each of which can be taken back. */
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'

type Row = { key: string; text: ReactNode; forget: string; onForget: () => void }

export const TermsList = ({ rows, empty }: { rows: readonly Row[]; empty: string }) =>
  rows.length === 0 ? (
    <p className="text-quiet text-sm">{empty}</p>
  ) : (
    <ul className="border-line border-t text-sm">
      {rows.map(({ key, text, forget, onForget }) => (
        <li key={key} className="border-line flex items-center justify-between gap-4 border-b">
          <span className="min-w-0 py-1.5">{text}</span>
          <Button variant="quiet" onClick={onForget} aria-label={forget}>
            Take back
          </Button>
        </li>
      ))}
    </ul>
  )
