/**
 * What a language needs so that people can talk in it. Templates hold `{it}` (the thing of the post with its article, or
 * a short word for it; `{It}` at the start of a sentence; `{of}` and `{about}` with the preposition), `{name}` (the
 * creator), `{fan}` (who is answered), `{town}` and `{place}` (the creator's). They avoid whatever would have to agree
 * with the thing, the creator or the fan in number or gender.
 */
import type { Topic } from '../cast.ts'

/** What somebody writes, and what the creator may answer; without answers of its own it gets a general one. */
export type Talk = readonly [says: string, ...answers: string[]]

export type Subject = {
  /** What people say instead of naming the thing. */
  short: string
  things: readonly string[]
  /** Things of winter, spring, summer and autumn. */
  seasons?: readonly (readonly string[])[]
  captions: readonly string[]
  asks: readonly Talk[]
  tells: readonly Talk[]
}

/**
 * What happened around the table, put together from parts, so that no two people tell quite the same. `said`, `scene` and
 * `why` are the forms: with `{who}`, `{when}` (also with a capital) and `{did}`, `{scene}`, or `{needs}` and `{and}`.
 */
export type Life = {
  said: string
  scene: string
  why: string
  who: readonly string[]
  when: readonly string[]
  did: readonly string[]
  /** As `did`, with the thing of the post in it. */
  scenes: readonly string[]
  ends: readonly string[]
  needs: readonly string[]
  ands: readonly string[]
  shortBack: readonly string[]
  shortBetween: readonly string[]
}

export type Tongue = {
  life: Life
  /** Openers and closers; the empty ones are the most frequent. */
  askOpeners: readonly string[]
  askClosers: readonly string[]
  tellOpeners: readonly string[]
  tellClosers: readonly string[]
  /** What says nothing in particular. */
  praise: readonly string[]
  /** The creator to somebody who told something; to somebody who praised. */
  thanks: readonly string[]
  thanksShort: readonly string[]
  /** The same person again, after an answer to a question; after an answer to anything else. */
  backAsked: readonly string[]
  backTold: readonly string[]
  /** The creator's last word. */
  again: readonly string[]
  /** One from the audience to another who asked, or who told. */
  betweenAsk: readonly string[]
  betweenTell: readonly string[]
  /** How a creator who listens ends a caption, and one who does not. */
  invites: readonly string[]
  hashtags: readonly string[]
  giveaway: readonly string[]
  tags: readonly string[]
  /** Paid by Trattoria Lucia, and saying so. */
  supper: readonly string[]
  towns: readonly string[]
  asks: readonly Talk[]
  tells: readonly Talk[]
  subjects: Partial<Record<Topic, Subject>>
}
