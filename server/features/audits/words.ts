/** Every finding in plain words: what it is called, what it counts, and the sentence that says it or says what is missing. */
import type { Finding } from '@rapport/analysis/numbers/finding.ts'
import type { Basis } from '@rapport/analysis/relationship/measure.ts'
import type { ActiveCore, MeasureFinding } from '@rapport/analysis/relationship/score.ts'

export type Unit = 'share' | 'percentile' | 'score' | 'hours' | 'bits' | 'people' | 'ratio'
/** A finding with whatever its measure says besides. */
export type Said = Finding & Partial<Pick<MeasureFinding, 'of' | 'unit'>> & Partial<Pick<ActiveCore, 'ofFollowers'>>

type Words = {
  label: string
  /** Where the analysis does not say it. */
  unit?: Unit
  of?: string
  says: (value: string, range: string, finding: Said, basis: Basis | undefined) => string
  /** How to get what is missing. */
  mend: string
}

const COMMENTS = 'Import more of the comments, or ask the creator to connect the account.'

export const WORDS: Record<string, Words> = {
  repeatCommenters: {
    label: 'Come back',
    says: (value, range, _, basis) =>
      basis
        ? `${share(basis.comeBack, basis.people)} of the people who comment come back (${of(basis.comeBack, basis.people)}); at equal numbers of comments ${value} would (${range}), which is what accounts are compared by.`
        : `At equal numbers of comments ${value} of the people who comment would come back (${range}).`,
    mend: COMMENTS,
  },
  loyalty: {
    label: 'Still there five posts later',
    says: (value, range) => `${value} of first-time commenters are back within five posts (${range}).`,
    mend: COMMENTS,
  },
  reciprocity: {
    label: 'Answers',
    says: (value, range, _, basis) =>
      `The creator answers ${value} of the comments (${range})${basis ? `: ${of(basis.answered, basis.threads)}${within(basis.medianHours)}` : ''}.`,
    mend: 'Replies are needed: import comments together with the creator’s own answers.',
  },
  depth: {
    label: 'Conversations that go on',
    says: (value, range, _, basis) =>
      `${value} of the threads run to three turns or more (${range})${basis ? `: ${of(basis.deepThreads, basis.threads)}` : ''}.`,
    mend: 'Replies are needed: import comments with the column that says what they answer.',
  },
  substance: {
    label: 'Substance',
    says: (value, range) => `A typical comment carries ${value} bits that other comments do not (${range}).`,
    mend: 'The text of comments is needed.',
  },
  concentration: {
    label: 'Carried by a few',
    says: (value, range) =>
      `Comments are ${value} more concentrated on few people than chance would have it (Gini, ${range}).`,
    mend: COMMENTS,
  },
  cohesion: {
    label: 'Talk with each other',
    says: (_, __, finding) =>
      finding.state === 'assessed'
        ? `In each thousand visits of fans ${thousand(finding.value)} pairs of them talk with each other (between ${thousand(finding.interval[0])} and ${thousand(finding.interval[1])}).`
        : '',
    mend: 'Replies between fans are needed: import the column that says what a comment answers.',
  },
  activeCore: {
    label: 'Active core',
    says: (value, range, { ofFollowers }) =>
      `About ${value} people are there to comment (${range})${ofFollowers ? `, ${written(ofFollowers.value, 'share')} of the followers` : ''}.`,
    mend: 'People who comment on earlier and on later posts are needed.',
  },
  savesAndShares: {
    label: 'Saves and shares',
    says: (value, range) =>
      `For each view, ${value} save or share the post (${range}); views stand for reach, which few sources tell.`,
    mend: 'Saves, shares and views of posts are needed; saves only the creator sees: ask for an export.',
  },
  engagement: {
    label: 'Engagement for its size',
    unit: 'percentile',
    of: 'accounts of your own to compare with',
    says: (value, range) =>
      `Engagement is higher than that of ${value} of your own accounts, size taken out (${range}).`,
    mend: 'Import more accounts with follower counts and engagement; we compare only with your own pool.',
  },
  likes: {
    label: 'Jumps of likes',
    unit: 'score',
    of: 'posts with likes',
    says: (value) => `Score ${value}.`,
    mend: 'At least twelve posts with like counts are needed.',
  },
  growth: {
    label: 'Steps of followers',
    unit: 'score',
    of: 'days of growth',
    says: (value) => `Score ${value}.`,
    mend: 'Nobody tells the past: Rapport writes down the count at every import, so import the list again from time to time.',
  },
  comments: {
    label: 'The same words from many people',
    unit: 'share',
    of: 'comments with text and author',
    says: (value) => `${value} of the comments repeat a text nearly word for word.`,
    mend: COMMENTS,
  },
  share: {
    label: 'Who follows',
    unit: 'score',
    of: 'sampled followers',
    says: (value) => `Score ${value}.`,
    mend: 'Upload a sample of followers, drawn at random from the whole list.',
  },
  followers: {
    label: 'Empty accounts among followers',
    unit: 'score',
    of: 'sampled followers',
    says: (value) => `Score ${value}.`,
    mend: 'Upload a sample of followers, drawn at random from the whole list.',
  },
  pods: {
    label: 'Engagement in step',
    unit: 'ratio',
    of: 'other creators here who engage with this one',
    says: (value) => `${value} times what was expected.`,
    mend: 'Import comments of creators who know one another.',
  },
  blocks: {
    label: 'A closed circle',
    unit: 'ratio',
    of: 'other creators here who engage with this one',
    says: (value) => `${value} times what was expected.`,
    mend: 'Import comments of creators who know one another.',
  },
}

/** What the analysis counts evidence in, as a person says it. */
const COUNTED: Record<MeasureFinding['of'], string> = {
  people: 'people who comment',
  posts: 'posts',
  threads: 'threads',
  comments: 'comments with text',
  recaptures: 'people seen in both halves',
}

const SHOWN_AS: Record<MeasureFinding['unit'], Unit> = {
  share: 'share',
  bits: 'bits',
  gini: 'ratio',
  'pairs per visit': 'ratio',
  people: 'people',
  'per reach': 'share',
}

export const unitOf = (name: string, { unit }: Said): Unit => (unit ? SHOWN_AS[unit] : WORDS[name]!.unit!)
export const countedIn = (name: string, { of }: Said): string => (of ? COUNTED[of] : WORDS[name]!.of!)

export function written(value: number, unit: Unit): string {
  if (unit === 'share' || unit === 'percentile') {
    const percent = unit === 'share' ? value * 100 : value
    // What is below a hundredth of a percent here is a rounding error or as good as none.
    return `${percent >= 10 || percent < 0.01 ? Math.round(percent) : percent.toPrecision(2)}%`
  }
  if (unit === 'people') return whole(value)
  if (Math.abs(value) >= 10) return String(Math.round(value))
  return value !== 0 && Math.abs(value) < 0.1 ? value.toPrecision(2) : value.toFixed(2)
}

export function sentence(name: string, finding: Said, basis?: Basis): string {
  const { says, mend } = WORDS[name]!
  if (finding.state === 'assessed') {
    const unit = unitOf(name, finding)
    const [low, high] = finding.interval
    const range = `between ${written(low, unit)} and ${written(high, unit)}`
    return says(written(finding.value, unit), range, finding, basis)
  }
  if (finding.state === 'not-available') return `Not available from this source. ${mend}`
  return `Not enough evidence: it takes ${whole(finding.needed)} ${countedIn(name, finding)}, so far ${whole(finding.n)}. ${mend}`
}

const whole = (count: number) => Math.round(count).toLocaleString('en')
const thousand = (rate: number) => (rate * 1000).toLocaleString('en', { maximumSignificantDigits: 2 })
const share = (some: number, all: number) => written(all > 0 ? some / all : 0, 'share')
const of = (some: number, all: number) => `${whole(some)} of ${whole(all)}`
const within = (hours: number | undefined) =>
  hours === undefined ? '' : `, half of them within ${hours < 1 ? 'an hour' : `${whole(hours)} hours`}`
