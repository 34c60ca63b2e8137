/** A test is designed while the sentence that says what it can see builds itself; nothing is booked yet. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { tellError } from '../../ui/toast.tsx'
import { useTitle } from '../../ui/title.ts'
import { DesignForm } from './design-form.tsx'
import { ForecastShown } from './forecast.tsx'
import { Markets } from './markets.tsx'
import { Working } from './working.tsx'
import { asked, begun } from './asked.ts'
import type { Wanted } from './asked.ts'

export default function DesignPage() {
  const { sales: chosen } = useSearch({ from: '/experiments/new' })
  const { data } = useQuery({
    queryKey: ['experiments.list'],
    queryFn: ({ signal }) => call('experiments.list', {}, signal),
    throwOnError: true,
  })
  const navigate = useNavigate()
  useTitle('Design a test')
  if (!data) return <p className="text-quiet">Reading …</p>
  const series = data.sales.find(({ id }) => id === chosen) ?? data.sales[0]
  if (!series)
    return (
      <p>
        A test stands on sales by place and day.{' '}
        <Link to="/experiments" className="underline">
          Upload them first.
        </Link>
      </p>
    )
  return (
    <div className="max-w-5xl">
      <h1>What could this test see?</h1>
      {data.sales.length > 1 && (
        <Select
          label="Sales"
          value={series.id}
          items={data.sales.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => navigate({ to: '/experiments/new', search: { sales: id } })}
          className="mt-5 max-w-sm"
        />
      )}
      <Design key={series.id} series={series.id} alone={series.places === 1} />
    </div>
  )
}

function Design({ series, alone }: { series: string; alone: boolean }) {
  const [wanted, setWanted] = useState<Wanted>(() => begun(alone))
  const change = (next: Partial<Wanted>) => setWanted((now) => ({ ...now, ...next }))
  const sales = useQuery({
    queryKey: ['experiments.sales', series],
    queryFn: ({ signal }) => call('experiments.sales', { id: series }, signal),
    throwOnError: true,
  })
  const places = sales.data?.each ?? []
  // One market is what there is: nothing to choose.
  const treated =
    alone || (wanted.kind === 'switchback' && wanted.treated.length === 0)
      ? places.map(({ place }) => place)
      : wanted.treated
  const settled = useRested(asked(series, { ...wanted, treated }))
  const client = useQueryClient()
  const key = ['experiments.design', settled]
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call('experiments.design', settled, signal),
    enabled: settled.treated.length > 0,
    retry: false,
    staleTime: Infinity,
  })
  const navigate = useNavigate()
  const keep = useMutation({
    mutationFn: () => call('experiments.create', { ...settled, name: wanted.name.trim() || 'An experiment' }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['experiments.list'] })
      await navigate({ to: '/experiments/$id', params: { id } })
    },
    onError: tellError,
  })
  return (
    <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,19rem)_minmax(0,1fr)]">
      <DesignForm {...{ wanted, change, places, alone }} until={sales.data?.until ?? null} />
      <div className="min-w-0">
        {settled.treated.length === 0 ? (
          <p className="text-quiet">Choose places, or let some be proposed: the sentence builds itself.</p>
        ) : found.isFetching ? (
          <Working
            says="Putting effects of known size into twenty windows of the past …"
            onCancel={() => client.cancelQueries({ queryKey: key })}
          />
        ) : found.error ? (
          <p role="alert" className="text-accent-ink">
            {found.error.message}
          </p>
        ) : found.data ? (
          <>
            <ForecastShown {...found.data} />
            <div className="border-line mt-10 flex flex-wrap items-end gap-3 border-t pt-6">
              <Field
                label="Name"
                placeholder="An experiment"
                value={wanted.name}
                onChange={({ target }) => change({ name: target.value })}
                className="min-w-52 grow"
              />
              <Button variant="primary" onClick={() => keep.mutate()} busy={keep.isPending}>
                Keep as a draft
              </Button>
            </div>
          </>
        ) : (
          <Button onClick={() => found.refetch()}>Work it out</Button>
        )}
        {!alone && wanted.kind === 'places' && (
          <Markets {...{ series, wanted }} onChoose={(next) => change({ treated: next })} />
        )}
      </div>
    </div>
  )
}

/** What stood still for a moment: typing asks once. */
function useRested<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), 400)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(rested) as Value
}
