/**
 * Does a comment advertise something else than what it stands under?
 * Logistic regression on concepts, not words, so that it holds under other videos; addresses, requests and "my channel"
 * speak for it, talk about the work against it. Trust it for Latin scripts; elsewhere only addresses and marks are seen.
 * Known answers and speed: comments.test.ts. Method: docs/methods/authenticity-comments.md
 */
import { type Concept, conceptOf, type Reading, reading } from './comment-words.ts'

export const SPAM_FEATURES = [
  'subscribe',
  'follow',
  'place',
  'look',
  'mine',
  'ask',
  'money',
  'everybody',
  'work',
  'reaction',
  'pointing',
  'question',
  'my place',
  'my work',
  'look at mine',
  'follow mine',
  'this work',
  'check out',
  'here I am',
  'address',
  'video address',
  'only an address',
  'handle',
  'long number',
  'length',
  'shouting',
  'arrows',
] as const
export type SpamFeature = (typeof SPAM_FEATURES)[number]

const CONCEPTS = SPAM_FEATURES.slice(0, 12) as unknown as readonly Concept[]
const at = Object.fromEntries(SPAM_FEATURES.map((feature, i) => [feature, i])) as Record<SpamFeature, number>
export const SPAM_WIDTH = SPAM_FEATURES.length

/** Feature values of a comment, each about 0..2. `into` is overwritten, so that a million comments make no garbage. */
export function spamFeatures(
  { text, plain, words, addresses }: Reading,
  into = new Float64Array(SPAM_WIDTH),
): Float64Array {
  into.fill(0)
  let before: Concept | undefined
  let beforeThat: Concept | undefined
  let last = ''
  for (const word of words) {
    const concept = conceptOf(word)
    if (concept !== undefined) {
      into[at[concept]] = (into[at[concept]] as number) + 1
      const pair = pairOf(concept, before, beforeThat, last)
      if (pair !== undefined) into[at[pair]] = 1
    }
    if ((word === 'out' && before === 'look') || (word === 'this' && last === 'check')) into[at['check out']] = 1
    if (before === 'mine' && SELF.has(word)) into[at['here I am']] = 1
    beforeThat = before
    before = concept
    last = word
  }
  for (const concept of CONCEPTS) into[at[concept]] = Math.min(2, Math.log2(1 + (into[at[concept]] as number)))
  if (addresses.length > 0) {
    const outside = addresses.filter((address) => !/youtu\.?be|watch\?v=/i.test(address)).length
    into[at.address] = outside > 0 ? 1 : 0
    into[at['video address']] = outside < addresses.length ? 1 : 0
    into[at['only an address']] = words.length <= 3 ? 1 : 0
  }
  into[at.handle] = /@\s?\w/.test(plain) ? 1 : 0
  into[at['long number']] = /\d[\d\s-]{8,}\d/.test(plain) ? 1 : 0
  into[at.length] = Math.min(2, Math.log10(1 + words.length))
  into[at.shouting] = shouting(plain)
  into[at.arrows] = /&gt;&gt;|>>|-->|➡|👉|👇|⬇|→|={3}/.test(text) ? 1 : 0
  return into
}

const CONSTANT = -1.74

/** Learnt from 350 labelled comments under one video, held towards weights set by hand beforehand. */
const WEIGHTS: readonly number[] = [
  3.03, // subscribe
  1.36, // follow
  1.37, // place
  0.77, // look
  0.37, // mine
  0.98, // ask
  1.36, // money
  0.57, // everybody
  0.57, // work
  -0.98, // reaction
  -0.61, // pointing
  -0.55, // question
  1.72, // my place
  1.75, // my work
  1.55, // look at mine
  1.25, // follow mine
  -0.77, // this work
  1.42, // check out
  0.52, // here I am
  3.65, // address
  0.49, // video address
  1.62, // only an address
  0.71, // handle
  0.5, // long number
  0.02, // length
  -0.31, // shouting
  0.82, // arrows
]

const scratch = new Float64Array(SPAM_WIDTH)

/** Probability (0..1) where half of the comments advertise; a text without words or addresses has the lowest. */
export function spam(read: Reading): number {
  const features = spamFeatures(read, scratch)
  let sum = CONSTANT
  for (let i = 0; i < SPAM_WIDTH; i++) sum += (WEIGHTS[i] as number) * (features[i] as number)
  return 1 / (1 + Math.exp(-sum))
}

/** Log odds added by each feature that is present, strongest first. */
export const spamReasons = (text: string): { feature: SpamFeature; contribution: number }[] => {
  const features = spamFeatures(reading(text))
  return SPAM_FEATURES.map((feature, i) => ({
    feature,
    contribution: (WEIGHTS[i] as number) * (features[i] as number),
  }))
    .filter(({ contribution }) => contribution !== 0)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
}

const SELF = new Set(['am', 'make', 'do', 'have', 'made', 'will'])

/** What a word means together with the two before it. */
function pairOf(
  concept: Concept,
  before: Concept | undefined,
  beforeThat: Concept | undefined,
  last: string,
): SpamFeature | undefined {
  if (concept === 'place' && (before === 'mine' || beforeThat === 'mine')) return 'my place'
  if (concept === 'work') {
    if (before === 'mine' || beforeThat === 'mine') return 'my work'
    if (last === 'this' || last === 'the' || last === 'that') return 'this work'
  }
  if (concept === 'mine') {
    if (before === 'look' || beforeThat === 'look') return 'look at mine'
    if (before === 'subscribe' || before === 'follow' || beforeThat === 'subscribe') return 'follow mine'
  }
  return undefined
}

/** Capitals as a share of letters, in texts long enough to tell. */
function shouting(text: string): number {
  let upper = 0
  let lower = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 65 && code <= 90) upper++
    else if (code >= 97 && code <= 122) lower++
  }
  return upper + lower < 8 ? 0 : upper / (upper + lower)
}
