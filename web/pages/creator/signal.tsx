/** One signal: what was seen, from where on it would be a question, how often that is wrong, and what else it could be. */
import { lazy } from 'react'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { WhenNear } from '../../ui/when-near.tsx'
import { Evidence } from './evidence.tsx'
import { Basis } from './measure.tsx'
import { Opens } from './opens.tsx'
import { heard } from './words.ts'
import type { Finding } from './words.ts'

const SignalPicture = lazy(() => import('./signal-picture.tsx'))

/** About how high each picture stands. */
const PICTURES: Record<string, number> = {
  likes: 170,
  growth: 260,
  comments: 320,
  pods: 480,
  blocks: 0,
  share: 300,
  followers: 300,
}
/** Whose rows stand in the picture itself. */
const OWN_ROWS = new Set(['comments', 'pods', 'blocks', 'share', 'followers'])

/** `asks`: the verdict asks something, of which a concern is then a part; alone a weak one is not enough. */
export function Signal({ id, finding, asks }: { id: string; finding: Finding; asks: boolean }) {
  const { name, label, state, sentence } = finding
  const concern = finding.concern && asks
  const assessed = state === 'assessed'
  const height = PICTURES[name]
  return (
    <li className="border-line border-t py-5">
      <h3 className="mb-1 flex flex-wrap items-baseline gap-x-3 font-sans text-[0.9375rem] font-medium tracking-normal">
        {label}
        {assessed && concern && (
          <span className="bg-ask-wash text-ask rounded-sm px-1.5 text-sm">a question to ask</span>
        )}
      </h3>
      <p className="text-sm">{sentence}</p>
      {height === undefined ? (
        <Place finding={finding} />
      ) : (
        <div className="my-3">
          <WhenNear height={height}>
            <SignalPicture id={id} finding={finding} />
          </WhenNear>
        </div>
      )}
      {assessed && concern && <Doubts finding={finding} />}
      {assessed && !concern && (
        <Opens says="When it would be a question, and how often that is wrong" of={label}>
          <Doubts finding={finding} />
        </Opens>
      )}
      <Basis finding={finding} />
      {finding.n > 0 && !OWN_ROWS.has(name) && <Evidence id={id} finding={name} label={label} />}
    </li>
  )
}

function Doubts({ finding: { threshold, howOftenWrong, innocent } }: { finding: Finding }) {
  return (
    <div className="space-y-3 text-sm">
      {threshold && <p>{threshold}</p>}
      {howOftenWrong && (
        <div>
          <h4 className="font-medium">How often this is wrong</h4>
          <p className="text-quiet">{howOftenWrong}</p>
        </div>
      )}
      {innocent.length > 0 && (
        <div>
          <h4 className="font-medium">What it could be instead</h4>
          <ul className="text-quiet list-disc pl-4">
            {innocent.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** A percentile stands on the whole of the pool, whose middle half is the grey band. */
function Place({ finding }: { finding: Finding }) {
  const { value, interval, unit } = finding
  if (unit !== 'percentile' || value === null) return null
  return (
    <div className="my-2">
      <IntervalDot
        estimate={{ value, low: interval?.[0] ?? value, high: interval?.[1] ?? value }}
        pool={{ low: 25, high: 75 }}
        label={heard(finding)}
      />
      <p className="text-quiet flex justify-between text-xs" aria-hidden="true">
        <span>the least</span>
        <span>middle half of your accounts</span>
        <span>the most</span>
      </p>
    </div>
  )
}
