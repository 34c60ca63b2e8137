/** Everything the account is known to have posted, newest first, a screenful at a time. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../call.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/numbers.ts'
import { PostRows } from './post-rows.tsx'

const STEP = 12
const MOST = 500

export function Posts({ id, known }: { id: string; known: number }) {
  const [shown, setShown] = useState(STEP)
  const { data, error } = useQuery({
    queryKey: ['creators.posts', id, MOST],
    queryFn: ({ signal }) => call('creators.posts', { id, limit: MOST }, signal),
  })
  if (error)
    return (
      <p role="alert" className="text-accent-ink">
        {error.message}
      </p>
    )
  if (!data) return <p className="text-quiet">Reading the posts …</p>
  const { posts } = data
  if (posts.length === 0)
    return (
      <p className="text-quiet max-w-prose">
        No posts are known. Import a file with a handle, a date and what was liked under each post, and likes can be
        looked at; with the comments, the relationship too.
      </p>
    )
  return (
    <>
      <PostRows id={id} posts={posts.slice(0, shown)} />
      {shown < posts.length ? (
        <Button className="mt-4" onClick={() => setShown(shown + 4 * STEP)}>
          Show more of {count(posts.length)}
        </Button>
      ) : (
        known > posts.length && (
          <p className="text-quiet mt-4 text-sm">
            The newest {count(posts.length)} of {count(known)} are listed.
          </p>
        )
      )}
    </>
  )
}
