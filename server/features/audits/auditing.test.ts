import { expect, test } from 'vitest'
import { poolOf } from '@rapport/analysis/authenticity/engagement.ts'
import type { Signal } from '@rapport/analysis/authenticity/signal.ts'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import type { Row } from '@rapport/analysis/relationship/interactions.ts'
import { judged, observed } from './auditing.ts'
import type { Evidence } from './auditing.ts'

const AT = new Date('2026-06-01T00:00:00Z')
const START = 1_760_000_000
const ACCOUNT = { id: 'a', platform: 'instagram', handle_key: 'me', followers: 9000, engagementRate: null }
const POOLS = { engagement: poolOf([]), relationship: {} }

/** 20 posts with 30 comments each, half of them by 40 regulars; the last `contests` posts are full of tagged friends. */
function evidence(contests: number, posts: Evidence['posts'] = []): Evidence {
  const chance = seeded(5)
  const heard: Row[] = []
  for (let p = 0; p < 20; p++)
    for (let i = 0; i < 30; i++) {
      const contest = p >= 20 - contests
      const actor = !contest && i % 2 ? `fan${chance.below(40)}` : `passer${p}-${i}`
      const at = START + p * 86_400 + i * 60
      heard.push({
        id: `${p}-${i}`,
        post: `p${p}`,
        actor,
        at,
        text: contest ? `@friend${i} win` : `word ${chance.below(500)}`,
      })
      if (i % 3 === 0) heard.push({ post: `p${p}`, actor: 'me', at: at + 60, text: 'thanks', replyTo: `${p}-${i}` })
    }
  return { account: ACCOUNT, heard, posts, counts: [], stored: [] }
}

test('contests are left out and named, and the score with them in is kept beside', () => {
  const one = observed(evidence(4), AT)
  expect(one.giveaways).toEqual(['p16', 'p17', 'p18', 'p19'])
  const { score, kept } = judged(one, POOLS)
  expect(kept.basis.posts).toBe(16)
  expect(score).not.toBeNull()
  expect(kept.before!.score).not.toBeNull()
  expect(kept.before!.score).not.toBe(score)
  expect(judged(observed(evidence(0), AT), POOLS).kept).not.toHaveProperty('before')
})

test('saves and shares of posts with views are a finding, and those of posts without are not', () => {
  const post = (p: number, views: number | null) => ({
    account_id: 'a',
    id: `p${p}`,
    at: START + p * 86_400,
    likes: null,
    comments: null,
    views,
    shares: 10,
    saves: p < 10 ? 20 : null,
    sponsored: null,
  })
  const all = Array.from({ length: 20 }, (_, p) => p)
  const { savesAndShares } = observed(evidence(0, all.map((p) => post(p, 1000))), AT).measured.measures // prettier-ignore
  expect(savesAndShares).toMatchObject({ state: 'assessed', value: (20 * 10 + 10 * 20) / 20_000, n: 20 })
  const none = observed(evidence(0, all.map((p) => post(p, null))), AT).measured.measures // prettier-ignore
  expect(none.savesAndShares.state).toBe('not-available')
})

test('an audit holds as of the newest thing that it saw, and never of a day to come', () => {
  const one = observed(evidence(0), AT)
  expect(one.asOf).toBe(START + 19 * 86_400 + 29 * 60)
  const { heard, ...rest } = evidence(0)
  const later = { post: 'p0', actor: 'fan1', at: AT.getTime() / 1000 + 1e8, text: 'hello from the year 2029' }
  expect(observed({ ...rest, heard: [...(heard as Row[]), later] }, AT).asOf).toBe(AT.getTime() / 1000)
  expect(observed({ account: ACCOUNT, heard: [], posts: [], counts: [], stored: [] }, AT).asOf).toBeNull()
})

const SIGNAL: Signal = {
  name: 'pods',
  state: 'assessed',
  llr: 2.5,
  score: 6,
  threshold: 1,
  concern: true,
  because: 'Ten creators in step.',
  howOftenWrong: { falseAlarms: 0.002, says: 'Rarely.' },
  innocent: ['Friends.'],
  n: 9,
  needed: 3,
}

test('a stored signal speaks in the verdict, and is kept with its words', () => {
  const { kept } = judged(observed({ ...evidence(0), stored: [SIGNAL] }, AT), POOLS)
  expect(kept.audience).toBe('questions-to-ask')
  expect(kept.audienceBecause).toContain('engagement exchanged by agreement')
  expect(kept.signals!.at(-1)).toEqual(SIGNAL)
  expect(judged(observed(evidence(0), AT), POOLS).kept.audience).toBe('not-enough-evidence')
})

test('who engages by agreement is left out, the creator never, and the score with them in is kept beside', () => {
  const members = ['me', ...Array.from({ length: 9 }, (_, k) => `fan${k}`)]
  const group = { kind: 'pod', members, score: 6, evidence: 'Ten creators in step.' }
  const pods = { ...SIGNAL, group } as Signal
  const { kept, score } = judged(observed({ ...evidence(0), stored: [pods] }, AT), POOLS)
  const whole = judged(observed(evidence(0), AT), POOLS)
  expect(kept.basis.excludedPeople).toBe(9)
  expect(kept.basis.people).toBe(whole.kept.basis.people - 9)
  expect(kept.basis.answered).toBeGreaterThan(0)
  expect(kept.before!.score).toBe(whole.score)
  expect(score).not.toBe(whole.score)
})
