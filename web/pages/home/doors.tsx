/** First run: drop a list, or try the example. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { DropList } from '../import/drop-list.tsx'

export function Doors({ loading }: { loading: boolean }) {
  return (
    <div className="max-w-5xl">
      <header>
        <h1>Who is close to an audience that is real?</h1>
        <p className="text-quiet mt-3 max-w-2xl text-lg">
          Bring the creators you are thinking of. You get a shortlist that you can defend: each number with the comments
          behind it, and a plain word where nobody can tell.
        </p>
      </header>
      <div className="mt-8 grid gap-6 md:grid-cols-[3fr_2fr]">
        <DropList primary />
        <Example loading={loading} />
      </div>
      <p className="border-line text-quiet mt-10 border-t pt-5 text-sm">
        Everything is kept in the folder <code>data</code> beside Rapport on this machine, or in the database that you
        named. Nothing leaves it.
      </p>
    </div>
  )
}

function Example({ loading }: { loading: boolean }) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const load = useMutation({
    mutationFn: () => call('example.load', {}),
    onSuccess: async () => {
      await client.invalidateQueries()
      await navigate({ to: '/creators' })
    },
  })
  const busy = load.isPending || loading
  return (
    <section
      aria-labelledby="example"
      className="border-line bg-raised flex flex-col justify-between gap-8 rounded-lg border p-6"
    >
      <div className="space-y-3">
        <h2 id="example">Or try the example</h2>
        <p>
          Trattoria Lucia has sixty seats to fill. Some sixty invented creators could help, a celebrity among them, and
          a food blogger with not quite 10,000 followers.
        </p>
        <p className="text-quiet text-sm">
          Two years of posts and comments, made up on this machine. One click wipes it again.
        </p>
      </div>
      <div>
        <Button onClick={() => load.mutate()} busy={busy}>
          {busy ? 'Setting the table' : 'Open the example'}
        </Button>
        <output className="text-quiet mt-2 block min-h-5 text-sm">
          {busy && 'Inviting the creators and reading 130,000 comments. About half a minute.'}
          {load.isError && <span className="text-accent-ink">{load.error.message}</span>}
        </output>
      </div>
    </section>
  )
}
