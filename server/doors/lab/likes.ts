/** `rapport lab likes --file F`: unusual jumps of likes, account by account. */
import { likes } from '@rapport/analysis/authenticity/likes.ts'
import type { LikedPost } from '@rapport/analysis/authenticity/likes.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'account', required: true, kind: 'text', aliases: ['handle', 'username', 'creator'] },
  { name: 'post', kind: 'text', aliases: ['post_id', 'id', 'url', 'permalink'] },
  {
    name: 'posted_at',
    required: true,
    kind: 'time',
    aliases: ['at', 'timestamp', 'created_at', 'date', 'published_at'],
  },
  { name: 'likes', kind: 'number', aliases: ['like_count', 'likecount', 'likes_count'] },
  { name: 'comments', kind: 'number', aliases: ['comment_count', 'comments_count'] },
  { name: 'views', kind: 'number', aliases: ['view_count', 'plays'] },
  { name: 'sponsored', kind: 'flag', aliases: ['is_sponsored', 'ad'] },
] as const

export const labLikes: Method = {
  name: 'likes',
  describe: 'Do the likes of an account jump in a way that its older posts do not?',
  files: [{ flag: 'file', describe: 'account, post, posted_at, likes, comments and if known views' }],
  example: '--file posts.csv --json',
  async answer({ file }, { map }) {
    const accounts = new Map<string, (LikedPost & { post: string })[]>()
    for await (const row of readRows(file!, FIELDS, map)) {
      if (row.account === undefined || row.posted_at === undefined) continue
      const posts = accounts.get(String(row.account)) ?? []
      accounts.set(String(row.account), posts)
      posts.push({
        post: String(row.post ?? ''),
        postedAt: row.posted_at as number,
        likes: row.likes as number | undefined,
        comments: row.comments as number | undefined,
        views: row.views as number | undefined,
        sponsored: row.sponsored === 1,
      })
    }
    return {
      accounts: [...accounts].map(([id, posts]) => {
        const { score, standOut, howOftenWrong, ...signal } = likes(posts)
        return {
          id,
          ...(score === undefined ? {} : { score }),
          ...signal,
          howOftenWrong: howOftenWrong.says,
          standOut: standOut.map(({ index, ...rest }) => ({ post: posts[index]!.post, ...rest })),
        }
      }),
    }
  },
}
