/** Verdicts about audiences that another audit changed: asked for once, told in the rail, on the first page and beside the verdict. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { AUDIENCE } from '../creators/words.ts'

type Changes = Output<'audits.changes'>
export type Change = Changes['changes'][number]

const KEY = ['audits.changes']

export const useChanges = () =>
  useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => call('audits.changes', {}, signal),
    refetchInterval: 60_000,
  })

/** Marks some as seen, or all. One who may not write sees them again. */
export function useSeeChanges() {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (ids?: string[]) => call('audits.see-changes', ids ? { ids } : {}),
    onSuccess: ({ unseen }, ids) =>
      client.setQueryData<Changes>(
        KEY,
        (before) => before && { changes: before.changes.map((one) => seen(one, ids)), unseen },
      ),
  })
  return mutate
}

const seen = (one: Change, ids: string[] | undefined): Change =>
  !ids || ids.includes(one.id) ? { ...one, seen: true } : one

/** "now questions to ask, before no concern found" */
export const changeSays = ({ from, to }: Pick<Change, 'from' | 'to'>): string =>
  `now ${AUDIENCE[to]}, before ${AUDIENCE[from]}`

const SHOWN = 6

/** Those that nobody has seen, then the newest of the others; none at all once all were seen a while ago. */
export function worthTelling(changes: readonly Change[], now: number): Change[] {
  const recent = changes.filter(({ at, seen: known }) => !known || now - Date.parse(at) < 14 * 86_400_000)
  return recent.toSorted((a, b) => Number(a.seen) - Number(b.seen)).slice(0, SHOWN)
}
