/** Holds a place on the page, and asks for what belongs there only when somebody comes near it. */
import { Suspense, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** `height` in pixels, about as high as what will stand there, so that the page does not jump. */
export function WhenNear({ height, children }: { height: number; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    if (near || !place.current) return
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && setNear(true), { rootMargin: '500px' })
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [near])
  const empty = <div style={{ minHeight: height }} aria-busy={near} />
  return <div ref={place}>{near ? <Suspense fallback={empty}>{children}</Suspense> : empty}</div>
}
