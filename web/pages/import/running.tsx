/** The bar while it runs: bytes of the file read so far, and the time that is left if it goes on like this. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/numbers.ts'
import { Progress } from '../../ui/progress.tsx'
import { tellError } from '../../ui/toast.tsx'

export function Running({ one }: { one: Output<'imports.show'> }) {
  const client = useQueryClient()
  const cancel = useMutation({
    mutationFn: () => call('imports.cancel', { id: one.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports.show', one.id] }),
    onError: tellError,
  })
  const { bytesTotal, bytesRead, rowsIn, rowsKnown, rowsRefused, secondsLeft } = one
  const so = `${count(rowsIn)} in, ${count(rowsKnown)} known, ${count(rowsRefused)} refused.`
  return (
    <section className="max-w-2xl space-y-5">
      <Progress
        label="Import"
        value={bytesTotal ? bytesRead / bytesTotal : null}
        says={secondsLeft === null ? so : `${so} About ${inWords(secondsLeft)} left.`}
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button onClick={() => cancel.mutate()} busy={cancel.isPending}>
          Cancel
        </Button>
        <p className="text-quiet text-sm">
          Cancelling leaves nothing behind. You may also leave this page; it goes on.
        </p>
      </div>
    </section>
  )
}

const inWords = (seconds: number) =>
  seconds < 2 ? 'a second' : seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`
