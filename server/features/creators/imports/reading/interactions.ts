/** One row of a list of comments, likes, shares, saves or mentions. The widest files: what is done here is done millions of times. */
import type { InteractionRow } from '../../rows.ts'
import { isBlank, isNoName, tidy } from './blank.ts'
import { type Cell, type Convert, type Plan, moments, posts, trouble, words } from './plan.ts'
import { owners } from './posts.ts'
import { profile } from './profiles.ts'
import { interactionKind } from './words.ts'

function kinds(plan: Plan): Cell<InteractionRow['kind']> {
  const column = plan.column('kind')
  if (column < 0) return () => 'comment'
  return (cells) => {
    const text = tidy(cells[column])
    if (isBlank(text)) return 'comment'
    return interactionKind(text) ?? trouble(plan, column, 'comment, like, share, save or mention')
  }
}

/** A handle or an id as it is; a profile's address becomes its handle. */
function actors(plan: Plan): Cell<string> {
  const column = plan.column('actor')
  if (column < 0) return () => undefined
  return (cells) => {
    const text = tidy(cells[column])
    if (isNoName(text)) return undefined
    if (text.charCodeAt(0) === 64) return text.slice(1) || undefined
    return text.includes('/') ? (profile(text, null)?.handle ?? text) : text
  }
}

export function interactions(plan: Plan): Convert<InteractionRow> {
  const column = plan.column('post')
  const owner = owners(plan)
  const read = posts()
  const ids = words(plan, 'id')
  const who = actors(plan)
  const what = kinds(plan)
  const when = moments(plan, 'at')
  const texts = words(plan, 'text', true)
  const answered = words(plan, 'replyTo')
  const spoke = Math.max(plan.column('actor'), plan.column('text'))
  return (cells, into) => {
    const name = column < 0 ? (plan.post ?? '') : tidy(cells[column])
    if (isNoName(name)) return trouble(plan, column, 'the id or the address of the post')
    const said = read(name)
    const whose = owner(cells, said)
    if (!whose) return
    const actor = who(cells)
    const text = texts(cells)
    if (actor === undefined && text === undefined) return trouble(plan, spoke, 'who did it, or what was said')
    const kind = what(cells)
    const at = when(cells)
    const id = ids(cells)
    const replyTo = answered(cells)
    if (kind === undefined || plan.trouble.wanted !== '') return
    into.push({ platform: whose.platform, handle: whose.handle, post: said.post, id, actor, kind, at, text, replyTo })
  }
}
