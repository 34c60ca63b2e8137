/** The measures as rows, the creators as columns; on a phone each measure is a small chart with the creators as its rows. */
import { Link } from '@tanstack/react-router'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import type { Cell, Compared, Measure } from './measures.ts'
import { namesOf } from './measures.ts'
import { PLATFORM } from './words.ts'

/** Words or numbers without an interval; null where nobody told. */
export type Fact = { label: string; cells: readonly { text: string | null; asks?: boolean }[] }
export type Group = { title: string; measures: readonly Measure[]; facts: readonly Fact[] }

type Props = { compared: readonly Compared[]; groups: readonly Group[]; onDrop: ((id: string) => void) | undefined }

export function AsColumns({ compared, groups, onDrop }: Props) {
  return (
    <table className="hidden w-full table-fixed border-collapse text-left lg:table">
      <caption className="sr-only">The creators side by side</caption>
      <colgroup>
        <col className="w-60" />
        {compared.map(({ account }) => (
          <col key={account.id} />
        ))}
      </colgroup>
      <thead>
        <tr className="border-ink bg-paper sticky top-0 z-10 border-b">
          <th scope="col" className="sr-only">
            Measure
          </th>
          {compared.map(({ account }) => (
            <th key={account.id} scope="col" className="py-3 pr-6 align-bottom font-normal">
              <Who {...{ account, onDrop }} />
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ title, measures, facts }) => (
        <tbody key={title}>
          <tr>
            <th scope="rowgroup" colSpan={compared.length + 1} className="pt-8 pb-2">
              <h2>{title}</h2>
            </th>
          </tr>
          {facts.map(({ label, cells }) => (
            <tr key={label} className="border-line border-t align-top">
              <th scope="row" className="py-2.5 pr-6 font-medium">
                {label}
              </th>
              {cells.map((cell, at) => (
                <td key={compared[at]!.account.id} className="py-2.5 pr-6 break-words">
                  <Told {...cell} />
                </td>
              ))}
            </tr>
          ))}
          {measures.map((measure) => (
            <tr key={measure.name} className="border-line border-t">
              <th scope="row" className="py-2.5 pr-6 font-medium">
                {measure.label}
                <Says measure={measure} />
              </th>
              {measure.cells.map((cell, at) => (
                <td key={compared[at]!.account.id} className="p-0 align-top">
                  <div className="py-2.5 pr-6">
                    <Value cell={cell} />
                    <Dot cell={cell} measure={measure} />
                  </div>
                  <Under at={at} leads={measure.leads} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

export function AsRows({ compared, groups, onDrop }: Props) {
  const names = namesOf(compared)
  return (
    <div className="lg:hidden">
      <ul className="border-line border-t">
        {compared.map(({ account }) => (
          <li key={account.id} className="border-line border-b py-3">
            <Who {...{ account, onDrop }} />
          </li>
        ))}
      </ul>
      {groups.map(({ title, measures, facts }) => (
        <section key={title}>
          <h2 className="pt-10 pb-2">{title}</h2>
          {facts.map(({ label, cells }) => (
            <div key={label} className="border-line border-t py-3">
              <h3 className="font-sans text-[0.9375rem] font-medium tracking-normal">{label}</h3>
              <dl className="mt-1.5 grid gap-1 text-sm">
                {cells.map((cell, at) => (
                  <div key={compared[at]!.account.id} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
                    <dt className="text-quiet truncate">{names[at]}</dt>
                    <dd className="break-words">
                      <Told {...cell} />
                    </dd>
                  </div>
                ))}
              </dl>
            </div>
          ))}
          {measures.map((measure) => (
            <div key={measure.name} className="border-line border-t py-3">
              <h3 className="font-sans text-[0.9375rem] font-medium tracking-normal">
                {measure.label}
                <Says measure={measure} />
              </h3>
              <ul className="mt-2 grid">
                {measure.cells.map((cell, at) => (
                  <li
                    key={compared[at]!.account.id}
                    className="grid min-h-8 grid-cols-[7rem_minmax(3rem,1fr)_auto] items-center gap-3 text-sm"
                  >
                    <span className="truncate">{names[at]}</span>
                    <Dot cell={cell} measure={measure} />
                    <Value cell={cell} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

function Who({ account, onDrop }: { account: Compared['account']; onDrop: Props['onDrop'] }) {
  return (
    <div className="flex items-start justify-between gap-2">
      <div className="min-w-0">
        <Link
          to="/creators/$id"
          params={{ id: account.id }}
          className="block truncate font-medium underline-offset-2 hover:underline"
        >
          {account.name}
        </Link>
        <span className="text-quiet block truncate text-sm">
          {PLATFORM[account.platform]} · @{account.handle}
        </span>
      </div>
      {onDrop && (
        <button
          type="button"
          onClick={() => onDrop(account.id)}
          aria-label={`Take ${account.name} out of the comparison`}
          className="text-quiet hover:bg-sunk hover:text-ink grid size-7 shrink-0 place-content-center rounded-md text-lg leading-none"
        >
          ×
        </button>
      )}
    </div>
  )
}

const Told = ({ text, asks }: Fact['cells'][number]) =>
  text ? (
    <span className={asks ? 'bg-ask-wash text-ask rounded-sm px-1.5 py-0.5' : ''}>{text}</span>
  ) : (
    <span className="text-quiet">unknown</span>
  )

const Says = ({ measure }: { measure: Measure }) =>
  measure.says ? <span className="text-quiet block text-sm font-normal">{measure.says}</span> : null

const Value = ({ cell }: { cell: Cell }) => (
  <span className={`text-sm ${cell.estimate ? 'font-medium' : 'text-quiet'}`}>
    {cell.text}
    {cell.asks && <span className="bg-ask-wash text-ask ml-2 rounded-sm px-1.5 font-normal">a question to ask</span>}
  </span>
)

const Dot = ({ cell, measure }: { cell: Cell; measure: Measure }) => (
  <IntervalDot
    estimate={cell.estimate}
    pool={measure.pool}
    max={measure.max}
    label={cell.label}
    {...(cell.estimate ? {} : { needed: cell.needed })}
  />
)

/** The bracket under all that cannot be told from the highest. */
function Under({ at, leads }: { at: number; leads: readonly boolean[] }) {
  if (!leads[at] || leads.filter(Boolean).length < 2) return null
  const [before, after] = [leads[at - 1], leads[at + 1]]
  return (
    <div
      aria-hidden="true"
      className={`border-edge -mt-1.5 mb-1.5 h-1.5 border-b ${before ? '' : 'rounded-bl-sm border-l'} ${after ? '' : 'mr-6 rounded-br-sm border-r'}`}
    />
  )
}
