/** One creator: the finding first, then relationship and audience side by side, then what they were read from. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { call } from '../../call.ts'
import { useArrival } from '../../ui/arrive.ts'
import { IntervalDot } from '../../ui/interval-dot.tsx'
import { count } from '../../ui/numbers.ts'
import { useTitle } from '../../ui/title.ts'
import { TermsOf } from '../plan/terms.tsx'
import { AudiencePicture } from './audience-picture.tsx'
import { Audience } from './audience.tsx'
import { PastCampaigns } from './campaigns.tsx'
import { Head } from './head.tsx'
import { Audits, Followers } from './history.tsx'
import { Posts } from './posts.tsx'
import { Relationship } from './relationship.tsx'
import { oddity } from './words.ts'
import type { Audit } from './words.ts'

export default function CreatorPage() {
  const { id } = useParams({ from: '/creators/$id' })
  const account = useQuery({
    queryKey: ['creators.get', id],
    queryFn: ({ signal }) => call('creators.get', { id }, signal),
    throwOnError: true,
  })
  const audit = useQuery({
    queryKey: ['audits.show', id],
    queryFn: ({ signal }) => call('audits.show', { id }, signal),
    throwOnError: true,
  })
  useTitle(account.data?.name ?? 'Creator')
  useArrival(Boolean(account.data && audit.data))
  if (!account.data || !audit.data) return <p className="text-quiet">Reading …</p>
  const { latest, history, course } = audit.data
  const growthIsDrawn = latest?.authenticity.some(({ name, state }) => name === 'growth' && state === 'assessed')
  return (
    // Another account is another page: nothing that was opened stays open.
    <article key={id} className="max-w-6xl wrap-anywhere">
      <Head account={account.data} />
      <div className="mt-12">
        <AudiencePicture id={id} name={account.data.name} />
      </div>
      <div className="mt-16 grid gap-x-14 gap-y-14 lg:grid-cols-2">
        <div className="min-w-0 space-y-12">
          {latest ? <Relationship id={id} audit={latest} course={course} /> : <Unaudited />}
          <Part title="Audits so far">
            <Audits history={history} course={course} />
          </Part>
          {latest && latest.basis.interactions + latest.oddities.length > 0 && (
            <Part title="Rows counted apart">
              <CountedApart oddities={latest.oddities} />
            </Part>
          )}
        </div>
        <div className="min-w-0 space-y-12">
          <Audience account={account.data} audit={latest} />
          {!growthIsDrawn && (
            <Part title="Followers">
              <Followers history={account.data.history} />
            </Part>
          )}
        </div>
      </div>
      <div className="mt-16 max-w-3xl">
        <PastCampaigns id={id} />
        <div className="mb-14">
          <Part title="Terms">
            <TermsOf id={id} name={account.data.name} />
          </Part>
        </div>
        <Part title="Posts">
          <Posts id={id} known={account.data.known.posts} />
        </Part>
      </div>
    </article>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-4">{title}</h2>
      {children}
    </section>
  )
}

const Unaudited = () => (
  <section>
    <h2>Relationship</h2>
    <IntervalDot estimate={null} label="Relationship: not looked at yet." className="mt-4 w-full" />
    <p className="mt-3 max-w-prose">
      Only the profile is known so far. Import posts and comments of this account, and Rapport audits it by itself.
    </p>
  </section>
)

function CountedApart({ oddities }: { oddities: Audit['oddities'] }) {
  if (oddities.length === 0) return <p className="text-quiet">None: every row could be used as it is.</p>
  return (
    <ul className="space-y-1.5">
      {oddities.map((one) => (
        <li key={one.what}>
          <span className="font-medium">{count(one.count)}</span> {oddity(one.what)}.
        </li>
      ))}
    </ul>
  )
}
