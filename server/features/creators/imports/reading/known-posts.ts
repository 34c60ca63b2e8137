/** Comments of several creators that say under which post they stand, and not whose it is: posts that are known already tell. */
import { isNoName, tidy } from './blank.ts'
import { decoderOf } from './encoding.ts'
import type { Inspection, Owner, WhosePosts } from './inspection.ts'
import { MISSING } from './kind.ts'
import { own, planOf, posts } from './plan.ts'
import type { Sample } from './sample.ts'
import { bytesOf, type Source } from './source.ts'
import { readerOf } from './taking.ts'
import { tried } from './trial.ts'

/** The inspection if posts tell all that is missing; undefined where they cannot, or none of them is known. */
export async function byPosts(
  inspection: Inspection,
  sample: Pick<Sample, 'text' | 'whole'>,
  whose: WhosePosts,
): Promise<Inspection | undefined> {
  const { kind, missing, columns, warnings, because } = inspection
  const told = [MISSING.owner, 'platform']
  if (kind !== 'interactions' || !missing.includes(MISSING.owner) || missing.some((one) => !told.includes(one)))
    return undefined
  if (!columns.some(({ field }) => field === 'post')) return undefined
  const ids = new Set<string>()
  takingPosts(inspection, ids)(sample.text, sample.whole)
  const owners = await whose([...ids])
  if (owners.size === 0) return undefined
  const known: Inspection = {
    ...inspection,
    because: `${because}; whose posts these are is known of ${owners.size.toLocaleString('en')} of ${ids.size.toLocaleString('en')}`,
    byPosts: true,
    missing: [],
    warnings: warnings.filter((warning) => !warning.startsWith('Missing: ')),
  }
  return { ...known, trial: tried(known, sample, owners) }
}

/** Goes through the whole file once, before it is read. */
export async function ownersIn(
  source: Source,
  inspection: Inspection,
  whose: WhosePosts,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Owner>> {
  const ids = new Set<string>()
  const push = takingPosts(inspection, ids)
  const decoder = decoderOf(inspection.encoding)
  for await (const piece of bytesOf(source, { bytes: 0, compressed: false })) {
    signal?.throwIfAborted()
    push(decoder.write(piece), false)
  }
  push(decoder.end(), true)
  return whose([...ids])
}

function takingPosts(inspection: Inspection, ids: Set<string>): (text: string, last: boolean) => void {
  const column = planOf(inspection).column('post')
  const read = posts()
  return readerOf(inspection, {
    row(cells) {
      const name = tidy(cells[column])
      if (isNoName(name)) return
      const { post } = read(name)
      if (!ids.has(post)) ids.add(own(post))
    },
    refuse() {},
  })
}
