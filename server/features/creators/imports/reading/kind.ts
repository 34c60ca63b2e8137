/**
 * Are these creators, posts or interactions? By which fields each reading finds, and whether handles or posts repeat.
 * When two come close the user is told why, and may say otherwise.
 */
import type { Guess } from './guess.ts'
import { showsPosts } from './guess.ts'
import { wordsOf } from './headers.ts'
import { fieldWords } from './explain.ts'
import type { ImportKind, Told } from './inspection.ts'
import { address, postAt } from './profiles.ts'
import { distinct } from './table.ts'

const SPECIFIC: Record<ImportKind, string[]> = {
  creators:
    'name firstName lastName email bio followers following posts engagementRate engagements averageLikes averageComments averageViews averageShares place country language topics verified creatorKey'.split(
      ' ',
    ),
  posts: 'post postedAt caption likes comments views shares saves kind sponsored'.split(' '),
  interactions: 'post actor text at replyTo id kind'.split(' '),
}

const IN_NAME: Record<ImportKind, RegExp> = {
  creators: /^(creators?|influencers?|accounts?|profiles?|channels?|list)$/,
  posts: /^(posts?|videos?|media|reels?|content|tweets?)$/,
  interactions: /^(interactions?|comments?|replies|commenti|comentarios|commentaires|kommentare)$/,
}

type Scored = { guess: Guess; score: number; missing: string[] }

/** What may be said of a whole file that does not have it. */
export const MISSING = { owner: 'handle of the creator', post: 'post (its id or address)' }

/** Some addresses of posts name whose they are. */
const authorIn = (post: string | undefined): string | undefined => {
  const url = post === undefined ? null : address(post)
  return (url && postAt(url)?.handle) ?? undefined
}

/** What rows of this kind need and the file does not have, in words. */
export function missingIn({ kind, found, platforms }: Guess, told: Partial<Told>): string[] {
  if (kind === 'creators') {
    const some = found.has('handle') || found.has('url') || platforms.length > 0
    return some ? [] : ['handle (or profile address)']
  }
  const address = found.get('post') ?? found.get('url')
  const shows = showsPosts(address)
  const both = kind === 'posts' ? showsPosts(found.get('url')) : shows
  const missing: string[] = []
  const whose = found.has('handle') || told.handle || shows.authors || both.authors || authorIn(told.post)
  if (!whose) missing.push(MISSING.owner)
  const which = found.has('post') || (kind === 'posts' ? found.has('url') : told.post)
  if (!which) missing.push(MISSING.post)
  if (kind === 'interactions' && !found.has('actor') && !found.has('text')) missing.push('actor or text')
  return missing
}

function score(guess: Guess, told: Partial<Told>, name: string): Scored {
  const { kind, found } = guess
  const missing = missingIn(guess, told)
  let points = SPECIFIC[kind].filter((field) =>
    [...found.keys()].some((key) => key === field || key.endsWith(`.${field}`)),
  ).length
  const column = (field: string) => found.get(field)
  const values = (field: string) => column(field)?.values ?? []
  if (missing.length > 0) points -= 20
  if (wordsOf(name).some((word) => IN_NAME[kind].test(word))) points += 1
  const many = (field: string) => values(field).length >= 5
  const post = distinct(values('post'))
  if (kind === 'creators') {
    if (found.has('followers') || found.has('email') || guess.platforms.length > 0) points += 2
    if (many('handle') && distinct(values('handle')) < 0.7) points -= 3
    const shows = showsPosts(column('url'))
    if (shows.posts) points -= 6
  }
  if (kind === 'posts') {
    // A bare `id` is anything's; `post_id` is a post's.
    if (column('post')?.match && /post|video|media|short|status|tweet/.test(column('post')!.header.toLowerCase()))
      points += 2
    else if (!showsPosts(column('url')).posts) points -= 2
    if (many('post') && post > 0.98) points += 2
    if (['postedAt', 'caption', 'likes', 'comments', 'views'].every((field) => !found.has(field))) points -= 4
  }
  if (kind === 'interactions') {
    if (many('post') && post < 0.7) points += 2
    points += found.has('actor') ? 1 : -2
    if (found.has('replyTo')) points += 1
    // What is missing is asked for; it does not make comments into posts.
    points += { surely: 40, likely: 4, no: 0 }[guess.talk]
    if (/comment|commento|comentario|kommentar/i.test(`${column('text')?.header} ${column('id')?.header}`)) points += 2
  }
  return { guess, score: points, missing }
}

export type Chosen = { guess: Guess; because: string; missing: string[] }

/** The likeliest of the guesses, and why in one sentence. */
export function chooseKind(guesses: readonly Guess[], told: Partial<Told>, name: string): Chosen {
  const scored = guesses.map((guess) => score(guess, told, name)).toSorted((a, b) => b.score - a.score)
  const best = scored[0]!
  const fields = [...best.guess.found.keys()]
    .filter((field) => field !== 'platform')
    .slice(0, 5)
    .map(fieldWords)
  const because = told.kind
    ? 'you said so'
    : fields.length > 0
      ? `its columns give ${fields.join(', ')}`
      : 'nothing says otherwise'
  return { guess: best.guess, because, missing: best.missing }
}
