import { expect, test } from 'vitest'
import { seeded } from '@rapport/analysis/numbers/random.ts'
import { collect } from '@rapport/analysis/relationship/interactions.ts'
import type { Row } from '@rapport/analysis/relationship/interactions.ts'
import { measure } from '@rapport/analysis/relationship/measure.ts'
import { EMPTY_PANEL } from '@rapport/analysis/relationship/panel.ts'
import { relationship } from '@rapport/analysis/relationship/score.ts'
import { countedIn, sentence, unitOf, WORDS, written } from './words.ts'

/** 20 posts; regulars come to every post, as many strangers come once; every second comment is answered. */
function community(regulars: number): Row[] {
  const chance = seeded(3)
  const rows: Row[] = []
  for (let post = 0; post < 20; post++)
    for (let i = 0; i < 2 * regulars; i++) {
      const id = `${post}-${i}`
      const at = 1_700_000_000 + post * 86_400 + i * 60
      const actor = i < regulars ? `fan${i}` : `stranger${id}`
      rows.push({ id, post: `p${post}`, actor, at, text: `what about the ${chance.below(900)}` })
      if (i % 2) rows.push({ id: `${id}a`, post: `p${post}`, actor: 'me', at: at + 7200, text: 'yes', replyTo: id })
    }
  return rows
}
const found = relationship(
  measure(collect(community(20), 'me').interactions, { followers: 20_000, draws: 50 }),
  EMPTY_PANEL,
)
const { measures, basis } = found

test('the share of people who come back is the one that anybody can count, and the rarefied one is named as such', () => {
  expect([basis.comeBack, basis.people]).toEqual([20, 420])
  const said = sentence('repeatCommenters', measures.repeatCommenters, basis)
  expect(said).toMatch(/^4\.8% of the people who comment come back \(20 of 420\); at equal numbers of comments/)
})

test('answers are told with their count and how soon half of them come', () => {
  expect(sentence('reciprocity', measures.reciprocity, basis)).toMatch(/: 400 of 800, half of them within 2 hours\.$/)
})

test('the active core is people, and a share of the followers beside it', () => {
  const { activeCore } = measures
  expect(unitOf('activeCore', activeCore)).toBe('people')
  if (activeCore.state !== 'assessed') throw new Error('20 regulars are seen in both halves')
  const said = sentence('activeCore', activeCore, basis)
  expect(said).toContain(`About ${Math.round(activeCore.value).toLocaleString('en')} people`)
  expect(said).toMatch(/% of the followers\.$/)
})

test('pairs who talk are told by the thousand visits, so that few are not none', () => {
  const few = { state: 'assessed', value: 0.0037, interval: [0.001, 0.008], n: 419, needed: 100 } as const
  expect(sentence('cohesion', { ...few, of: 'people', unit: 'pairs per visit' })).toBe(
    'In each thousand visits of fans 3.7 pairs of them talk with each other (between 1 and 8).',
  )
})

test('a share that is as good as none is none', () => {
  expect(['share', 'percentile'].map((unit) => written(1e-17, unit as 'share'))).toEqual(['0%', '0%'])
  expect(written(0.0004, 'share')).toBe('0.040%')
})

test('what is missing says what was counted, how much it takes and how to get it', () => {
  const few = relationship(measure(collect(community(20).slice(0, 20), 'me').interactions), EMPTY_PANEL).measures
  expect(countedIn('repeatCommenters', few.repeatCommenters)).toBe('people who comment')
  expect(sentence('repeatCommenters', few.repeatCommenters)).toMatch(
    /^Not enough evidence: it takes 50 people who comment, so far \d+\. Import/,
  )
  expect(sentence('savesAndShares', few.savesAndShares)).toContain('ask for an export')
})

test('every measure of the analysis has words', () => {
  expect(Object.keys(measures).filter((name) => !WORDS[name]?.label)).toEqual([])
})
