/** One creator: the finding first, then relationship and audience side by side, then what they were read from. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../call.ts'
import { Relationship } from './relationship.tsx'
import { findingOf } from './words.ts'

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
  if (!account.data || !audit.data) return <p className="text-quiet">Reading …</p>
  const { title, basis } = findingOf(account.data)
  const { latest } = audit.data
  return (
    <article className="mx-auto max-w-6xl">
      <p className="font-medium">{account.data.name}</p>
      <h1>{title}</h1>
      <p className="text-quiet">{basis}</p>
      {latest && (
        <div className="mt-10 grid gap-x-14 gap-y-12 lg:grid-cols-2">
          <Relationship id={id} audit={latest} />
        </div>
      )}
    </article>
  )
}
