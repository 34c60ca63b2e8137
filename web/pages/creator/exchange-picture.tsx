/** Who engages with whom as a small graph: this account in the middle, the others around it, numbered as in the list below. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Asked } from '../../ui/asked.tsx'
import { Chart } from '../../ui/chart.tsx'
import { count } from '../../ui/numbers.ts'
import { exchangeFinding, neighbourSays, neighboursOf, pairsOf } from './exchange-words.ts'
import type { Exchange, Neighbour } from './exchange-words.ts'

export function ExchangePicture({ id, name }: { id: string; name: string }) {
  const query = useQuery({
    queryKey: ['audits.pod', id],
    queryFn: ({ signal }) => call('audits.pod', { id }, signal),
  })
  return (
    <Asked query={query} height={360}>
      {(exchange) => (shownAt(name, exchange) ? <Drawn exchange={exchange} /> : null)}
    </Asked>
  )
}

/** Two signals look at the same graph; it stands where it was found, and only once. */
const shownAt = (name: string, { group, people }: Exchange): boolean =>
  people.length > 1 && (group === 'block') === (name === 'blocks')

function Drawn({ exchange }: { exchange: Exchange }) {
  const { people, links, everybody } = exchange
  const neighbours = neighboursOf(exchange)
  const finding = exchangeFinding(exchange)
  return (
    <>
      <Chart
        finding={finding}
        unit="comments on posts"
        table={{
          head: ['Who came', 'To whom', 'Posts', 'Minutes after'],
          rows: links.map(({ from, to, times, medianMinutes }) => [
            people[from]!.name,
            people[to]!.name,
            times,
            medianMinutes,
          ]),
        }}
      >
        <Graph exchange={exchange} neighbours={neighbours} label={`${finding}. The list below says the same.`} />
        <p className="text-quiet mt-1 text-xs">
          The thicker a line, the more often they met; dashed where it goes one way only. In colour: lines of this
          account.
          {everybody > people.length && ` ${count(people.length)} of ${count(everybody)} are drawn.`}
        </p>
      </Chart>
      <List people={people} neighbours={neighbours} />
    </>
  )
}

const HALF = 150
const RING = 122

function Graph({
  exchange,
  neighbours,
  label,
}: {
  exchange: Exchange
  neighbours: readonly Neighbour[]
  label: string
}) {
  const pairs = pairsOf(exchange.links)
  const most = Math.max(1, ...pairs.map(({ times }) => times))
  const numbered = neighbours.length <= 24
  const spots = new Map(neighbours.map(({ place }, at) => [place, onRing(at, neighbours.length)]))
  const spot = (place: number) => spots.get(place) ?? { x: 0, y: 0 }
  return (
    <svg
      viewBox={`${-HALF} ${-HALF} ${2 * HALF} ${2 * HALF}`}
      className="mx-auto block h-auto w-full max-w-sm"
      role="img"
      aria-label={label}
    >
      {pairs.map(({ from, to, times, mutual }) => {
        const [a, b] = [spot(from), spot(to)]
        return (
          <line
            key={`${from} ${to}`}
            x1={a.x}
            y1={a.y}
            x2={b.x}
            y2={b.y}
            className={from === 0 ? 'stroke-accent' : 'stroke-ink'}
            strokeOpacity={from === 0 ? 0.8 : 0.28}
            strokeWidth={0.6 + (2.2 * times) / most}
            strokeDasharray={mutual ? undefined : '4 3'}
          />
        )
      })}
      {neighbours.map(({ place }, at) => {
        const { x, y } = spot(place)
        return (
          <g key={place}>
            <title>{exchange.people[place]!.name}</title>
            <circle cx={x} cy={y} r={numbered ? 11 : 5} className="fill-raised stroke-edge" strokeWidth="1.25" />
            {numbered && (
              <text x={x} y={y} dy="0.36em" textAnchor="middle" className="fill-ink text-[0.6875rem]">
                {at + 1}
              </text>
            )}
          </g>
        )
      })}
      <circle r="13" className="fill-accent stroke-paper" strokeWidth="3" />
    </svg>
  )
}

/** From the top, clockwise; two stand left and right rather than above one another. */
function onRing(at: number, of: number) {
  const turn = (2 * Math.PI * (at + (of === 2 ? 0.5 : 0))) / of - Math.PI / 2
  return { x: Math.round(10 * RING * Math.cos(turn)) / 10, y: Math.round(10 * RING * Math.sin(turn)) / 10 }
}

const FIRST = 10

function List({ people, neighbours }: { people: Exchange['people']; neighbours: readonly Neighbour[] }) {
  const [all, setAll] = useState(false)
  return (
    <>
      <ol className="mt-3 space-y-1.5 text-sm">
        {neighbours.slice(0, all ? undefined : FIRST).map((neighbour, at) => {
          const { name, account } = people[neighbour.place]!
          return (
            <li key={neighbour.place} className="grid grid-cols-[1.5rem_minmax(0,1fr)]">
              <span className="text-quiet" aria-hidden="true">
                {at + 1}
              </span>
              <span>
                {account ? (
                  <Link
                    to="/creators/$id"
                    params={{ id: account }}
                    className="font-medium underline underline-offset-2"
                  >
                    @{name}
                  </Link>
                ) : (
                  <span className="font-medium">@{name}</span>
                )}{' '}
                <span className="text-quiet">{neighbourSays(neighbour)}</span>
              </span>
            </li>
          )
        })}
      </ol>
      {!all && neighbours.length > FIRST && (
        <button
          type="button"
          className="text-quiet hover:text-ink mt-1 min-h-8 text-sm underline underline-offset-2"
          onClick={() => setAll(true)}
        >
          Show all {count(neighbours.length)}
        </button>
      )}
    </>
  )
}
