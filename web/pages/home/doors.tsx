/** First run: drop a list, or try the example. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { DropList } from '../import/drop-list.tsx'

export function Doors() {
  return (
    <div className="mx-auto grid max-w-5xl gap-10 px-6 py-12">
      <header className="grid gap-3">
        <h1>Who is close to an audience that is real?</h1>
        <p className="max-w-2xl text-lg text-quiet">
          Bring the creators you are thinking of. You get a shortlist that you can defend: each number with the comments
          behind it, and a plain word where nobody can tell.
        </p>
      </header>
      <div className="grid gap-6 md:grid-cols-[3fr_2fr]">
        <DropList />
        <Example />
      </div>
      <p className="border-t border-line pt-6 text-sm text-quiet">
        Everything is kept in the folder <code>data</code> beside Rapport on this machine. Nothing leaves it.
      </p>
    </div>
  )
}

function Example() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const load = useMutation({
    mutationFn: () => call('example.load', {}),
    onSuccess: async () => {
      await queries.invalidateQueries()
      await navigate({ to: '/creators' })
    },
  })
  return (
    <section aria-labelledby="example" className="grid content-between gap-6 rounded-lg border border-line bg-raised p-6">
      <div className="grid gap-3">
        <h2 id="example">
          Or try the example
        </h2>
        <p>
          Trattoria Lucia has sixty seats to fill. Some sixty invented creators could help, a celebrity among them, and a
          food blogger with not quite 10,000 followers.
        </p>
        <p className="text-sm text-quiet">Two years of posts and comments, made up on this machine. One click wipes it again.</p>
      </div>
      <div className="grid gap-2">
        <Button onClick={() => load.mutate()} disabled={load.isPending}>
          {load.isPending ? 'Setting the table …' : 'Open the example'}
        </Button>
        <p role="status" className="min-h-5 text-sm text-quiet">
          {load.isPending && 'Inviting the creators and reading 130,000 comments. About half a minute.'}
          {load.isError && load.error.message}
        </p>
      </div>
    </section>
  )
}
