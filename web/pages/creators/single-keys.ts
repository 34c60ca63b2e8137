/** Single keys for those who want them: never while somebody writes, never under a dialog, and off when turned off. */
import { useEffect, useRef, useState } from 'react'

const KEPT = 'rapport-single-keys'
const read = () => {
  try {
    return localStorage.getItem(KEPT) !== 'off'
  } catch {
    return true
  }
}

/** Listens to the page. Returns whether it does, and how to change that. */
export function useSingleKeys(acts: Readonly<Record<string, () => void>>): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(read)
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      const act = latest.current[event.key]
      const at = event.target as HTMLElement
      const writing =
        at.isContentEditable ||
        /^(TEXTAREA|SELECT)$/.test(at.tagName) ||
        (at instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(at.type))
      if (!act || writing || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (document.querySelector('[role=dialog],[role=alertdialog],[role=listbox]')) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [on])
  return [
    on,
    (next) => {
      try {
        localStorage.setItem(KEPT, next ? 'on' : 'off')
      } catch {
        // Holds until the page is closed.
      }
      setOn(next)
    },
  ]
}
