/** `rapport lab followers --file F`: which accounts look like those made to fill an audience, and what share of this one does. */
import { digitShare, logOddsOf, suspicion } from '@rapport/analysis/authenticity/followers.ts'
import { bandsOf, share } from '@rapport/analysis/authenticity/share.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'id', kind: 'text', aliases: ['account', 'handle', 'user_id'] },
  {
    name: 'followers',
    required: true,
    kind: 'number',
    aliases: ['followers_count', 'subscribers', 'subscriberCount', 'audience size'],
  },
  {
    name: 'following',
    required: true,
    kind: 'number',
    aliases: ['followings', 'follows_count', 'following_count', 'followings_count'],
  },
  {
    name: 'posts',
    required: true,
    kind: 'number',
    aliases: ['posts_count', 'media_count', 'statuses_count', 'video_count'],
  },
  { name: 'has_picture', kind: 'flag', aliases: ['picture', 'profile_pic', 'has_profile_picture'] },
  { name: 'digit_share', kind: 'number', aliases: ['digits'] },
  { name: 'username', kind: 'text', aliases: ['user_name', 'screen_name'] },
] as const

export const labFollowers: Method = {
  name: 'followers',
  describe: 'Which followers look like accounts made to fill an audience, and how many of these are they?',
  files: [{ flag: 'file', describe: 'id, followers, following, posts, has_picture (0/1), digit_share or username' }],
  example: '--file followers.csv --json',
  async answer({ file }, { seed, map }) {
    const accounts: { id: string; suspicion?: number; because: readonly object[] }[] = []
    const logOdds: number[] = []
    for await (const row of readRows(file!, FIELDS, map)) {
      const account = {
        followers: row.followers as number | undefined,
        following: row.following as number | undefined,
        posts: row.posts as number | undefined,
        hasPicture: row.has_picture === undefined ? undefined : row.has_picture === 1,
        digitShare:
          (row.digit_share as number | undefined) ??
          (row.username === undefined ? undefined : digitShare(String(row.username))),
      }
      const { logOdds: _, ...found } = suspicion(account)
      accounts.push({ id: String(row.id ?? row.username ?? accounts.length + 1), ...found })
      if (found.state === 'assessed') logOdds.push(logOddsOf(account))
    }
    const { llr: _, ...suspiciousShare } = share(bandsOf(logOdds), seeded(seed))
    return { accounts, suspiciousShare }
  },
}
