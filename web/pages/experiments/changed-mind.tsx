/** What changed our mind: for each creator the belief before any result faint, the belief now solid, on one axis. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { logGamma } from '@rapport/analysis/numbers/gamma.ts'
import { call } from '../../call.ts'
import type { Output } from '../../call.ts'
import { capital, count, inWords } from '../../ui/numbers.ts'
import { Toggle } from '../../ui/toggle.tsx'

type Mind = Output<'measurement.minds'>['creators'][number]
type Belief = Mind['before']

const FIRST = 6
/** They come in the order of how much they changed it; nobody reads further. */
const MOST = 100
const STOPS = 80

export function ChangedMind() {
  const [every, setEvery] = useState(false)
  const { data } = useQuery({
    queryKey: ['measurement.minds'],
    queryFn: ({ signal }) => call('measurement.minds', {}, signal),
  })
  if (!data || data.creators.length === 0) return null
  const { creators, changed } = data
  const shown = every ? creators.slice(0, MOST) : creators.slice(0, Math.max(FIRST, Math.min(changed, 12)))
  const most = roundUp(Math.max(...shown.flatMap(({ before, after }) => [before.high, after.high])))
  return (
    <section aria-labelledby="minds" className="mt-14">
      <h2 id="minds">{mindsFinding(changed, creators.length)}</h2>
      <p className="text-quiet mt-2 max-w-prose text-sm">
        Orders per 1,000 people reached, on a logarithmic axis. Faint: what was expected before any result, from others
        on the platform. Solid: what is expected now. The next plan uses it.
      </p>
      <ul className="border-line mt-4 border-t">
        {shown.map((one) => (
          <Row key={one.account} {...one} most={most} />
        ))}
      </ul>
      <div
        aria-hidden="true"
        className="text-quiet grid gap-x-6 text-xs sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_9rem]"
      >
        <p className="mt-1 flex justify-between sm:col-start-2">
          {[1000, 100, 10, 1].map((part) => (
            <span key={part}>{String(Number((most / part).toPrecision(1)))}</span>
          ))}
        </p>
      </div>
      {creators.length > shown.length || every ? (
        <Toggle pressed={every} onChange={setEvery} className="mt-2">
          {creators.length > MOST ? `the first ${MOST} of ${count(creators.length)}` : `all ${creators.length}`}
        </Toggle>
      ) : null}
    </section>
  )
}

const roundUp = (value: number) => {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value)!
}

export const mindsFinding = (changed: number, all: number): string =>
  changed === 0
    ? 'No creator has changed our mind yet'
    : `${capital(inWords(changed))} of ${inWords(all)} creators changed our mind`

function Row({ account, name, orders, reach, before, after, changed, most }: Mind & { most: number }) {
  const said = `${name}: ${rate(before.mean)} expected before, ${rate(after.mean)} now (${between(after.low, after.high)}).`
  return (
    <li className="border-line grid items-center gap-x-6 gap-y-1 border-b py-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_9rem]">
      <span className="min-w-0">
        <Link
          to="/creators/$id"
          params={{ id: account }}
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {name}
        </Link>
        <span className="text-quiet block text-xs">
          {count(orders)} orders of {count(reach)} reached
        </span>
      </span>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className="h-11 w-full" role="img" aria-label={said}>
        <path d={`${curve(before, most)}L100 100L0 100Z`} className="fill-pool" />
        <path
          d={curve(after, most)}
          className={`fill-none ${changed ? 'stroke-accent' : 'stroke-ink'}`}
          strokeWidth="1.75"
          vectorEffect="non-scaling-stroke"
        />
        <path d="M0 100H100" className="stroke-line" strokeWidth="1" vectorEffect="non-scaling-stroke" />
      </svg>
      <span className="text-sm sm:text-right" aria-hidden="true">
        <span className="text-quiet">{rate(before.mean)} →</span>{' '}
        <span className="font-medium">{rate(after.mean)}</span>
        <span className="text-quiet block text-xs">
          {changed ? between(after.low, after.high) : 'not far enough to tell'}
        </span>
      </span>
    </li>
  )
}

const rate = (value: number) => (value < 0.0095 ? 'under 0.01' : value.toPrecision(2))
const between = (low: number, high: number) =>
  high < 0.01 ? rate(high) : low < 0.01 ? `under ${rate(high)}` : `${rate(low)} to ${rate(high)}`

/** The axis is logarithmic, over three powers of ten: rates differ by factors. */
const DECADES = 3

/** The density of a gamma on the logarithm of orders per 1,000, as high as the place at its peak. */
function curve({ shape, rate: per }: Belief, most: number): string {
  const scale = per / 1000
  const logAt = (x: number) => shape * Math.log(scale * x) - scale * x - logGamma(shape)
  const places = Array.from({ length: STOPS }, (_, k) => k / (STOPS - 1))
  const logs = places.map((place) => logAt(most * 10 ** (DECADES * (place - 1))))
  const peak = Math.max(...logs)
  return logs
    .map((log, k) => `${k ? 'L' : 'M'}${(100 * places[k]!).toFixed(2)} ${(100 - 92 * Math.exp(log - peak)).toFixed(2)}`)
    .join('')
}
