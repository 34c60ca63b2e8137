/** The findings that could not be made, by what would make them: one list of what to bring or to ask for. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { missingIn } from './missing-words.ts'
import type { Finding } from './words.ts'

type Props = { findings: readonly Finding[]; title: string; children?: ReactNode }

export function MissingEvidence({ findings, title, children }: Props) {
  const missing = missingIn(findings)
  if (missing.length === 0) return null
  return (
    <div className="border-line mt-8 rounded-lg border border-dashed p-5">
      <h3>{title}</h3>
      <ul className="mt-3 space-y-4 text-sm">
        {missing.map(({ mend, findings: waiting }) => (
          <li key={mend}>
            <p>{mend}</p>
            <ul className="mt-1">
              {waiting.map(({ label, lacks }) => (
                <li key={label} className="grid grid-cols-[0.5rem_minmax(0,1fr)] gap-x-2.5">
                  <span aria-hidden="true" className="border-edge mt-1.5 size-2 rounded-full border-[1.5px]" />
                  <span>
                    {label} <span className="text-quiet ml-1">{lacks}</span>
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {children}
      <p className="mt-4 text-sm">
        <Link to="/" hash="bring" className="underline underline-offset-4">
          Bring posts or comments
        </Link>
      </p>
    </div>
  )
}
