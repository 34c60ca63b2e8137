/** `rapport lab pods --file F`: who engages with whom by agreement, as far as several creators' posts can show it. */
import { blocks } from '@rapport/analysis/authenticity/blocks.ts'
import { engagements } from '@rapport/analysis/authenticity/engagements.ts'
import type { Engaged } from '@rapport/analysis/authenticity/engagements.ts'
import { pods } from '@rapport/analysis/authenticity/pods.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'creator', required: true, kind: 'text', aliases: ['account', 'handle', 'channel'] },
  { name: 'post', required: true, kind: 'text', aliases: ['post_id', 'video', 'media'] },
  { name: 'actor', required: true, kind: 'text', aliases: ['author', 'commenter', 'username', 'user'] },
  { name: 'at', kind: 'time', aliases: ['time', 'created_at', 'published_at', 'timestamp'] },
] as const

/** In step with each other at three further creators is what tells a bargain from a fan club. */
const CREATORS_NEEDED = 4

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
    const creators = new Set(rows.map(({ creator }) => creator)).size
    if (creators < CREATORS_NEEDED) {
      return {
        pods: [],
        flagged: [],
        assessable: false,
        because: `Posts of ${creators} ${creators === 1 ? 'creator' : 'creators'}, ${CREATORS_NEEDED} are needed: a bargain between creators cannot be seen in the audience of one.`,
      }
    }
    const table = engagements(rows)
    const names = (numbers: readonly number[]) => numbers.map((number) => table.people[number]!)
    const found = [
      ...pods(table).map(({ members, ...evidence }) => ({
        members: names(members),
        kind: 'pod' as const,
        score: evidence.inStepAt,
        evidence,
      })),
      ...blocks(table)
        .filter(({ kind }) => kind === 'circle')
        .map(({ actors, creators, kind: _, ...evidence }) => ({
          members: names(actors),
          kind: 'block' as const,
          score: evidence.density / evidence.expected,
          evidence: { ...evidence, creators: names(creators) },
        })),
    ]
    return {
      pods: found,
      flagged: [...new Set(found.flatMap(({ members }) => members))],
      assessable: true,
      because: `${creators.toLocaleString('en')} creators and ${table.people.length.toLocaleString('en')} people were looked at.`,
    }
  },
}
