/** The frozen plan: its hash, its text to keep, and what has changed around it since. */
import { Button } from '../../ui/button.tsx'
import { day } from '../../ui/numbers.ts'
import type { Experiment } from './words.ts'

export function Frozen({ name, plan, hash, frozenAt, late, changed }: Experiment) {
  if (plan === null || hash === null || frozenAt === null) return null
  return (
    <div className="border-line mt-10 rounded-lg border p-5">
      <p className="text-sm">
        <span className="font-medium">Frozen on {day(frozenAt)}.</span> SHA-256 of the plan:
      </p>
      <p className="mt-1 font-mono text-xs break-all select-all">{hash}</p>
      {late && <p className="text-ask mt-3 max-w-prose text-sm">{late}</p>}
      {changed && (
        <p role="alert" className="text-ask mt-3 max-w-prose text-sm">
          {changed}
        </p>
      )}
      {!changed && <p className="text-quiet mt-3 text-sm">The sales from before the start are as they were then.</p>}
      <Button className="mt-4" onClick={() => save(plan, `${plain(name)}-${hash.slice(0, 8)}.json`)}>
        Save the plan
      </Button>
    </div>
  )
}

/** Byte for byte what the hash was taken of. */
function save(text: string, name: string) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'plan'
