/** A workspace with something in it: the finding, who is closest, what came in, and the door for more. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../call.ts'
import { capital, count } from '../../ui/numbers.ts'
import { Headline } from '../../ui/headline.tsx'
import { finding } from '../creators/words.ts'
import { DropList } from '../import/drop-list.tsx'
import { WipeExample } from '../settings/example.tsx'
import { ChangedVerdicts } from './changed-verdicts.tsx'
import { Closest } from './closest.tsx'
import { LatestImports } from './latest-imports.tsx'

type Props = { summary: Output<'creators.summary'>; example: Output<'example.status'> }

export function Overview({ summary, example }: Props) {
  const { band, inBand, assessed, above, below } = summary
  return (
    <div className="max-w-5xl space-y-12 wrap-anywhere">
      <header>
        <Headline>{finding(summary)}</Headline>
        <p className="text-quiet mt-3 max-w-2xl text-lg">
          Your band is {count(band.low)} to {count(band.high)} followers.
          {inBand > 0 && assessed === 0 && ' Their comments would say who is close: drop them below.'}
          {inBand === 0 && (
            <>
              {' '}
              {capital(
                [above && `${count(above)} above it`, below && `${count(below)} below`].filter(Boolean).join(', '),
              )}
              :{' '}
              <Link to="/creators" className="text-ink underline underline-offset-4">
                widen the band
              </Link>
              .
            </>
          )}
        </p>
      </header>
      {example.loaded && (
        <div className="border-line bg-raised flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border px-5 py-3">
          <p>
            The example is loaded: {count(example.accounts)} invented accounts
            {example.own > 0 &&
              `, beside ${count(example.own)} of your own. Wipe it before you compare, so that your pool is yours`}
            .
          </p>
          <WipeExample />
        </div>
      )}
      <ChangedVerdicts />
      <Closest />
      <div className="grid gap-x-10 gap-y-12 md:grid-cols-2">
        <div id="bring" className="min-w-0 scroll-mt-6">
          <DropList title="Bring more: creators, posts or comments" />
        </div>
        <LatestImports />
      </div>
    </div>
  )
}
