/** Posts as rows, newest first; opening one shows what was said under it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { count, day } from '../../ui/numbers.ts'
import { Conversation } from './conversation.tsx'
import { threadsOf } from './threads.ts'
import { some } from './words.ts'
import type { Post } from './words.ts'

type Shown = Post & { standsOut?: boolean }

export function PostRows({ id, posts }: { id: string; posts: readonly Shown[] }) {
  return (
    <ul className="divide-line divide-y">
      {posts.map((post) => (
        <PostRow key={post.id} id={id} post={post} />
      ))}
    </ul>
  )
}

const COUNTS = ['likes', 'comments', 'views', 'shares', 'saves'] as const

function PostRow({ id, post }: { id: string; post: Shown }) {
  const [open, setOpen] = useState(false)
  const counts = COUNTS.flatMap((name) => (post[name] === null ? [] : [`${count(post[name])} ${name}`]))
  if (post.comments === null && post.heard > 0) counts.push(`${some(post.heard, 'comment')} known here`)
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="hover:bg-sunk -mx-2 block list-none rounded-md px-2 py-2.5 [&::-webkit-details-marker]:hidden">
          <span className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-quiet text-sm">{post.postedAt ? day(post.postedAt) : 'no date'}</span>
            {post.kind && <span className="text-quiet text-sm">{post.kind}</span>}
            {post.sponsored && <span className="bg-sunk rounded-sm px-1.5 text-sm">paid</span>}
            {post.standsOut && <span className="bg-wash text-accent-ink rounded-sm px-1.5 text-sm">stands out</span>}
          </span>
          <span dir="auto" className={`block ${open ? '' : 'line-clamp-2'}`}>
            {post.caption || <span className="text-quiet">A post whose words are not known, {post.externalId}</span>}
          </span>
          <span className="text-quiet block text-sm">{counts.join(' · ') || 'No counts are known.'}</span>
        </summary>
        {open && (
          <div className="pt-1 pb-4 pl-4">
            {post.url && (
              <p className="mb-2 text-sm">
                <a href={post.url} target="_blank" rel="noreferrer" className="underline underline-offset-2">
                  See the post itself
                </a>
              </p>
            )}
            {post.heard === 0 ? (
              <p className="text-quiet text-sm">
                No comments are known under this post: import them to read them here.
              </p>
            ) : (
              <Under id={id} post={post.id} />
            )}
          </div>
        )}
      </details>
    </li>
  )
}

function Under({ id, post }: { id: string; post: string }) {
  const { data, error } = useQuery({
    queryKey: ['creators.post', id, post],
    queryFn: ({ signal }) => call('creators.post', { id, post }, signal),
  })
  if (error)
    return (
      <p role="alert" className="text-accent-ink text-sm">
        {error.message}
      </p>
    )
  if (!data) return <p className="text-quiet text-sm">Reading the conversation …</p>
  return (
    <>
      <ol className="divide-line divide-y">
        {threadsOf(data.conversation).map((turns) => (
          <li key={turns[0]!.id} className="py-3 first:pt-0">
            <Conversation turns={turns} />
          </li>
        ))}
      </ol>
      {data.heard > data.conversation.length && (
        <p className="text-quiet mt-3 text-sm">
          {some(data.heard - data.conversation.length, 'more comment')} not shown.
        </p>
      )}
    </>
  )
}
