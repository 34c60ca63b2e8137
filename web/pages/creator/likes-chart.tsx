/** Likes post by post, in order of time; the posts that the signal talks about are marked. */
import { useQuery } from '@tanstack/react-query'
import { call } from '../../call.ts'
import { Chart } from '../../ui/chart.tsx'
import { capital, day, many } from '../../ui/numbers.ts'
import { Bars } from '../../ui/series.tsx'

export function LikesChart({ id, concern }: { id: string; concern: boolean }) {
  const { data } = useQuery({
    queryKey: ['audits.evidence', id, 'likes'],
    queryFn: ({ signal }) => call('audits.evidence', { id, finding: 'likes', limit: 30 }, signal),
  })
  const points = (data?.posts ?? [])
    .flatMap((post) =>
      post.likes === null || post.postedAt === null
        ? []
        : [{ value: post.likes, label: day(post.postedAt), at: post.postedAt, marked: post.standsOut }],
    )
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const marked = points.filter((point) => point.marked).length
  const finding = marked
    ? `${capital(many(marked, 'post'))} ${marked === 1 ? 'stands' : 'stand'} out from those before${concern ? '' : ', as some do by chance'}`
    : 'None of the newest posts stands out from those before'
  return (
    <div className="mt-2 mb-2 min-h-40">
      {points.length > 0 && (
        <Chart
          finding={finding}
          unit="likes per post"
          table={{
            head: ['Day', 'Likes', 'Stands out'],
            rows: points.map((point) => [point.label, point.value, point.marked ? 'yes' : 'no']),
          }}
        >
          <Bars points={points} label={`${finding}. Likes of ${many(points.length, 'post')}, oldest first.`} />
        </Chart>
      )}
    </div>
  )
}
