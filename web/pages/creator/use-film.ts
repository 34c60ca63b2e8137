/**
 * Time that goes by: at which moment a picture is, where it is on the way there, and play and pause. Who wishes for less
 * motion goes from moment to moment without a way between. It starts, and rests, at the last.
 */
import { useEffect, useRef, useState } from 'react'

/** Milliseconds from one moment to the next while it plays. */
const BEAT = { moving: 400, still: 800 }
/** Milliseconds in which most of the way to a moment that was chosen is gone. */
const GLIDE = 130

export type Film = {
  /** The moment chosen, or the last one passed while it plays. */
  readonly moment: number
  /** Between two moments while something moves. */
  readonly at: number
  readonly playing: boolean
  readonly seek: (moment: number) => void
  readonly toggle: () => void
}

export function useFilm(last: number): Film {
  const [{ at, goal, playing }, set] = useState({ at: last, goal: last, playing: false })
  const before = useRef<number | undefined>(undefined)

  useEffect(() => {
    if (at === goal) {
      before.current = undefined
      return
    }
    if (wantsStillness()) {
      const next = () => set((film) => (playing ? arrived({ ...film, at: film.at + 1 }) : { ...film, at: goal }))
      const timer = setTimeout(next, playing ? BEAT.still : 0)
      return () => clearTimeout(timer)
    }
    const frame = requestAnimationFrame((now) => {
      const passed = Math.min(60, now - (before.current ?? now - 16))
      before.current = now
      set((film) => arrived({ ...film, at: nearer(film.at, goal, passed, playing) }))
    })
    return () => cancelAnimationFrame(frame)
  }, [at, goal, playing])

  return {
    moment: playing ? Math.floor(at) : goal,
    at,
    playing,
    seek: (moment) => set((film) => ({ at: film.at, goal: moment, playing: false })),
    toggle: () =>
      set((film) => {
        if (film.playing) return { at: film.at, goal: Math.floor(film.at), playing: false }
        return { at: film.goal >= last ? 0 : film.goal, goal: last, playing: true }
      }),
  }
}

const arrived = (film: { at: number; goal: number; playing: boolean }) =>
  film.playing && film.at >= film.goal ? { at: film.goal, goal: film.goal, playing: false } : film

function nearer(at: number, goal: number, passed: number, playing: boolean): number {
  if (playing) return Math.min(goal, at + passed / BEAT.moving)
  const left = (goal - at) * Math.exp(-passed / GLIDE)
  return Math.abs(left) < 0.01 ? goal : goal - left
}

const wantsStillness = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches
