/** Codes: whose they are, which of them goes round, and the way to make, take over and replace one. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { csv, download } from '../../ui/csv.ts'
import { count, counted } from '../../ui/numbers.ts'
import { Headline } from '../../ui/headline.tsx'
import { useTitle } from '../../ui/title.ts'
import { Leaks } from './leaks.tsx'
import { MakeCodes, TakeCodes } from './make.tsx'
import { byBatch, codesFinding, KINDS } from './words.ts'
import type { Code, Leak } from './words.ts'

export default function CodesPage() {
  const codes = useQuery({
    queryKey: ['codes.list'],
    queryFn: ({ signal }) => call('codes.list', { limit: 10_000 }, signal),
    throwOnError: true,
  })
  const leaks = useQuery({
    queryKey: ['codes.leaks'],
    queryFn: ({ signal }) => call('codes.leaks', {}, signal),
    throwOnError: true,
  })
  const title = codes.data && leaks.data ? codesFinding(codes.data.codes, leaks.data.codes) : 'Codes'
  useTitle(title)
  if (!codes.data || !leaks.data) return <p className="text-quiet">Reading …</p>
  const { single, batches } = byBatch(codes.data.codes)
  return (
    <div className="max-w-3xl space-y-12">
      <header>
        <Headline>{title}</Headline>
        <p className="text-quiet mt-3 max-w-[60ch]">
          A buyer types a code, and the order counts for whoever it belongs to. Make the same code in your shop: Rapport
          knows it, the shop takes the money off.
        </p>
      </header>
      <Leaks leaks={leaks.data.codes} usedTwice={leaks.data.usedTwice} />
      {codes.data.codes.length > 0 && (
        <section aria-labelledby="all">
          <h2 id="all">The codes</h2>
          <ul className="border-line mt-4 border-t">
            {single.map((code) => (
              <Row key={code.id} code={code} seen={leaks.data.codes.find(({ id }) => id === code.id)} />
            ))}
            {batches.map((batch) => (
              <li key={batch.name + batch.codes[0]} className={LINE}>
                <span className="min-w-0 grow basis-56">
                  <span className="block font-medium">{batch.name}</span>
                  <span className="text-quiet block text-sm">
                    {[batch.creator, batch.campaign, KINDS[batch.kind]].filter(Boolean).join(' · ')}
                  </span>
                </span>
                <Button
                  onClick={() => download(`${batch.name}.csv`, csv([['code'], ...batch.codes.map((code) => [code])]))}
                >
                  {counted(batch.codes.length, 'code')} as CSV
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <MakeCodes />
      <TakeCodes />
    </div>
  )
}

const LINE = 'border-line flex flex-wrap items-center gap-x-6 gap-y-2 border-b py-3'

const Row = ({ code, seen }: { code: Code; seen: Leak | undefined }) => (
  <li className={LINE}>
    <span className="min-w-0 grow basis-56">
      <code className={`block text-base break-all ${code.endedAt ? 'text-quiet line-through' : 'font-medium'}`}>
        {code.code}
      </code>
      <span className="text-quiet block text-sm">
        {[code.creator ?? 'nobody’s yet', code.campaign, KINDS[code.kind]].filter(Boolean).join(' · ')}
        {code.replacedBy && `, replaced by ${code.replacedBy}`}
      </span>
    </span>
    <span className="text-quiet text-sm whitespace-nowrap tabular-nums">
      {seen ? `${count(seen.redemptions)} redeemed · ${counted(seen.clicks, 'click')}` : 'not redeemed yet'}
    </span>
  </li>
)
