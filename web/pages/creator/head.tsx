/** Who this is: the finding as title, the accounts as neighbours, the plain facts, and what can be done from here. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { count, day, percent, short } from '../../ui/numbers.ts'
import { tell, tellError } from '../../ui/toast.tsx'
import { AUDIENCE, PLATFORM } from '../creators/words.ts'
import { AddToShortlist } from '../shortlists/add-to-shortlist.tsx'
import { findingOf } from './words.ts'
import type { Account } from './words.ts'

export function Head({ account }: { account: Account }) {
  const { title, basis } = findingOf(account)
  return (
    <header>
      <div className="grid gap-x-8 sm:grid-cols-[minmax(0,1fr)_auto]">
        <p className="font-medium sm:self-center">
          {account.name}
          {account.verified && (
            <span className="text-quiet font-normal"> · verified by {PLATFORM[account.platform]}</span>
          )}
        </p>
        <div className="mt-2 sm:col-span-2 sm:mt-4">
          <h1 className="max-w-4xl">{title}</h1>
          {basis && <p className="text-quiet mt-2 max-w-3xl">{basis}</p>}
        </div>
        <Actions account={account} />
      </div>
      {account.accounts.length > 1 && <Accounts account={account} />}
      <Facts account={account} />
    </header>
  )
}

function Actions({ account: { id, auditedAt, known } }: { account: Account }) {
  const [adding, setAdding] = useState(false)
  const client = useQueryClient()
  const audit = useMutation({
    mutationFn: () => call('audits.run', { accounts: [id] }),
    onSuccess: async () => {
      await client.invalidateQueries()
      tell('Audited just now, with everything that is known.')
    },
    onError: tellError,
  })
  return (
    <div className="mt-4 flex flex-wrap gap-2 sm:col-start-2 sm:row-start-1 sm:mt-0">
      <Button variant="primary" onClick={() => setAdding(true)}>
        Add to shortlist
      </Button>
      {known.posts + known.interactions > 0 && (
        <Button busy={audit.isPending} onClick={() => audit.mutate()}>
          {auditedAt ? 'Audit again' : 'Audit now'}
        </Button>
      )}
      <AddToShortlist accounts={[id]} open={adding} onClose={() => setAdding(false)} />
    </div>
  )
}

/** Each account is a page of its own; these lead from one to the next. */
function Accounts({ account: { id, name, accounts } }: { account: Account }) {
  return (
    <nav aria-label={`Accounts of ${name}`} className="border-line mt-6 overflow-x-auto border-b">
      <ul className="flex gap-6">
        {accounts.map((one) => (
          <li key={one.id}>
            <Link
              to="/creators/$id"
              params={{ id: one.id }}
              aria-current={one.id === id ? 'page' : undefined}
              className={`block border-b-2 py-2.5 whitespace-nowrap ${one.id === id ? 'border-accent font-medium' : 'text-quiet hover:text-ink border-transparent'}`}
            >
              {PLATFORM[one.platform]}
              {one.followers !== null && <span className="text-quiet ml-2 text-sm">{short(one.followers)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Facts({ account }: { account: Account }) {
  const { platform, handle, url, followers, following, posts, place, country, email, engagementRate, known, audience } =
    account
  return (
    <>
      <dl className="mt-5 flex flex-wrap gap-x-8 gap-y-3">
        <Fact name={PLATFORM[platform]}>{url ? <Away to={url}>@{handle}</Away> : `@${handle}`}</Fact>
        <Fact name="Followers">{followers !== null && count(followers)}</Fact>
        {following !== null && <Fact name="Follows">{count(following)}</Fact>}
        <Fact name="Engagement">{engagementRate !== null && percent(engagementRate)}</Fact>
        <Fact name="Posts">
          {posts === null
            ? known.posts > 0 && `${count(known.posts)} known here`
            : `${count(posts)}, ${count(known.posts)} known here`}
        </Fact>
        {audience !== 'not-audited' && (
          <Fact name="Audience">
            <a href="#audience" className="underline underline-offset-2">
              {AUDIENCE[audience]}
            </a>
          </Fact>
        )}
        <Fact name="Place">{[place, country].filter(Boolean).join(', ')}</Fact>
        {email && (
          <Fact name="Write to">
            <a href={`mailto:${email}`} className="underline underline-offset-2">
              {email}
            </a>
          </Fact>
        )}
      </dl>
      {account.bio && (
        <p dir="auto" className="mt-4 max-w-2xl whitespace-pre-line">
          {account.bio}
        </p>
      )}
      <p className="text-quiet mt-2 text-sm">
        {account.topics.length > 0 && `${account.topics.join(', ')} · `}source: {account.source}, as of{' '}
        {day(account.asOf)}
      </p>
    </>
  )
}

/** What nobody told stays a word, never a zero. */
const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-quiet text-sm">{name}</dt>
    <dd>{children || <span className="text-quiet">unknown</span>}</dd>
  </div>
)

/** Only addresses of the web are followed; a list may hold anything. */
const Away = ({ to, children }: { to: string; children: ReactNode }) =>
  /^https?:/i.test(to) ? (
    <a href={to} target="_blank" rel="noreferrer" className="underline underline-offset-2">
      {children}
    </a>
  ) : (
    children
  )
