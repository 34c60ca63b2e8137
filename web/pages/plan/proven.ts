/** The plan of a budget: at once as far as a slider waits; proven, and seen among other budgets, as soon as the budget rests. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Point, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board } from './plan.tsx'
import type { Asked, Proven } from './prover.ts'

const REST = 150

/** What each budget would bring, the last that was drawn for this board; and 1,000 more than this one, once it is known. */
export type Among = { readonly curve: readonly Point[]; readonly more: number | undefined }

/** @param end the last budget of the curve; both in cents. */
export function usePlan(board: Board, on: Laid, cents: number, end: number): { found: Proposal; among: Among } {
  const swift = useMemo(() => proposal(on, cents, { trying: false }), [on, cents])
  const { found, more, curve } = useProven(board, cents, end)
  return {
    found: found?.cents === cents ? found.found : swift,
    among: { curve: curve?.curve ?? [], more: more?.cents === cents ? (more.more ?? undefined) : undefined },
  }
}

type Known = {
  board: Board
  found?: Extract<Proven, { found: unknown }>
  more?: Extract<Proven, { more: unknown }>
  curve?: Extract<Proven, { curve: unknown }>
}

function useProven(board: Board, cents: number, end: number): Known {
  const [known, setKnown] = useState<Known>({ board })
  const prover = useRef<{ worker: Worker; of: Board }>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./prover.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Proven>) => {
      const kind = 'found' in data ? 'found' : 'more' in data ? 'more' : 'curve'
      setKnown((before) => ({ ...(before.board === board ? before : { board }), [kind]: data }))
    })
    worker.postMessage({ board } satisfies Asked)
    prover.current = { worker, of: board }
    return () => worker.terminate()
  }, [board])
  useEffect(() => {
    const timer = setTimeout(() => {
      // Another board has another prover, and is asked anew.
      if (prover.current?.of === board) prover.current.worker.postMessage({ cents, end } satisfies Asked)
    }, REST)
    return () => clearTimeout(timer)
  }, [board, cents, end])
  return known.board === board ? known : { board }
}
