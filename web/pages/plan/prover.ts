/** Plans with a certificate beside the page, so that proving never holds up the slider. */
import { board, proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board as Laid, Proposal } from '@rapport/analysis/portfolio/proposal.ts'
import type { Board } from './plan.tsx'

export type Asked = { readonly board: Board } | { readonly cents: number }
export type Proven = { readonly cents: number; readonly found: Proposal }

let on: Laid | undefined

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('board' in data) {
    const { members, people, wishes, aim } = data.board
    on = board(members, people, wishes, aim)
  } else if (on) {
    const answer: Proven = { cents: data.cents, found: proposal(on, data.cents, { certificate: true }) }
    postMessage(answer)
  }
})
