/** `rapport lab pods --file F`: who engages with whom by agreement, as far as several creators' posts can show it. */
import { engagements } from '@rapport/analysis/authenticity/engagements.ts'
import type { Engaged } from '@rapport/analysis/authenticity/engagements.ts'
import { exchange } from '@rapport/analysis/authenticity/exchange.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'creator', required: true, kind: 'text', aliases: ['account', 'handle', 'channel'] },
  { name: 'post', required: true, kind: 'text', aliases: ['post_id', 'video', 'media'] },
  { name: 'actor', required: true, kind: 'text', aliases: ['author', 'commenter', 'username', 'user'] },
  { name: 'at', kind: 'time', aliases: ['time', 'created_at', 'published_at', 'timestamp'] },
] as const

export const labPods: Method = {
  name: 'pods',
  describe: 'Who engages with whom by agreement?',
  files: [{ flag: 'file', describe: 'creator, post, actor, at (ISO or epoch seconds)' }],
  example: '--file engagements.csv --json',
  async answer({ file }, { map }) {
    const rows: Engaged[] = []
    for await (const row of readRows(file!, FIELDS, map)) {
      if (row.creator === undefined || row.post === undefined || row.actor === undefined) continue
      rows.push({
        creator: String(row.creator),
        post: String(row.post),
        actor: String(row.actor),
        at: (row.at as number | undefined) ?? NaN,
      })
    }
    const { groups, ...found } = exchange(engagements(rows))
    return { pods: groups, ...found }
  },
}
