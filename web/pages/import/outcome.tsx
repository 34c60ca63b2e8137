/** What came of it, the refused rows to mend, and the next step. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../call.ts'
import { DropList } from './drop-list.tsx'

export function Outcome({ one }: { one: Output<'imports.show'> }) {
  return (
    <div className="grid gap-10">
      {one.rowsRefused > 0 && <Refused one={one} />}
      <section aria-labelledby="next" className="grid gap-4">
        <h2 id="next">Next</h2>
        <p>
          <Link to="/creators" className="underline decoration-accent underline-offset-4">
            See the creators
          </Link>
          {one.kind === 'creators' && ', or bring the comments under their posts: who comes back and whom they answer is what tells them apart.'}
          {one.kind !== 'creators' && '. What this import touched is being audited now.'}
        </p>
        <DropList title={one.kind === 'creators' ? 'Drop their posts or comments' : 'Drop the next file'} />
      </section>
    </div>
  )
}

function Refused({ one }: { one: Output<'imports.show'> }) {
  return (
    <section aria-labelledby="refused" className="grid gap-4">
      <h2 id="refused">{one.rowsRefused === 1 ? 'One row was refused' : `${one.rowsRefused.toLocaleString('en')} rows were refused`}</h2>
      <p>
        <a href={`/api/imports/${one.id}/refused.csv`} download className="underline decoration-accent underline-offset-4">
          Take them as a file
        </a>
        , mend what its last columns name, and drop it below. Nothing else is lost.
      </p>
      <div className="overflow-x-auto rounded-lg border border-line" tabIndex={0} role="region" aria-label="Refused rows">
        <table className="w-full border-collapse text-left text-sm">
          <thead className="bg-sunk">
            <tr>
              {['Line', 'Column', 'Found', 'Wanted'].map((head) => (
                <th key={head} scope="col" className="px-3 py-2 font-medium">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {one.refusals.map((refusal, at) => (
              <tr key={at} className="border-t border-line align-top">
                <td className="px-3 py-1.5">{refusal.line}</td>
                <td className="px-3 py-1.5">{refusal.column}</td>
                <td className="max-w-72 px-3 py-1.5 break-words">{refusal.found}</td>
                <td className="px-3 py-1.5">{refusal.wanted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
