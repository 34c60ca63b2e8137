/**
 * Are these rows people talking under posts, whatever else their columns might mean? Yes where the rows have a text and a comment's
 * id; where most posts have texts of several people; where comments hold their answers; where an account, a text and what it answers
 * are said; or, of one post, where somebody wrote a comment at a time. Not when rows carry counts of their own that posts have: a list
 * of posts may have an author and an answered post too.
 */
import { plainHeader, meaningOf } from './headers.ts'
import type { Candidate } from './identity.ts'
import { isNumeric } from './numbers.ts'
import { distinct, share, type Table } from './table.ts'
import { namesOwner, severalFor } from './whose.ts'

const OF_A_COMMENT = /comment|commento|comentario|kommentar/

/**
 * `columns` and `found` as guessed for interactions; `owned`: the user said whose posts they are; `answers`: records hold what answers
 * them.
 */
export function isConversation(
  columns: readonly Candidate[],
  found: Map<string, Candidate>,
  table: Table,
  { owned, answers }: { owned: boolean; answers: boolean },
): boolean {
  const [post, actor, text] = [found.get('post'), found.get('actor'), found.get('text')]
  if (!text || text.values.length === 0) return false
  const owner =
    owned || found.get('handle')?.fixed || columns.some((column) => namesOwner(column) && column.values.length > 0)
  const commentId = OF_A_COMMENT.test(plainHeader(found.get('id')?.header ?? ''))
  if (commentId && (owner || actor)) return true
  const counts = countsOfPosts(columns)
  if (post && actor && isCrowded(table, post, actor)) {
    // What is the same for all rows of a post is the post's, and the rows are not.
    if (counts.every((column) => severalFor(table, post.index, column.index) === 0)) return true
  }
  if (counts.length > 0) return false
  if (answers) return true
  if (!actor) return false
  if (owner && found.has('replyTo')) return true
  return !post && OF_A_COMMENT.test(plainHeader(text.header)) && found.has('at') && !describesCreators(columns)
}

/** Whether posts come again, most of them with several people. */
const isCrowded = (table: Table, post: Candidate, actor: Candidate): boolean =>
  post.values.length >= 5 && distinct(post.values) < 0.7 && severalFor(table, post.index, actor.index) > 0.5

/** Whether one account has several people who wrote, and the rows no counts of a post. */
export function othersSpeak(columns: readonly Candidate[], found: Map<string, Candidate>, table: Table): boolean {
  const [handle, actor, text] = [found.get('handle'), found.get('actor'), found.get('text')]
  if (!handle || !actor || !text || countsOfPosts(columns).length > 0) return false
  return severalFor(table, handle.index, actor.index) > 0.5
}

/** Whether the rows say what a list of creators says: somebody may have noted a comment and a day beside each. */
function describesCreators(columns: readonly Candidate[]): boolean {
  return columns.some(({ header }) =>
    /^(followers|following|engagementRate|engagements|average\w+|email|bio|topics|country)$/.test(
      meaningOf(header, 'creators')?.field ?? '',
    ),
  )
}

/** The columns that say how often a post was seen, shared, saved or commented; a comment may have likes and replies. */
function countsOfPosts(columns: readonly Candidate[]): Candidate[] {
  return columns.filter(({ header, values }) => {
    const field = meaningOf(header, 'posts')?.field ?? ''
    const counts = /^(views|shares|saves|comments)$/.test(field) && !/repl/i.test(header)
    return counts && share(values, isNumeric) > 0.8
  })
}
