/** A link may name a place on a page whose words are still on their way: this goes there once they are read. */
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'

export function useArrival(read: boolean): void {
  const hash = useLocation({ select: (at) => at.hash })
  useEffect(() => {
    if (read && hash) document.getElementById(hash)?.scrollIntoView()
  }, [read, hash])
}
