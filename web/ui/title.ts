/** What the browser's tab says: the page's finding, then whose it is. */
import { useEffect } from 'react'

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title.replace(/[.?]$/, '')} · Rapport`
  }, [title])
}
