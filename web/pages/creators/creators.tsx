/** The creators' table: who is in the band, closest first, and what that rests on. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { call, query } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Headline } from '../../ui/headline.tsx'
import { Select } from '../../ui/select.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import { tell, tellError } from '../../ui/toast.tsx'
import { AddToShortlist } from '../shortlists/add-to-shortlist.tsx'
import { BandSlider } from './band.tsx'
import { Filters } from './filters.tsx'
import { Help } from './help.tsx'
import { Nothing } from './nothing.tsx'
import { isNarrowed } from './search.ts'
import type { CreatorsSearch } from './search.ts'
import { SelectionBar } from './selection-bar.tsx'
import { useSingleKeys } from './single-keys.ts'
import { CreatorsTable } from './table.tsx'
import { finding, outside } from './words.ts'
import type { Listed } from './words.ts'

const ORDERS = [
  { value: 'relationship', label: 'Closest first' },
  { value: 'followers', label: 'Most followers first' },
  { value: 'followers-up', label: 'Fewest followers first' },
  { value: 'engagement', label: 'Most engagement first' },
  { value: 'name-up', label: 'By name' },
] as const
type Order = (typeof ORDERS)[number]['value']

export default function CreatorsPage() {
  const search = useSearch({ from: '/creators' })
  const navigate = useNavigate({ from: '/creators' })
  const client = useQueryClient()
  const box = useRef<HTMLInputElement>(null)
  const [selected, setSelected] = useState<ReadonlyMap<string, Listed>>(new Map())
  const [current, setCurrent] = useState(0)
  const [adding, setAdding] = useState(false)
  const [helping, setHelping] = useState(false)

  const { sort: _, descending: __, ...filter } = search
  const summary = useQuery({
    queryKey: ['creators.summary', filter],
    queryFn: ({ signal }) => call('creators.summary', filter, signal),
    placeholderData: keepPreviousData,
  })
  const pages = useInfiniteQuery({
    queryKey: ['creators.list', search],
    queryFn: ({ pageParam, signal }) =>
      call('creators.list', { ...search, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data])
  const { fetchNextPage, isFetchingNextPage } = pages
  const onMore = useCallback(() => void (isFetchingNextPage || fetchNextPage()), [fetchNextPage, isFetchingNextPage])

  const change = useCallback(
    (next: CreatorsSearch, quietly = false) => {
      setCurrent(0)
      void navigate({ search: next, replace: quietly, resetScroll: false })
    },
    [navigate],
  )
  const select = useCallback(
    (row: Listed) =>
      setSelected((before) => {
        const next = new Map(before)
        if (!next.delete(row.id)) next.set(row.id, row)
        return next
      }),
    [],
  )
  const compare = () => {
    if (selected.size >= 2 && selected.size <= 5)
      void navigate({ to: '/compare', search: { ids: [...selected.keys()].join(',') } })
    else tell('Select two to five creators with space, then press c.')
  }
  const chosen = selected.size ? [...selected.keys()] : rows[current] ? [rows[current].id] : []
  const [keys, setKeys] = useSingleKeys({
    '/': () => box.current?.focus(),
    c: compare,
    l: () => (chosen.length ? setAdding(true) : tell('There is nobody here to add.')),
    '?': () => setHelping(true),
  })

  const band = summary.data
    ? { low: search.low ?? summary.data.band.low, high: search.high ?? summary.data.band.high }
    : undefined
  const title = summary.data
    ? finding(summary.data, { narrowed: isNarrowed(search), anySize: search.anySize === true })
    : 'Creators'
  useEffect(() => {
    document.title = `${title.replace(/\.$/, '')} · Rapport`
  }, [title])
  const error = pages.error ?? summary.error
  const order = orderOf(search)

  return (
    <>
      <Headline className="max-w-4xl" aria-live="polite">
        {title}
      </Headline>
      {summary.data && <p className="text-quiet mt-2 min-h-6">{outside(summary.data)}</p>}
      {summary.data?.all !== 0 && (
        <div className="border-line mt-6 border-t pt-3 pb-4">
          <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
            {band && summary.data && (
              <BandSlider
                band={band}
                largest={summary.data.largest ?? 0}
                idle={search.anySize === true}
                onChange={({ low, high }) => change({ ...search, low, high, anySize: undefined } as never, true)}
              />
            )}
            {band && !search.anySize && <KeepBand band={band} client={client} />}
            <Toggle
              pressed={search.anySize === true}
              onChange={(on) => change({ ...search, anySize: on || undefined } as never)}
            >
              any size
            </Toggle>
          </div>
          <div className="mt-2">
            <Filters search={search} onChange={change} box={box} />
          </div>
        </div>
      )}
      {error ? (
        <div role="alert" className="py-10">
          <p className="mb-4 whitespace-pre-line">{error.message}</p>
          <Button onClick={() => void (pages.refetch(), summary.refetch())}>Try again</Button>
        </div>
      ) : rows.length === 0 &&
        pages.isSuccess &&
        !pages.isPlaceholderData &&
        summary.data &&
        !summary.isPlaceholderData ? (
        <Nothing summary={summary.data} search={search} onChange={change} />
      ) : rows.length === 0 ? (
        <p className="text-quiet py-10" role="status">
          Looking …
        </p>
      ) : (
        <>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
            <Select
              label="Order"
              hideLabel
              value={order}
              items={ORDERS}
              onChange={(next) => change({ ...search, ...searchOf(next) })}
              className="w-56"
            />
            <div className="flex gap-1">
              <a href={`/api/creators.csv${query(search)}`} download className={buttonClass('quiet')}>
                Export CSV
              </a>
              <Button variant="quiet" onClick={() => setHelping(true)} className="@3xl:hidden">
                How to read this
              </Button>
            </div>
          </div>
          <div className={pages.isPlaceholderData ? 'opacity-60 transition-opacity' : ''}>
            <CreatorsTable
              rows={rows}
              total={summary.data?.inBand ?? rows.length}
              more={pages.hasNextPage}
              onMore={onMore}
              selected={selected}
              onSelect={select}
              current={Math.min(current, rows.length - 1)}
              onCurrent={setCurrent}
              onExplain={() => setHelping(true)}
            />
          </div>
          <p className="text-quiet py-4 text-sm" role="status">
            {isFetchingNextPage ? 'More rows are coming …' : ''}
          </p>
        </>
      )}
      <SelectionBar selected={selected} onList={() => setAdding(true)} onClear={() => setSelected(new Map())} />
      <AddToShortlist accounts={chosen} open={adding} onClose={() => setAdding(false)} />
      <Help open={helping} onClose={() => setHelping(false)} keys={keys} onKeys={setKeys} />
    </>
  )
}

function orderOf({ sort = 'relationship', descending = true }: CreatorsSearch): Order {
  const found = descending ? sort : `${sort}-up`
  return ORDERS.find(({ value }) => value === found)?.value ?? 'relationship'
}

function searchOf(order: Order): Pick<CreatorsSearch, 'sort' | 'descending'> {
  const up = order.endsWith('-up')
  return { sort: order.replace('-up', '') as never, descending: !up }
}

/** Appears when the band is not the workspace's own, and makes it so. */
function KeepBand({
  band,
  client,
}: {
  band: { low: number; high: number }
  client: ReturnType<typeof useQueryClient>
}) {
  const { data: workspace } = useQuery({
    queryKey: ['workspace.show'],
    queryFn: ({ signal }) => call('workspace.show', {}, signal),
  })
  const keep = useMutation({
    mutationFn: (next: { low: number; high: number }) => call('workspace.set', { band: next }),
    onSuccess: (after) => {
      client.setQueryData(['workspace.show'], after)
      void client.invalidateQueries({ queryKey: ['creators.summary'] })
    },
    onError: tellError,
  })
  if (!workspace || (workspace.band.low === band.low && workspace.band.high === band.high)) return null
  const before = workspace.band
  return (
    <Button
      variant="quiet"
      busy={keep.isPending}
      onClick={() =>
        keep.mutate(band, {
          onSuccess: () => tell('This is your band now.', { label: 'Undo', onClick: () => keep.mutate(before) }),
        })
      }
    >
      Keep as my band
    </Button>
  )
}
