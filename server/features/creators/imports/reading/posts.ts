/** One row of a list of posts. */
import type { PostRow } from '../../rows.ts'
import { isNoName, tidy } from './blank.ts'
import type { Owner } from './inspection.ts'
import {
  type Cells,
  type Convert,
  type Plan,
  moments,
  numbers,
  platforms,
  posts as postsSaid,
  profiles,
  trouble,
  words,
  yesNo,
} from './plan.ts'
import type { PostSaid } from './plan.ts'
import { federated } from './profiles.ts'

export const PLATFORM = 'a platform: as an address, in a column, or chosen for the whole file'
const A_KNOWN_POST = 'a post that is known here: import the posts first, or say whose they are'
export const HANDLE = 'the handle of the creator, one word of at most 100 characters, or the address of its profile'

/** Whose post it is: by the column of handles, the post's address, or what the user said of the whole file. */
export function owners(plan: Plan): (cells: Cells, post: PostSaid | undefined) => Owner | undefined {
  const column = plan.column('handle')
  const named = platforms(plan)
  const read = profiles(null)
  const all = plan.handle === undefined ? null : read(plan.handle)
  return (cells, post) => {
    const said = named(cells) ?? null
    const text = column < 0 ? '' : tidy(cells[column])
    const found = isNoName(text) ? null : read(text)
    if (found === null && !isNoName(text)) return trouble(plan, column, HANDLE)
    const whose =
      found ?? (post?.at?.handle === undefined ? all : { platform: post.at.platform, handle: post.at.handle })
    const known = post === undefined ? undefined : plan.owners?.get(post.post)
    if (!whose && known) return known
    if (!whose) return trouble(plan, plan.owners ? plan.column('post') : column, plan.owners ? A_KNOWN_POST : HANDLE)
    const platform = whose.platform ?? said ?? post?.at?.platform ?? plan.platform
    if (!platform) return trouble(plan, Math.max(plan.column('platform'), column), PLATFORM)
    return { platform, handle: federated(whose.handle, post?.at?.handle) }
  }
}

export function posts(plan: Plan): Convert<PostRow> {
  const ids = plan.column('post')
  const urls = plan.column('url')
  const owner = owners(plan)
  const read = postsSaid()
  const postedAt = moments(plan, 'postedAt')
  const kind = words(plan, 'kind')
  const caption = words(plan, 'caption', true)
  const counts = (['likes', 'comments', 'views', 'shares', 'saves'] as const)
    .filter((field) => plan.column(field) >= 0)
    .map((field) => [field, numbers(plan, field)] as const)
  const sponsored = yesNo(plan, 'sponsored')
  return (cells, into) => {
    const id = ids < 0 ? '' : tidy(cells[ids])
    const link = urls < 0 ? '' : tidy(cells[urls])
    const byId = isNoName(id) ? undefined : read(id)
    const byUrl = isNoName(link) ? undefined : read(link)
    const said = byId ?? byUrl
    if (!said) return trouble(plan, ids < 0 ? urls : ids, 'the id or the address of the post')
    const whose = owner(cells, byUrl?.at ? byUrl : said)
    if (!whose) return
    const row: PostRow = { ...whose, post: said.post }
    const at = postedAt(cells)
    if (at !== undefined) row.postedAt = at
    const type = kind(cells)
    if (type !== undefined) row.kind = type
    const text = caption(cells)
    if (text !== undefined) row.caption = text
    const url = byUrl?.url ?? said.url
    if (url !== undefined) row.url = url
    for (const [field, cell] of counts) {
      const value = cell(cells)
      if (value !== undefined) row[field] = value
    }
    const paid = sponsored(cells)
    if (paid !== undefined) row.sponsored = paid
    if (plan.trouble.wanted === '') into.push(row)
  }
}
