/** Every finding in plain words: what it is called, what it counts, and the sentence that says it or says what is missing. */
import type { Finding } from '@rapport/analysis/numbers/finding.ts'

export type Unit = 'share' | 'percentile' | 'score' | 'hours' | 'bits' | 'people' | 'ratio'

type Words = {
  label: string
  unit: Unit
  /** What `n` counts. */
  of: string
  says: (value: string, range: string) => string
  /** How to get what is missing. */
  mend: string
}

const COMMENTS = 'Import more of the comments, or ask the creator to connect the account.'

export const WORDS: Record<string, Words> = {
  repeatCommenters: {
    label: 'Come back',
    unit: 'share',
    of: 'people who comment',
    says: (value, range) => `${value} of the people who comment come back under another post (${range}).`,
    mend: COMMENTS,
  },
  loyalty: {
    label: 'Still there five posts later',
    unit: 'share',
    of: 'people who comment',
    says: (value, range) => `${value} of first-time commenters are back within five posts (${range}).`,
    mend: COMMENTS,
  },
  reciprocity: {
    label: 'Answers',
    unit: 'share',
    of: 'threads',
    says: (value, range) => `The creator answers ${value} of the comments (${range}).`,
    mend: 'Replies are needed: import comments together with the creator’s own answers.',
  },
  depth: {
    label: 'Conversations that go on',
    unit: 'share',
    of: 'threads',
    says: (value, range) => `${value} of the threads run to three turns or more (${range}).`,
    mend: 'Replies are needed: import comments with the column that says what they answer.',
  },
  substance: {
    label: 'Substance',
    unit: 'bits',
    of: 'comments',
    says: (value, range) => `A typical comment carries ${value} bits that other comments do not (${range}).`,
    mend: 'The text of comments is needed.',
  },
  concentration: {
    label: 'Carried by a few',
    unit: 'ratio',
    of: 'people who comment',
    says: (value, range) =>
      `Comments are ${value} more concentrated on few people than chance would have it (${range}).`,
    mend: COMMENTS,
  },
  cohesion: {
    label: 'Talk with each other',
    unit: 'ratio',
    of: 'people who comment',
    says: (value, range) => `${value} replies from fan to fan for each active commenter (${range}).`,
    mend: 'Replies between fans are needed: import the column that says what a comment answers.',
  },
  activeCore: {
    label: 'Active core',
    unit: 'share',
    of: 'people seen in both halves',
    says: (value, range) => `The active core is about ${value} of the followers (${range}).`,
    mend: 'A follower count and people who comment early and late are needed.',
  },
  savesAndShares: {
    label: 'Saves and shares',
    unit: 'share',
    of: 'posts',
    says: (value, range) => `${value} of those reached save or share a post (${range}).`,
    mend: 'Only the creator sees saves and shares: ask for a screenshot or an export.',
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
}

export function written(value: number, unit: Unit): string {
  if (unit === 'share' || unit === 'percentile') {
    const percent = unit === 'share' ? value * 100 : value
    return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent.toPrecision(2)}%`
  }
  return Math.abs(value) >= 10 ? String(Math.round(value)) : value.toFixed(2)
}

export function sentence(name: string, finding: Finding): string {
  const { of, says, mend, unit } = WORDS[name]!
  if (finding.state === 'assessed') {
    const [low, high] = finding.interval
    return says(written(finding.value, unit), `between ${written(low, unit)} and ${written(high, unit)}`)
  }
  if (finding.state === 'not-available') return `Not available from this source. ${mend}`
  return `Not enough evidence: ${finding.n.toLocaleString('en')} ${of}, and it takes ${finding.needed.toLocaleString('en')}. ${mend}`
}
