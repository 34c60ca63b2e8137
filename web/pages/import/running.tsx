/** The bar while it runs: bytes of the file read so far, and the time that is left if it goes on like this. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'

export function Running({ one }: { one: Output<'imports.show'> }) {
  const queries = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('imports.cancel', { id: one.id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports.show', one.id] }),
  })
  const share = one.bytesTotal ? Math.min(1, one.bytesRead / one.bytesTotal) : 0
  return (
    <section className="grid gap-4">
      <div
        role="progressbar"
        aria-label="Import"
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-3 overflow-hidden rounded-full bg-sunk"
      >
        <div className="h-full bg-accent-fill transition-[width]" style={{ width: `${share * 100}%` }} />
      </div>
      <p role="status">
        {one.rowsIn.toLocaleString('en')} in, {one.rowsKnown.toLocaleString('en')} known, {one.rowsRefused.toLocaleString('en')} refused.{' '}
        {one.secondsLeft !== null && `About ${inWords(one.secondsLeft)} left.`}
      </p>
      <div className="flex items-center gap-4">
        <Button variant="quiet" onClick={() => cancel.mutate()} disabled={cancel.isPending}>
          Cancel
        </Button>
        <p className="text-sm text-quiet">Cancelling leaves nothing behind. You may also leave this page; it goes on.</p>
      </div>
    </section>
  )
}

const inWords = (seconds: number) => (seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`)
