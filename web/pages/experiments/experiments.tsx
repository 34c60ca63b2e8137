/** What was caused, not who gets the credit: the experiments, and the sales that they stand on. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { count } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { useTitle } from '../../ui/title.ts'
import { UploadSales } from './upload-sales.tsx'
import { STATES, dayOf, listFinding, named } from './words.ts'
import type { Brief, Sales } from './words.ts'

export default function ExperimentsPage() {
  const { data } = useQuery({
    queryKey: ['experiments.list'],
    queryFn: ({ signal }) => call('experiments.list', {}, signal),
    throwOnError: true,
  })
  useTitle('Experiments')
  if (!data) return <p className="text-quiet">Reading …</p>
  const { experiments, sales } = data
  if (sales.length === 0)
    return (
      <Empty title="Would it have sold anyway?">
        <p className="text-quiet max-w-prose">
          An order with a code says who gets the credit. Sales by place and day say what was caused: the places of a
          campaign against all others. A CSV with a place, a day and what was sold is enough; a year of it is good.
        </p>
        <div className="flex flex-wrap items-start gap-3 sm:justify-center">
          <UploadSales label="Upload sales" primary />
          <TryExample />
        </div>
      </Empty>
    )
  return (
    <div className="max-w-3xl">
      <h1>{listFinding(experiments)}</h1>
      <p className="text-quiet mt-3 max-w-prose">
        What was caused: places with a campaign against all others, or one market switched on and off.
      </p>
      <Link to="/experiments/new" search={{}} className={buttonClass('primary', 'mt-5')}>
        Design a test
      </Link>
      {experiments.length > 0 && (
        <ul className="border-line mt-8 border-t">
          {experiments.map((one) => (
            <Row key={one.id} {...one} />
          ))}
        </ul>
      )}
      <section aria-labelledby="sales" className="mt-14">
        <h2 id="sales">Sales</h2>
        <ul className="border-line mt-3 border-t">
          {sales.map((one) => (
            <Series key={one.id} {...one} />
          ))}
        </ul>
        <div className="mt-5 flex flex-wrap items-start gap-3">
          <UploadSales label="Upload other sales" />
          {!sales.some(({ example }) => example) && <TryExample />}
        </div>
      </section>
    </div>
  )
}

const Row = ({ id, name, state, treated, start, days, sentence, example }: Brief) => (
  <li className="border-line border-b">
    <Link to="/experiments/$id" params={{ id }} className="hover:bg-sunk/60 block px-2 py-4">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-serif text-xl">{name}</span>
        <span className="text-quiet text-sm">
          {STATES[state]}
          {example && ' · example'}
        </span>
      </span>
      <span className="text-quiet mt-1 block text-sm">
        {named(treated)}, {days} days from {dayOf(start)}
      </span>
      <span className="mt-1 block text-sm">{sentence}</span>
    </Link>
  </li>
)

function Series({ id, name, outcome, places, from, until, example }: Sales) {
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => (example ? call('experiments.clear-example', {}) : call('experiments.remove-sales', { id })),
    onSuccess: async () => {
      await client.invalidateQueries()
      tell(
        example
          ? 'The made-up sales are gone, with their experiments. The creators of the example stay.'
          : `${name} is gone.`,
      )
    },
    onError: tellError,
  })
  return (
    <li className="border-line flex flex-wrap items-start justify-between gap-x-6 gap-y-3 border-b px-2 py-4">
      <div>
        <p className="font-medium">{name}</p>
        <p className="text-quiet text-sm">
          {outcome}, {count(places)} {places === 1 ? 'place' : 'places'}
          {from && until && `, ${dayOf(from)} to ${dayOf(until)}`}
        </p>
      </div>
      <div className="flex flex-wrap items-start gap-2">
        {!example && <UploadSales series={id} label="Add days" />}
        <Button variant="quiet" onClick={() => remove.mutate()} busy={remove.isPending}>
          {example ? 'Remove these made-up sales' : 'Remove'}
        </Button>
      </div>
    </li>
  )
}

function TryExample() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const load = useMutation({
    mutationFn: () => call('experiments.example', {}),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries()
      await navigate({ to: '/experiments/new', search: { sales: id } })
    },
    onError: tellError,
  })
  return (
    <Button onClick={() => load.mutate()} busy={load.isPending}>
      Try it on an example
    </Button>
  )
}
