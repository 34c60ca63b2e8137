/** When a page cannot be shown: what happened in words, and the way on. */
import { Link } from '@tanstack/react-router'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { Button } from './button.tsx'
import { Empty } from './empty.tsx'

export function Broken({ error }: ErrorComponentProps) {
  // After an update the old page asks for files that are gone; loading anew is the cure.
  const said = error instanceof Error ? error.message : String(error)
  const old = /dynamically imported module|Importing a module/.test(said)
  return (
    <Empty title={old ? 'Rapport was updated meanwhile.' : 'This page could not be shown.'}>
      <p className="whitespace-pre-line">{old ? 'Load the page again to go on.' : said}</p>
      <Button onClick={() => location.reload()}>Load again</Button>
    </Empty>
  )
}

export function Nowhere() {
  return (
    <Empty title="There is nothing at this address.">
      <p>
        The{' '}
        <Link to="/" className="underline underline-offset-2">
          first page
        </Link>{' '}
        knows the way.
      </p>
    </Empty>
  )
}
