/** What came of it, the refused rows to mend, and the next step. */
import { Link } from '@tanstack/react-router'
import type { Output } from '../../call.ts'
import { buttonClass } from '../../ui/button.tsx'
import { capital, count, many } from '../../ui/numbers.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { DropList } from './drop-list.tsx'

export function Outcome({ one }: { one: Output<'imports.show'> }) {
  const creators = one.kind === 'creators'
  return (
    <div className="space-y-12">
      <div className="max-w-2xl">
        <p className="mb-4">
          {creators
            ? 'Who is close to an audience shows in the comments under their posts: who comes back, and whom they answer. Bring them next, if you have them.'
            : 'What this import touched is being audited now.'}
        </p>
        <Link to="/creators" className={buttonClass('primary')}>
          See the creators
        </Link>
      </div>
      {one.rowsRefused > 0 && <Refused one={one} />}
      <div className="max-w-2xl">
        <DropList title={creators ? 'Drop their posts or comments' : 'Drop the next file'} />
      </div>
    </div>
  )
}

function Refused({ one: { id, rowsRefused, refusals } }: { one: Output<'imports.show'> }) {
  return (
    <section aria-labelledby="refused">
      <h2 id="refused">
        {capital(many(rowsRefused, 'row'))} {rowsRefused === 1 ? 'was' : 'were'} refused
      </h2>
      <p className="mt-2 mb-4">
        <a href={`/api/imports/${id}/refused.csv`} download className="underline underline-offset-4">
          Take them as a file
        </a>
        , mend what its last columns name, and drop it below. Nothing else is lost.
      </p>
      <Sheet
        label="Refused rows"
        wrap
        head={['Line', 'Column', 'Found', 'Wanted']}
        rows={refusals.map(({ line, column, found, wanted }) => [line, column, found || 'nothing', wanted])}
      />
      {rowsRefused > refusals.length && (
        <p className="text-quiet mt-2 text-sm">
          The first {refusals.length} of {count(rowsRefused)}; the file has them all.
        </p>
      )}
    </section>
  )
}
