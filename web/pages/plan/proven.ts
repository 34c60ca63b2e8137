/** The plan of a budget: at once as far as a slider waits, and proven as soon as the budget rests. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board } from './plan.tsx'
import type { Asked, Proven } from './prover.ts'

const REST = 150

export function usePlan(board: Board, on: Laid, cents: number): Proposal {
  const swift = useMemo(() => proposal(on, cents, { trying: false }), [on, cents])
  const proven = useProven(board, cents)
  return proven ?? swift
}

function useProven(board: Board, cents: number): Proposal | undefined {
  const [proven, setProven] = useState<Proven & { board: Board }>()
  const prover = useRef<{ worker: Worker; of: Board }>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./prover.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<Proven>) => setProven({ ...data, board }))
    worker.postMessage({ board } satisfies Asked)
    prover.current = { worker, of: board }
    return () => worker.terminate()
  }, [board])
  useEffect(() => {
    const timer = setTimeout(() => {
      // Another board has another prover, and is asked anew.
      if (prover.current?.of === board) prover.current.worker.postMessage({ cents } satisfies Asked)
    }, REST)
    return () => clearTimeout(timer)
  }, [board, cents])
  return proven?.board === board && proven.cents === cents ? proven.found : undefined
}
