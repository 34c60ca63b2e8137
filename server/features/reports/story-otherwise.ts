/**
 * The words of a story said otherwise. A creator may be called Sales, and a place Reel: then the story does without that word, so that
 * whoever looks for the name finds nothing. Each stands for the same part of speech in the same number. Without another word (the, of)
 * there is no text, unless a person has looked and lets the word stand.
 */
import { wordsOf } from './renamed.ts'

const OTHERWISE: Record<string, readonly string[]> = {
  after: ['following', 'upon'],
  amounts: ['sums', 'payments'],
  anything: ['aught', 'any money'],
  anyway: ['regardless', 'in any case'],
  article: ['text', 'write-up'],
  asked: ['invited', 'approached'],
  bands: ['ranges', 'brackets'],
  brought: ['won', 'drew'],
  bundle: ['package', 'set'],
  centre: ['middle', 'heart'],
  city: ['town', 'municipality'],
  click: ['visit', 'tap'],
  clicks: ['visits', 'taps'],
  codes: ['coupons', 'vouchers'],
  cost: ['outlay', 'expense'],
  counted: ['tallied', 'recorded'],
  counts: ['tallies', 'totals'],
  creator: ['author', 'maker'],
  creators: ['authors', 'makers'],
  credit: ['merit', 'recognition'],
  dates: ['days', 'calendars'],
  earned: ['brought', 'recovered'],
  east: ['orient', 'sunrise side'],
  everybody: ['everyone', 'all'],
  expected: ['foresaw', 'predicted'],
  followers: ['subscribers', 'fans'],
  happened: ['occurred', 'taken place'],
  hearsay: ['rumour', 'recommendation'],
  invented: ['fictitious', 'made up'],
  known: ['recorded', 'on file'],
  learned: ['understood', 'took from it'],
  leaves: ['yields', 'gives'],
  left: ['over', 'remaining'],
  links: ['addresses', 'shortcuts'],
  live: ['broadcast', 'stream'],
  loss: ['deficit', 'shortfall'],
  lost: ['gone', 'forfeited'],
  machines: ['robots', 'computers'],
  multiplied: ['scaled', 'changed'],
  name: ['label', 'title'],
  names: ['labels', 'titles'],
  nobody: ['no one', 'not one'],
  none: ['nil', 'nought'],
  north: ['upper part', 'top'],
  nothing: ['nought', 'nil'],
  number: ['figure', 'value'],
  order: ['purchase', 'booking'],
  orders: ['purchases', 'bookings'],
  paid: ['settled with', 'compensated'],
  people: ['persons', 'folk'],
  place: ['location', 'spot'],
  places: ['locations', 'towns'],
  plan: ['forecast', 'schedule'],
  post: ['publication', 'piece'],
  posted: ['published', 'put online'],
  previews: ['prefetches', 'snapshots'],
  real: ['true', 'actual'],
  reel: ['clip', 'short film'],
  relationship: ['closeness', 'bond'],
  revenue: ['takings', 'turnover'],
  sale: ['purchase', 'deal'],
  score: ['mark', 'rating'],
  seat: ['chair', 'ticket'],
  seats: ['chairs', 'tickets'],
  secret: ['hidden', 'undisclosed'],
  short: ['clip', 'brief film'],
  sold: ['taken', 'booked'],
  south: ['lower part', 'bottom'],
  stand: ['lie', 'sit'],
  story: ['tale', 'episode'],
  team: ['crew', 'staff'],
  themselves: ['their own accord', 'own impulse'],
  together: ['combined', 'jointly'],
  video: ['film', 'clip'],
  week: ['stretch', 'seven days'],
  weeks: ['stretches', 'spells'],
  west: ['occident', 'sunset side'],
}

/** Every word that the story may use instead of its own. */
export const otherWords = Object.values(OTHERWISE).flat()

/** A text without these words where there are others. `taken` says whether somebody is called so. */
export function otherwise(text: string, taken: (word: string) => boolean): string {
  return text.replaceAll(/\p{L}+/gu, (word) => {
    if (!taken(word)) return word
    const other = OTHERWISE[word.toLowerCase()]?.find((one) => !taken(one) && !wordsOf(one).some(taken))
    if (other === undefined) return word
    return /^\p{Lu}/u.test(word) ? other.slice(0, 1).toUpperCase() + other.slice(1) : other
  })
}
