/** Opens one finding: the people, the threads or the posts that it was read from. Asked for only when opened. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Conversation } from './conversation.tsx'
import { People } from './people.tsx'
import { PostRows } from './post-rows.tsx'

const SHOWN = 8

export function Evidence({ id, finding, label }: { id: string; finding: string; label: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="text-quiet hover:text-ink inline-flex min-h-7 items-center gap-1.5 rounded-sm text-sm underline decoration-dotted underline-offset-4">
        {open ? 'Close the rows' : 'Open the rows'}
        <span className="sr-only"> behind “{label}”</span>
      </summary>
      {open && <Rows id={id} finding={finding} />}
    </details>
  )
}

function Rows({ id, finding }: { id: string; finding: string }) {
  const { data, error } = useQuery({
    queryKey: ['audits.evidence', id, finding],
    queryFn: ({ signal }) => call('audits.evidence', { id, finding, limit: 30 }, signal),
  })
  const [all, setAll] = useState(false)
  if (error)
    return (
      <p role="alert" className="text-accent-ink mt-2 text-sm">
        {error.message}
      </p>
    )
  if (!data) return <p className="text-quiet mt-2 text-sm">Reading the rows …</p>
  const { title, people, threads, posts } = data
  // Only likes stand out of a row of posts; around a step, all posts are near it.
  const marked = finding === 'likes' ? posts : posts.map((post) => ({ ...post, standsOut: false }))
  const held = Math.max(people.length, threads.length)
  if (held + posts.length === 0) return <p className="text-quiet mt-2 text-sm">There are no rows behind this yet.</p>
  const most = all ? undefined : SHOWN
  return (
    <div className="border-line mt-2 border-l pl-4">
      <h4 className="mb-1 text-sm font-medium">{title}</h4>
      {people.length > 0 && <People people={people.slice(0, most)} />}
      {threads.length > 0 && (
        <ol className="divide-line divide-y">
          {threads.slice(0, most).map((thread, at) => (
            <li key={at} className="py-4 first:pt-1">
              {thread.caption && (
                <p dir="auto" className="text-quiet mb-2 line-clamp-2 text-sm">
                  Under “{thread.caption}”
                </p>
              )}
              <Conversation turns={thread.turns} />
            </li>
          ))}
        </ol>
      )}
      {posts.length > 0 && <PostRows id={id} posts={marked.slice(0, all ? 60 : SHOWN)} />}
      {!all && Math.max(held, posts.length) > SHOWN && (
        <button
          type="button"
          className="text-quiet hover:text-ink min-h-9 text-sm underline underline-offset-2"
          onClick={() => setAll(true)}
        >
          Show more of them
        </button>
      )}
    </div>
  )
}
