/** The shops and box offices that tell of their orders: whether anything was lost, and the way to add one. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { many, day } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { AddConnection } from './add.tsx'
import { CreditRule } from './credit-rule.tsx'
import { connectionsFinding, WORDS } from './words.ts'
import type { Connection } from './words.ts'

export default function ConnectionsPage() {
  const { data } = useQuery({
    queryKey: ['connections.list'],
    queryFn: ({ signal }) => call('connections.list', {}, signal),
    throwOnError: true,
  })
  const title = data ? connectionsFinding(data.connections) : 'Shops'
  useTitle(title)
  if (!data) return <p className="text-quiet">Reading …</p>
  return (
    <div className="max-w-3xl space-y-12">
      <header>
        <h1>{title}</h1>
        <p className="text-quiet mt-3 max-w-[60ch]">
          A shop tells of each order, refund and cancellation by itself. What it repeats counts once; what could not be
          taken waits here to be played again. Of a buyer only a keyed hash of the address is kept.
        </p>
      </header>
      {data.connections.length > 0 && (
        <ul className="border-line border-t">
          {data.connections.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
      <AddConnection first={data.connections.length === 0} />
      <CreditRule />
    </div>
  )
}

const Row = ({ one }: { one: Connection }) => (
  <li className="border-line border-b">
    <Link
      to="/connections/$id"
      params={{ id: one.id }}
      className="hover:bg-sunk/60 flex min-h-16 flex-wrap items-baseline gap-x-4 gap-y-1 px-2 py-4"
    >
      <span className="min-w-0 grow">
        <span className="block truncate font-serif text-xl">{one.name}</span>
        <span className="text-quiet block text-sm">
          {WORDS[one.vendor].label}
          {one.lastAt ? `, last heard of ${day(one.lastAt)}` : one.vendor === 'file' ? '' : ', not heard of yet'}
        </span>
      </span>
      <span className="text-quiet text-sm whitespace-nowrap">
        {many(one.orders, 'order')}
        {one.troubled > 0 && <span className="text-ask font-medium"> · {one.troubled} not taken</span>}
      </span>
    </Link>
  </li>
)
