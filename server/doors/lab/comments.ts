/** `rapport lab comments --file F`: which comments advertise something else, and which could stand under any post. */
import { commentReasons, scoreComments } from '@rapport/analysis/authenticity/comments.ts'
import type { WrittenComment } from '@rapport/analysis/authenticity/comments.ts'
import { readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'id', kind: 'text', aliases: ['comment_id'] },
  { name: 'text', kind: 'text', aliases: ['comment', 'message', 'body', 'content'] },
  { name: 'author', kind: 'text', aliases: ['actor', 'username', 'commenter'] },
  { name: 'caption', kind: 'text', aliases: ['post_text', 'description'] },
] as const

export const labComments: Method = {
  name: 'comments',
  describe: 'Which comments advertise something else, and which could stand under any post?',
  files: [{ flag: 'file', describe: 'id, text and if known author, at, caption' }],
  example: '--file comments.csv --json',
  async answer({ file }, { map }) {
    const ids: string[] = []
    const written: WrittenComment[] = []
    for await (const row of readRows(file!, FIELDS, map)) {
      ids.push(String(row.id ?? ids.length + 1))
      written.push({
        text: String(row.text ?? ''),
        author: row.author as string | undefined,
        caption: row.caption as string | undefined,
      })
    }
    return {
      comments: scoreComments(written).map((score, at) => ({
        id: ids[at],
        ...score,
        because: commentReasons(written[at]!),
      })),
    }
  },
}
