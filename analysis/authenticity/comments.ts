/**
 * What do the comments under an account's posts look like: advertising, generic praise, the same text from many people?
 * One score per comment (spam.ts, generic.ts) and one signal per account, from templates only: praise is also what fans write.
 * Known answers and speed: comments.test.ts. Method: docs/methods/authenticity-comments.md
 */
import { counted, figures } from '../numbers/figures.ts'
import { reading } from './comment-words.ts'
import { type DuplicateCluster, duplicates } from './duplicates.ts'
import { captionWords, genericness } from './generic.ts'
import { resembling } from './resembling.ts'
import type { Signal } from './signal.ts'
import { spam, spamReasons } from './spam.ts'

export type WrittenComment = {
  readonly text: string
  readonly author?: string | undefined
  /** Of the post that it stands under. */
  readonly caption?: string | undefined
}

/** All 0..1. `spam`: advertises something else. `generic`: could stand under any post. */
export type CommentScore = { readonly spam: number; readonly generic: number }

/** In the order of the input. Captions are read once per post. */
export function scoreComments(comments: Iterable<WrittenComment>): CommentScore[] {
  const captions = new Map<string, ReadonlySet<string>>()
  const scores: CommentScore[] = []
  for (const { text, caption } of comments) {
    let words: ReadonlySet<string> | undefined
    if (caption !== undefined && caption !== '') {
      words = captions.get(caption)
      if (words === undefined) {
        // One post at a time is the usual order; a few thousand captions are plenty to remember.
        if (captions.size > 4096) captions.clear()
        captions.set(caption, (words = captionWords(caption)))
      }
    }
    const read = reading(text)
    scores.push({ spam: spam(read), generic: genericness(read, words).generic })
  }
  return scores
}

/** Why a comment got its scores, in words. */
export function commentReasons({ text, caption }: WrittenComment): string[] {
  const reasons = spamReasons(text)
    .filter(({ contribution }) => contribution > 0.5)
    .slice(0, 3)
    .map(({ feature }) => WORDS[feature] ?? `words of the kind "${feature}"`)
  const { bits, fromCaption } = genericness(reading(text), caption === undefined ? undefined : captionWords(caption))
  if (fromCaption > 0) reasons.push(`takes up ${fromCaption} ${fromCaption === 1 ? 'word' : 'words'} of the caption`)
  else if (bits < 12) reasons.push('little that is about this post')
  return reasons
}

const WORDS: Record<string, string> = {
  address: 'a web address',
  'video address': 'the address of a video',
  handle: 'names another account',
  'long number': 'a long number',
  'here I am': 'introduces itself',
  arrows: 'arrows that point elsewhere',
  look: 'asks to look, click or visit',
  mine: 'speaks of itself',
  everybody: 'addresses everybody',
  work: 'speaks of videos, music or other work',
  'only an address': 'hardly more than an address',
  'my place': 'points to a channel, page or shop of its own',
  'my work': 'points to work of its own',
  'look at mine': 'asks to look at something of its own',
  'follow mine': 'asks for followers',
  'check out': 'asks to check something out',
  subscribe: 'asks for subscribers',
  follow: 'asks for followers',
  money: 'money, gifts or free things',
  place: 'a channel, page or shop',
  ask: 'a request',
}

export type CommentsSignal = Signal & {
  readonly name: 'comments'
  /** Texts that three or more people wrote nearly alike, largest first, advertising left out; members are indices into the input. */
  readonly templates: readonly DuplicateCluster[]
}

export const NEEDED_COMMENTS = 50
/** People who must share a text before it is called a template. */
const PEOPLE = 3
const THRESHOLD = 0.1
/** From here on a comment is said to advertise, or to fit under any post. */
export const LIKELY = 0.5

type Authored = WrittenComment & { readonly author: string }

/** `n` and `needed` count comments with an author, the creator's own left out by the caller. */
export function commentsSignal(comments: readonly WrittenComment[]): CommentsSignal {
  const written: number[] = []
  const texts: string[] = []
  comments.forEach(({ text, author }, index) => {
    if (!author) return
    written.push(index)
    texts.push(text)
  })
  const base = {
    name: 'comments',
    threshold: THRESHOLD,
    needed: NEEDED_COMMENTS,
    n: written.length,
    innocent: INNOCENT,
    howOftenWrong: HOW_OFTEN_WRONG,
  } as const
  if (written.length < NEEDED_COMMENTS) {
    const state = comments.length >= NEEDED_COMMENTS ? 'not-available' : 'not-enough-evidence'
    const because = `${counted(written.length, 'comment')} with a known author, ${NEEDED_COMMENTS} are needed.`
    return { ...base, state, llr: 0, concern: false, because, templates: [] }
  }
  // Advertisers paste under everybody's posts; only what flatters this account can have been ordered for it.
  const own = resembling(texts)
    .filter((at) => spam(reading(texts[at] as string)) < LIKELY)
    .map((at) => written[at] as number)
  const templates = duplicates(own.map((index) => comments[index] as Authored))
    .filter(({ authors }) => authors >= PEOPLE)
    .map((cluster) => ({ ...cluster, members: cluster.members.map((member) => own[member] as number) }))
  const inside = templates.reduce((sum, { members }) => sum + members.length, 0)
  const score = inside / written.length
  const concern = score >= THRESHOLD
  const people = Math.max(0, ...templates.map(({ authors }) => authors))
  return {
    ...base,
    state: 'assessed',
    // Not fitted: nobody has published accounts with templates and a known truth. A third in templates reaches 2.
    llr: concern ? Math.min(2, 1 + 4 * (score - THRESHOLD)) : 0,
    score,
    concern,
    because:
      inside === 0
        ? `No text of 20 letters or more was written nearly alike by ${PEOPLE} people.`
        : `${figures(inside)} of ${figures(written.length)} comments repeat ${templates.length === 1 ? 'a text' : `${templates.length} texts`} nearly word for word, one of them from ${figures(people)} different people.`,
    templates,
  }
}

const INNOCENT = [
  'A contest that asked for a sentence; a slogan, a quotation or a line of a song.',
  'Fans who repeat a joke of the community.',
  'Advertisers who paste the same text under many accounts: the creator did not ask for them.',
]

const HOW_OFTEN_WRONG = {
  falseAlarms: undefined,
  says: 'Not measured on accounts: none with bought comments and a known truth is public. Nearly alike means a Jaccard index of .8 over five-letter pieces; made-up texts of different people were never joined.',
} as const
