/** One experiment, from draft to result: the finding first, then what happened beside what was planned. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { tellError } from '../../ui/toast.tsx'
import { useTitle } from '../../ui/title.ts'
import { ForecastShown } from './forecast.tsx'
import { Frozen } from './frozen.tsx'
import { ResultShown } from './result.tsx'
import { UploadSales } from './upload-sales.tsx'
import { Working } from './working.tsx'
import { dayOf, finding } from './words.ts'
import type { Experiment } from './words.ts'

export default function ExperimentPage() {
  const { id } = useParams({ from: '/experiments/$id' })
  const { data } = useQuery({
    queryKey: ['experiments.show', id],
    queryFn: ({ signal }) => call('experiments.show', { id }, signal),
    throwOnError: true,
  })
  useTitle(data?.name ?? 'Experiment')
  if (!data) return <p className="text-quiet">Reading …</p>
  return (
    <article className="max-w-4xl">
      <p className="text-quiet text-sm">
        <Link to="/experiments" className="underline-offset-2 hover:underline">
          Experiments
        </Link>{' '}
        · {data.name} ·{' '}
        <Link to="/experiments/$id/report" params={{ id }} className="underline-offset-2 hover:underline">
          On one sheet
        </Link>
      </p>
      <h1 className="mt-1">{finding(data)}</h1>
      {data.result && <ResultShown experiment={data} result={data.result} />}
      <Next experiment={data} />
      <section aria-labelledby="plan" className={data.result ? 'border-line mt-14 border-t pt-8' : 'mt-8'}>
        {data.result && (
          <h2 id="plan" className="mb-4">
            What was planned
          </h2>
        )}
        {!data.result && (
          <h2 id="plan" className="sr-only">
            The plan
          </h2>
        )}
        <ForecastShown {...data} />
        {data.hash && <Frozen {...data} />}
      </section>
    </article>
  )
}

function useStep(id: string, step: 'experiments.freeze' | 'experiments.read' | 'experiments.pass-days') {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => call(step, { id }),
    onSuccess: async (now: Experiment) => {
      client.setQueryData(['experiments.show', id], now)
      await client.invalidateQueries({ queryKey: ['experiments.list'] })
    },
    onError: tellError,
  })
}

/** What can be done now. */
function Next({ experiment: { id, state, example, series, end, salesUntil } }: { experiment: Experiment }) {
  const freeze = useStep(id, 'experiments.freeze')
  const read = useStep(id, 'experiments.read')
  const pass = useStep(id, 'experiments.pass-days')
  if (read.isPending) return <Working says="Comparing with what would have been sold anyway …" />
  if (state === 'draft')
    return (
      <div className="mt-6">
        <p className="text-quiet max-w-prose">
          Freeze the plan before it begins. Places, days, method and the false alarms that are allowed then stand under
          a hash, and nobody can change them once the sales are in.
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <Button variant="primary" onClick={() => freeze.mutate()} busy={freeze.isPending}>
            Freeze the plan
          </Button>
          <Discard id={id} />
        </div>
      </div>
    )
  if (state === 'waiting')
    return (
      <div className="mt-6">
        <p className="max-w-prose">
          The result can be read once the sales until {dayOf(end)} are here
          {salesUntil && `; they reach ${dayOf(salesUntil)}`}. Looking earlier would let chance choose the moment.
        </p>
        <div className="mt-4 flex flex-wrap items-start gap-3">
          {example ? (
            <Button variant="primary" onClick={() => pass.mutate()} busy={pass.isPending}>
              Let the days pass
            </Button>
          ) : (
            <UploadSales series={series.id} label="Add days" primary />
          )}
        </div>
      </div>
    )
  return (
    <div className="mt-6 flex flex-wrap items-start gap-3">
      <Button variant={state === 'ready' ? 'primary' : 'plain'} onClick={() => read.mutate()}>
        {state === 'ready' ? 'Read the result' : 'Read it again'}
      </Button>
      {!example && state === 'read' && <UploadSales series={series.id} label="Correct its sales" />}
    </div>
  )
}

function Discard({ id }: { id: string }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => call('experiments.remove', { id }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['experiments.list'] })
      await navigate({ to: '/experiments' })
    },
    onError: tellError,
  })
  return (
    <Button variant="quiet" onClick={() => remove.mutate()} busy={remove.isPending}>
      Throw the draft away
    </Button>
  )
}
