/**
 * Are these rows people talking under posts, whatever else their columns might mean? Yes where the rows have a text and
 * a comment's id, or a text, an account and what they answer; or where most posts have texts of
 * several people. Not when rows carry a post's own counts: a list of posts may have an author and an answered post too.
 */
import { plainHeader, meaningOf } from './headers.ts'
import type { Candidate } from './identity.ts'
import { isNumeric } from './numbers.ts'
import { distinct, share, type Table } from './table.ts'
import { namesOwner, severalFor } from './whose.ts'

/** `columns` and `found` as guessed for interactions; `owned`: the user said whose posts they are. */
export function isConversation(
  columns: readonly Candidate[],
  found: Map<string, Candidate>,
  table: Table,
  owned: boolean,
): boolean {
  const [post, actor, text] = [found.get('post'), found.get('actor'), found.get('text')]
  if (!text || text.values.length === 0) return false
  const owner =
    owned || found.get('handle')?.fixed || columns.some((column) => namesOwner(column) && column.values.length > 0)
  const commentId = /comment|commento|comentario|kommentar/.test(plainHeader(found.get('id')?.header ?? ''))
  if (commentId && (owner || actor)) return true
  if (!actor || countsPosts(columns)) return false
  if (owner && found.has('replyTo')) return true
  if (!post) return false
  return post.values.length >= 5 && distinct(post.values) < 0.7 && severalFor(table, post.index, actor.index) > 0.5
}

/** Whether one account has several people who wrote, and the rows no counts of a post. */
export function othersSpeak(columns: readonly Candidate[], found: Map<string, Candidate>, table: Table): boolean {
  const [handle, actor, text] = [found.get('handle'), found.get('actor'), found.get('text')]
  if (!handle || !actor || !text || countsPosts(columns)) return false
  return severalFor(table, handle.index, actor.index) > 0.5
}

/** Whether the rows say how often a post was seen, shared, saved or commented; a comment may have likes and replies. */
function countsPosts(columns: readonly Candidate[]): boolean {
  return columns.some(({ header, values }) => {
    const field = meaningOf(header, 'posts')?.field ?? ''
    const counts = /^(views|shares|saves|comments)$/.test(field) && !/repl/i.test(header)
    return counts && share(values, isNumeric) > 0.8
  })
}
