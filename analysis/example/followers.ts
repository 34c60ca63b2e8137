/**
 * Four hundred followers of an account, drawn at random, as a platform would list them. Those who are nobody follow
 * many, post little and often lack a picture; the two kinds overlap, as they do in life.
 */
import type { Random } from '../numbers/random.ts'
import type { Character } from './character.ts'
import { handleOf, PEOPLE } from './names.ts'
import type { WorldFollower } from './rows.ts'
import { stream } from './stream.ts'

const SAMPLE = 400

export function followerSampleOf(seed: number, character: Character, suspiciousShare: number): WorldFollower[] {
  const random = stream(seed, `${character.handle}/followers`)
  const start = random.below(PEOPLE - SAMPLE)
  return Array.from({ length: SAMPLE }, (_, i) => {
    const name = handleOf(start + i, character.person.language)
    const row = random.uniform() < suspiciousShare ? nobody(name, random) : somebody(name, random)
    return { id: `${character.handle}:${i + 1}`, ...row, digit_share: digitShare(row.username) }
  })
}

type Seen = Omit<WorldFollower, 'id' | 'digit_share'>

const around = (median: number, spread: number, random: Random) =>
  Math.round(median * Math.exp(spread * random.normal()))

function somebody(name: string, random: Random): Seen {
  return {
    username: name,
    followers: around(310, 1, random),
    following: around(420, 0.8, random),
    posts: random.uniform() < 0.06 ? 0 : around(55, 1.3, random),
    has_picture: random.uniform() < 0.97 ? 1 : 0,
  }
}

function nobody(name: string, random: Random): Seen {
  const digits = random.uniform() < 0.6 ? String(random.below(1e6) + 1000) : ''
  return {
    username: digits ? `${name.slice(0, 4 + random.below(4))}-${digits}` : name,
    followers: around(28, 1.4, random),
    following: around(900, 1.1, random),
    posts: random.uniform() < 0.5 ? 0 : around(4, 1.1, random),
    has_picture: random.uniform() < 0.62 ? 1 : 0,
  }
}

function digitShare(username: string): number {
  let digits = 0
  for (const sign of username) if (sign >= '0' && sign <= '9') digits++
  return digits / username.length
}
