/** Comments that say the same, as rows with bars: texts from many hands, praise that fits anywhere, advertising. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Chart } from '../../ui/chart.tsx'
import { count, day } from '../../ui/numbers.ts'
import { clustersFinding, genericFinding, spamFinding } from './clusters-words.ts'
import type { Clusters } from './clusters-words.ts'
import { Opens } from './opens.tsx'
import { some } from './words.ts'

export function ClustersPicture({ id, concern }: { id: string; concern: boolean }) {
  const query = useQuery({
    queryKey: ['audits.clusters', id],
    queryFn: ({ signal }) => call('audits.clusters', { id }, signal),
  })
  return (
    <Asked query={query} height={300}>
      {(clusters) => (clusters.comments > 0 ? <Drawn clusters={clusters} concern={concern} /> : null)}
    </Asked>
  )
}

const FIRST = 5

function Drawn({ clusters: all, concern }: { clusters: Clusters; concern: boolean }) {
  const { comments, authors, clusters, generic, spam } = all
  const [more, setMore] = useState(false)
  const most = Math.max(1, ...[...clusters, ...generic].map(({ times }) => times))
  return (
    <Chart
      finding={clustersFinding(all)}
      unit={`of ${some(comments, 'comment')} by ${some(authors, 'person', 'people')}`}
      table={{
        head: ['What', 'Text', 'Comments', 'People'],
        rows: [
          ...clusters.map(({ text, times, authors: by }) => ['nearly alike', text, times, by]),
          ...generic.map(({ text, times, authors: by }) => ['fits anywhere', text, times, by]),
        ],
      }}
    >
      {clusters.length > 0 && (
        <ul className="space-y-2.5">
          {clusters.slice(0, more ? undefined : FIRST).map((cluster) => (
            <li key={cluster.text}>
              <Bar {...cluster} most={most} marked={concern} />
              <Opens says="Who wrote it" of={cluster.text}>
                <ul className="border-line space-y-1.5 border-l pl-4 text-sm">
                  {cluster.rows.map(({ actor, text, at, post }) => (
                    <li key={`${post} ${actor} ${at}`}>
                      <span className="text-quiet text-xs">
                        {actor}
                        {at && ` · ${day(at)}`}
                      </span>
                      <span dir="auto" className="block">
                        {text}
                      </span>
                    </li>
                  ))}
                </ul>
              </Opens>
            </li>
          ))}
        </ul>
      )}
      {generic.length > 0 && (
        <>
          <h4 className="mt-4 mb-2 text-sm font-medium">{genericFinding(all)}</h4>
          <ul className="space-y-2.5">
            {generic.slice(0, more ? undefined : FIRST).map((one) => (
              <li key={one.text}>
                <Bar {...one} most={most} />
              </li>
            ))}
          </ul>
        </>
      )}
      {!more && Math.max(clusters.length, generic.length) > FIRST && (
        <button
          type="button"
          className="text-quiet hover:text-ink mt-1 min-h-8 text-sm underline underline-offset-2"
          onClick={() => setMore(true)}
        >
          Show all {count(clusters.length + generic.length)} texts
        </button>
      )}
      {spam.length > 0 && <Advertising all={all} />}
    </Chart>
  )
}

type BarProps = { text: string; times: number; authors: number; most: number; marked?: boolean }

/** The bar lies under the words, so that long words and long bars share the width of a phone. */
const Bar = ({ text, times, authors, most, marked = false }: BarProps) => (
  <div>
    <p className="flex items-baseline justify-between gap-x-4 text-sm">
      <span dir="auto" className="line-clamp-2 min-w-0">
        {text}
      </span>
      <span className="text-quiet shrink-0 text-xs">
        <span className="text-ink text-sm font-medium">{count(times)}</span> by {count(authors)}
        <span className="sr-only"> people</span>
      </span>
    </p>
    <span className="bg-sunk mt-0.5 block h-1.5 rounded-full" aria-hidden="true">
      <span
        className={`block h-full min-w-1 rounded-full ${marked ? 'bg-accent' : 'bg-edge/70'}`}
        style={{ width: `${(100 * times) / most}%` }}
      />
    </span>
  </div>
)

const Advertising = ({ all }: { all: Clusters }) => (
  <div className="mt-4">
    <h4 className="text-sm font-medium">{spamFinding(all)}</h4>
    <p className="text-quiet text-sm">
      Told by words alone, so an ordinary question is among them now and then. It says nothing about the creator.
    </p>
    <Opens says="Read them" of="comments that read like advertising">
      <ul className="border-line space-y-2 border-l pl-4 text-sm">
        {all.spam.map(({ text, actor, why }, at) => (
          // Rows of one answer stand still.
          <li key={at}>
            <span dir="auto" className="block">
              {text}
            </span>
            <span className="text-quiet text-xs">
              {actor ?? 'somebody'} · {why}
            </span>
          </li>
        ))}
      </ul>
    </Opens>
  </div>
)
