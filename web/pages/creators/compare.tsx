/** Two to five creators side by side: each measure on one axis, and what cannot be told apart in one bracket. */
import { useQueries } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { Empty } from '../../ui/empty.tsx'
import { count, day, percent } from '../../ui/numbers.ts'
import { AddToShortlist } from '../shortlists/add-to-shortlist.tsx'
import { AsColumns, AsRows } from './compare-table.tsx'
import type { Fact, Group } from './compare-table.tsx'
import { measuresOf, namesOf, scoreOf, signalsOf, titleOf } from './measures.ts'
import type { Compared } from './measures.ts'
import { AUDIENCE } from './words.ts'

const MOST = 5

export default function ComparePage() {
  const { ids = '' } = useSearch({ from: '/compare' })
  const asked = [...new Set(ids.split(',').filter(Boolean))].slice(0, MOST)
  const accounts = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['creators.get', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('creators.get', { id }, signal),
    })),
  })
  const audits = useQueries({
    queries: asked.map((id) => ({
      queryKey: ['audits.show', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call('audits.show', { id }, signal),
    })),
  })
  const error = [...accounts, ...audits].find((one) => one.error)?.error
  const compared = accounts.flatMap(({ data: account }, at) => {
    const found = audits[at]?.data
    return account && found ? [{ account, audit: found.latest }] : []
  })
  if (asked.length < 2)
    return (
      <Empty title="Two to five creators can stand side by side.">
        <p className="text-quiet">
          Select them in the table, with a click or with the space bar, then press <kbd>c</kbd>.
        </p>
        <Link to="/creators" className={buttonClass('primary')}>
          Choose creators
        </Link>
      </Empty>
    )
  if (error) return <p role="alert">{error.message}</p>
  if (compared.length < asked.length) return <p className="text-quiet">Reading …</p>
  return <Comparison compared={compared.toSorted(closestFirst)} />
}

const closestFirst = (a: Compared, b: Compared) =>
  (b.account.relationship.score ?? -1) - (a.account.relationship.score ?? -1)

function Comparison({ compared }: { compared: readonly Compared[] }) {
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const ids = compared.map(({ account }) => account.id)
  const groups = groupsOf(compared)
  const title = titleOf(compared)
  useEffect(() => {
    document.title = `${title.replace(/\.$/, '')} · Rapport`
  }, [title])
  const onDrop =
    compared.length > 2
      ? (id: string) =>
          void navigate({ to: '/compare', search: { ids: ids.filter((one) => one !== id).join(',') }, replace: true })
      : undefined
  return (
    <>
      <h1 className="max-w-4xl">{title}</h1>
      <div className="mt-5 mb-6 flex flex-wrap gap-2">
        <Button variant="primary" onClick={() => setAdding(true)}>
          Add to shortlist
        </Button>
        <Button onClick={() => download('comparison.csv', asCsv(compared, groups))}>Export CSV</Button>
        <Link to="/creators" className={buttonClass('quiet')}>
          Back to the table
        </Link>
      </div>
      <AsColumns {...{ compared, groups, onDrop }} />
      <AsRows {...{ compared, groups, onDrop }} />
      <p className="text-quiet mt-8 max-w-prose text-sm">
        A dot is the estimate, its line the interval, the grey band the middle half of your own accounts. What a bracket
        holds cannot be told from the highest. A hollow dot is not enough evidence.
      </p>
      <AddToShortlist accounts={ids} open={adding} onClose={() => setAdding(false)} />
    </>
  )
}

function groupsOf(compared: readonly Compared[]): Group[] {
  const fact = (label: string, read: (one: Compared) => string | null): Fact => ({
    label,
    cells: compared.map((one) => ({ text: read(one) })),
  })
  const number = (n: number | null | undefined) => (n === null || n === undefined ? null : count(n))
  const verdicts = compared.map(({ account: { audience } }) => ({
    text: AUDIENCE[audience],
    asks: audience === 'questions-to-ask' || audience === 'strong-signs',
  }))
  return [
    { title: 'Relationship', facts: [], measures: [scoreOf(compared), ...measuresOf(compared, 'relationship')] },
    {
      title: 'Audience',
      facts: [{ label: 'Together', cells: verdicts }, ...signalsOf(compared)],
      measures: measuresOf(compared, 'authenticity'),
    },
    {
      title: 'What it rests on',
      measures: [],
      facts: [
        fact('Followers', ({ account }) => number(account.followers)),
        fact('Engagement', ({ account: { engagementRate: rate } }) => (rate === null ? null : percent(rate))),
        fact('Posts known here', ({ account }) => number(account.known.posts)),
        fact('Comments known here', ({ account }) => number(account.known.interactions)),
        fact('People heard', ({ audit }) => number(audit?.basis.people)),
        fact('Place', ({ account }) => [account.place, account.country].filter(Boolean).join(', ')),
        fact('Topics', ({ account }) => account.topics.slice(0, 6).join(', ')),
        fact('Audited', ({ audit }) => audit && day(audit.at)),
      ],
    },
  ]
}

/** One line a measure, three cells a creator: the estimate and the two ends of its interval. */
function asCsv(compared: readonly Compared[], groups: readonly Group[]): string {
  const head = namesOf(compared).flatMap((name) => [name, `${name}, low`, `${name}, high`])
  const rows = groups.flatMap(({ measures }) =>
    measures.map(({ label, cells }) => [
      label,
      ...cells.flatMap(({ estimate }) =>
        estimate ? [estimate.value, estimate.low, estimate.high] : [null, null, null],
      ),
    ]),
  )
  const words = compared.flatMap(({ account }) => [AUDIENCE[account.audience], null, null])
  const signals = signalsOf(compared).map(({ label, cells }) => [
    label,
    ...cells.flatMap(({ text }) => [text, null, null]),
  ])
  return csv([['Measure', ...head], ...rows, ['Audience', ...words], ...signals])
}
