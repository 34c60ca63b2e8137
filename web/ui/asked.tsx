/** What was asked of the server, once it is here; until then a place for it, and a sentence where it failed. */
import type { ReactNode } from 'react'

type Query<T> = { data: T | undefined; error: Error | null }

export function Asked<T>({
  query: { data, error },
  height = 0,
  children,
}: {
  query: Query<T>
  height?: number
  children: (data: T) => ReactNode
}) {
  if (data !== undefined) return children(data)
  if (!error) return <div style={{ minHeight: height }} aria-busy="true" />
  return (
    <p role="alert" className="text-accent-ink text-sm">
      {error.message}
    </p>
  )
}
