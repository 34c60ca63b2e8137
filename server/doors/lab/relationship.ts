/** `rapport lab relationship --interactions F`: how close each creator and the audience are. */
import { collect } from '@rapport/analysis/relationship/interactions.ts'
import type { Row } from '@rapport/analysis/relationship/interactions.ts'
import { measure } from '@rapport/analysis/relationship/measure.ts'
import { panelOf } from '@rapport/analysis/relationship/panel.ts'
import { relationship } from '@rapport/analysis/relationship/score.ts'
import { why } from '@rapport/analysis/relationship/why.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const INTERACTIONS = [
  { name: 'id', kind: 'text', aliases: ['comment_id'] },
  { name: 'creator', required: true, kind: 'text', aliases: ['account', 'handle', 'channel'] },
  { name: 'post', required: true, kind: 'text', aliases: ['post_id', 'video', 'video_id', 'media'] },
  { name: 'actor', kind: 'text', aliases: ['author', 'commenter', 'username', 'user'] },
  { name: 'at', kind: 'time', aliases: ['time', 'created_at', 'published_at', 'timestamp', 'date'] },
  { name: 'text', kind: 'text', aliases: ['comment', 'message', 'body', 'content'] },
  { name: 'reply_to', kind: 'text', aliases: ['parent', 'parent_id', 'in_reply_to'] },
] as const

export const labRelationship: Method = {
  name: 'relationship',
  describe: 'How close are each creator and the audience?',
  files: [
    {
      flag: 'interactions',
      describe: 'id, creator, post, actor, at, text, reply_to; the creator answers under its own id',
    },
  ],
  example: '--interactions comments.csv --json',
  async answer({ interactions }, { seed, map }) {
    const creators = new Map<string, Row[]>()
    for await (const row of readRows(interactions!, INTERACTIONS, map)) {
      if (row.creator === undefined || row.post === undefined) continue
      const rows = creators.get(String(row.creator)) ?? []
      creators.set(String(row.creator), rows)
      rows.push({
        id: text(row.id),
        post: String(row.post),
        actor: text(row.actor),
        at: row.at as number | undefined,
        text: text(row.text),
        replyTo: text(row.reply_to),
      })
    }
    const measured = [...creators].map(([id, rows]) => {
      const { interactions, oddities } = collect(rows, id)
      return { id, oddities, measured: measure(interactions, { seed }) }
    })
    const panel = panelOf(measured.map((one) => one.measured))
    return {
      creators: measured.map((one) => {
        const found = relationship(one.measured, panel)
        return {
          id: one.id,
          ...found,
          ...(found.state === 'assessed' ? { level: 0.8 } : {}),
          why: why(found),
          oddities: one.oddities,
        }
      }),
    }
  },
}

const text = (value: string | number | undefined) => (value === undefined ? undefined : String(value))
