/** What a sample of followers says: the share with its interval, the layers it is made of, and a few followers without names. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count, percent } from '../../ui/numbers.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { Opens } from './opens.tsx'
import { SampleUpload } from './sample-upload.tsx'
import { exampleRow, layersOf, sampleSays } from './sample-words.ts'
import type { Sample } from './sample-words.ts'

export function SamplePicture({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['audits.sample-show', id],
    queryFn: ({ signal }) => call('audits.sample-show', { id }, signal),
  })
  return (
    <Asked query={query} height={220}>
      {(sample) => <Drawn id={id} sample={sample} />}
    </Asked>
  )
}

function Drawn({ id, sample }: { id: string; sample: Sample }) {
  const { share, strata, examples, drawn } = sample
  if (drawn === null)
    return (
      <SampleUpload id={id}>
        <p className="text-sm">{share.sentence}</p>
      </SampleUpload>
    )
  const { value, interval } = share
  return (
    <div className="mt-2">
      <IntervalDot
        estimate={
          value === null
            ? null
            : { value: 100 * value, low: 100 * (interval?.[0] ?? value), high: 100 * (interval?.[1] ?? value) }
        }
        label={
          value === null
            ? `${share.label}: not enough evidence.`
            : `${share.label}: ${percent(value)}, between ${percent(interval?.[0] ?? value)} and ${percent(interval?.[1] ?? value)} (95% interval).`
        }
      />
      <p className="text-quiet flex justify-between text-xs" aria-hidden="true">
        <span>none</span>
        <span>share of followers who look made or bought</span>
        <span>all</span>
      </p>
      {value === null && <p className="mt-1.5 text-sm">{share.sentence}</p>}
      <p className="text-quiet mt-1.5 text-xs">{sampleSays(sample)}</p>
      {strata.length > 0 && <Layers strata={strata} />}
      {examples.length > 0 && (
        <Opens says="Open the rows" of={`some of the ${count(sample.n)} followers`}>
          <p className="text-quiet mb-2 text-sm">
            The clearest first, the most ordinary last. One follower proves nothing; names are not kept.
          </p>
          <Sheet
            label="Followers of the sample"
            head={['Looks made', 'Followers', 'Follows', 'Posts', 'Picture', 'Told by']}
            rows={examples.map(exampleRow)}
          />
        </Opens>
      )}
      <SampleUpload id={id} again />
    </div>
  )
}

function Layers({ strata }: { strata: Sample['strata'] }) {
  return (
    <div className="mt-3 space-y-3">
      {layersOf(strata).map(({ title, layers }) => (
        <div key={title}>
          <h4 className="text-sm font-medium">{title}</h4>
          <ul>
            {layers.map(({ name, n, suspicious }) => (
              <li
                key={name}
                className="grid grid-cols-[minmax(0,11rem)_minmax(0,1fr)_2.75rem] items-center gap-x-3 py-0.5 text-sm"
              >
                <span>
                  {name} <span className="text-quiet text-xs">{count(n)}</span>
                  <span className="sr-only"> followers, of whom look made or bought:</span>
                </span>
                <span className="bg-sunk block h-1.5 rounded-full" aria-hidden="true">
                  <span
                    className="bg-edge/70 block h-full min-w-px rounded-full"
                    style={{ width: percent(suspicious) }}
                  />
                </span>
                <span className="text-right">{percent(suspicious)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}
