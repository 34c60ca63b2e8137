/** The workspace: its name and band, the example, where the data is, and the way out. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call, request } from '../../call.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { CurrencyChoice } from '../../ui/currency-choice.tsx'
import { count } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { tellError } from '../../ui/toast.tsx'
import { LoadExample, WipeExample } from './example.tsx'
import { Visitors } from './visitors.tsx'
import { Workspace } from './workspace.tsx'

export default function SettingsPage() {
  const workspace = useQuery({
    queryKey: ['workspace.show'],
    queryFn: ({ signal }) => call('workspace.show', {}, signal),
    throwOnError: true,
  })
  useTitle('Settings')
  return (
    <div className="max-w-2xl space-y-12">
      <h1>Settings</h1>
      {workspace.data && (
        <Workspace key={workspace.dataUpdatedAt} name={workspace.data.name} band={workspace.data.band} />
      )}
      <section aria-labelledby="money">
        <h2 id="money">Money</h2>
        <p className="mt-3 mb-4">
          What budgets, fees and margins are in; nothing is converted. Orders keep the currency they were paid in, and a
          campaign may name its own.
        </p>
        <CurrencyChoice className="max-w-sm" />
      </section>
      <section aria-labelledby="shops">
        <h2 id="shops">Where you sell</h2>
        <p className="mt-3 mb-4">
          Shops and box offices tell of each order by themselves; by code and click it counts for a creator.
        </p>
        <Link to="/connections" className={buttonClass()}>
          Shops and box offices
        </Link>{' '}
        <Link to="/codes" className={buttonClass()}>
          Codes
        </Link>
      </section>
      <Visitors />
      <Example />
      <section aria-labelledby="data">
        <h2 id="data">Where your data is</h2>
        <p className="mt-3">
          In the folder <code>data</code> beside Rapport on this machine, or in the database that{' '}
          <code>DATABASE_URL</code> names. Nothing leaves it.
        </p>
      </section>
      <SignOut />
    </div>
  )
}

function Example() {
  const { data } = useQuery({
    queryKey: ['example.status'],
    queryFn: ({ signal }) => call('example.status', {}, signal),
  })
  return (
    <section aria-labelledby="example" className="space-y-4">
      <h2 id="example">The example</h2>
      {data?.loaded ? (
        <>
          <p>
            {count(data.accounts)} invented accounts are in this workspace. Wiping them takes their made-up sales along,
            and touches nothing of yours.
          </p>
          <WipeExample />
        </>
      ) : (
        <>
          <p>
            A restaurant with sixty seats to fill, and invented creators who could help. They would count in your pool
            until you wipe them.
          </p>
          <LoadExample />
        </>
      )}
    </section>
  )
}

function SignOut() {
  const out = useMutation({
    mutationFn: () => request('/api/sign-out', { method: 'POST' }),
    onSuccess: () => location.assign('/sign-in'),
    onError: tellError,
  })
  return (
    <section aria-labelledby="out">
      <h2 id="out">Leave</h2>
      <p className="mt-3 mb-4">Only this browser forgets you. A new link comes from the terminal.</p>
      <Button onClick={() => out.mutate()} busy={out.isPending}>
        Sign out on this browser
      </Button>
    </section>
  )
}
