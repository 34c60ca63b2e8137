/**
 * What a language needs so that people can talk in it. Templates hold `{it}` (the thing of the post with its article,
 * `{It}` at the start of a sentence), `{name}` (the creator), `{fan}` (who is answered) and `{town}`; they avoid
 * whatever would have to agree with the thing in number or gender.
 */
import type { Topic } from '../cast.ts'

export type Talk = { ask: string; answers: readonly string[] }

/** A topic: what posts are about, and what is asked and told under them. */
export type Subject = {
  things: readonly string[]
  /** Things of winter, spring, summer and autumn. */
  seasons?: readonly (readonly string[])[]
  captions: readonly string[]
  talks: readonly Talk[]
  tells: readonly string[]
}

export type Tongue = {
  /** Before a question, before a story; empty ones are said more often. */
  askOpeners: readonly string[]
  tellOpeners: readonly string[]
  closers: readonly string[]
  /** What says nothing in particular. */
  praise: readonly string[]
  /** The creator to somebody who told something, or praised. */
  thanks: readonly string[]
  thanksShort: readonly string[]
  /** The same person again, after an answer. */
  back: readonly string[]
  again: readonly string[]
  /** One from the audience to another. */
  between: readonly string[]
  /** A close creator ends a caption by asking. */
  invites: readonly string[]
  hashtags: readonly string[]
  giveaway: readonly string[]
  tags: readonly string[]
  /** Paid by Trattoria Lucia, and saying so. */
  supper: readonly string[]
  towns: readonly string[]
  talks: readonly Talk[]
  tells: readonly string[]
  subjects: Partial<Record<Topic, Subject>>
}
