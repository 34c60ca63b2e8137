/** Estimates on one axis: a dot each with the line of its interval; hollow where nothing can be told. */
import type { Axis, Dot, Dots } from '@rapport/server/features/reports/report-sheet.ts'
import { Chart } from '../../ui/chart.tsx'

export const DotsPicture = ({ title, unit, axis, dots, more }: Dots) => (
  <div className="break-inside-avoid">
    <Chart
      finding={title}
      unit={unit}
      table={{ head: ['Who', 'Estimate', 'So'], rows: dots.map(({ name, said, note }) => [name, said, note]) }}
    >
      <ul className="flex flex-col">
        {dots.map((dot, at) => (
          // Two may bear one name.
          <Row key={at} axis={axis} dot={dot} />
        ))}
      </ul>
      <div
        className="grid-cols-[minmax(0,11rem)_1fr_minmax(0,15rem)] gap-x-4 sm:grid print:grid print:grid-cols-[minmax(0,8rem)_1fr_minmax(0,13rem)]"
        aria-hidden="true"
      >
        <div className="text-quiet relative col-start-2 mx-2 h-5 text-xs">
          {axis.ticks.map(({ at, text }) => (
            <span
              key={at}
              className="absolute top-1 whitespace-nowrap"
              style={{ left: place(axis, at), translate: `-${place(axis, at)} 0` }}
            >
              {text}
            </span>
          ))}
        </div>
      </div>
    </Chart>
    {more && <p className="text-quiet mt-2 text-sm">{more}</p>}
  </div>
)

const place = ({ from, to }: Axis, value: number) => `${100 * Math.min(1, Math.max(0, (value - from) / (to - from)))}%`

/** A minus does not part from its currency at the end of a line. */
const JOINED = '\u2060'

const Row = ({ axis, dot }: { axis: Axis; dot: Dot }) => (
  <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 py-1 text-sm print:text-xs sm:grid-cols-[minmax(0,11rem)_1fr_minmax(0,15rem)] print:grid-cols-[minmax(0,8rem)_1fr_minmax(0,13rem)] print:py-0">
    <span className="truncate" title={dot.name}>
      {dot.name}
    </span>
    <span
      className="relative order-3 col-span-2 mx-2 block h-6 print:h-5 sm:order-none sm:col-span-1 print:order-none print:col-span-1"
      aria-hidden="true"
    >
      <span className="bg-line absolute inset-x-0 top-1/2 h-px" />
      <span className="bg-edge absolute inset-y-0 w-px" style={{ left: place(axis, 0) }} />
      {dot.value !== null && (
        <>
          <span
            className="bg-ink absolute top-1/2 h-[1.5px] min-w-px -translate-y-1/2"
            style={{
              left: place(axis, dot.low ?? axis.from),
              right: `calc(100% - ${place(axis, dot.high ?? axis.to)})`,
            }}
          />
          {dot.value < axis.from || dot.value > axis.to ? (
            // It lies beyond the edge: an arrow, not a dot in a place where it is not.
            <span
              className="text-accent absolute top-1/2 -translate-1/2 leading-none font-semibold"
              style={{ left: place(axis, dot.value) }}
            >
              {dot.value > axis.to ? '›' : '‹'}
            </span>
          ) : (
            <span
              className={`absolute top-1/2 size-2.5 -translate-1/2 rounded-full ${dot.sure ? 'bg-accent ring-2 ring-(--color-paper)' : 'border-ink bg-paper border-[1.5px]'}`}
              style={{ left: place(axis, dot.value) }}
            />
          )}
        </>
      )}
      {dot.value === null && (
        <span className="border-edge bg-paper absolute top-1/2 left-1/2 size-2.5 -translate-1/2 rounded-full border-[1.5px] border-dashed" />
      )}
    </span>
    <span className="min-w-0 text-right leading-tight">
      {dot.said.replaceAll('−', `−${JOINED}`)}
      <span className="text-quiet block text-xs print:hidden">{dot.note}</span>
    </span>
  </li>
)
