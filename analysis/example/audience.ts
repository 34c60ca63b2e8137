/**
 * Who talks to an account. Three circles: regulars, whose zeal is heavy-tailed and who come and go over two years;
 * occasional visitors; and people who are seen once. A quarter of the regulars belong to a scene (a place and a topic)
 * and turn up with its other creators too.
 */
import type { Random } from '../numbers/random.ts'
import type { Language } from './cast.ts'
import { ACCOUNTS, DAYS } from './character.ts'
import type { Character } from './character.ts'
import { handleOf, PEOPLE } from './names.ts'
import { hash, stream } from './stream.ts'

type Regular = { handle: string; zeal: number; from: number; until: number }
export type Audience = { regulars: readonly Regular[]; occasional: number; language: Language; first: number }

/** Numbers of people set apart for each account; scenes have theirs above. */
const ROOM = 20_000
const SCENE = 500
const SCENES_AT = ROOM * ACCOUNTS.length
const SCENES = Math.floor((PEOPLE - SCENES_AT) / SCENE)

const PER_REGULAR = 13

export function audienceOf(seed: number, character: Character): Audience {
  const { handle, index, bond, perPost, posts, person } = character
  const random = stream(seed, `${handle}/audience`)
  const language = person.language
  const comments = perPost * posts
  const size = Math.max(14, Math.round((comments * bond) / PER_REGULAR))
  const scene = SCENES_AT + (hash(`${person.place}/${character.topic}`) % SCENES) * SCENE
  const first = index * ROOM
  const fromScene = random.some(
    Array.from({ length: SCENE / 2 }, (_, i) => i),
    Math.round(size / 4),
  )

  const regulars = Array.from({ length: size }, (_, i): Regular => {
    const known = fromScene[i]
    const stay = random.uniform()
    return {
      handle: handleOf(known === undefined ? first + i : scene + known, language),
      zeal: 0.08 + random.gamma(0.9),
      from: stay < 0.3 ? random.uniform() * 0.8 * DAYS : 0,
      until: stay > 0.8 ? (0.2 + 0.8 * random.uniform()) * DAYS : DAYS + 1,
    }
  })
  const friends = (character.second ? [] : (person.friends ?? [])).map((friend): Regular => ({
    handle: friend,
    zeal: 2.2,
    from: 0,
    until: DAYS + 1,
  }))
  return {
    regulars: [...regulars, ...friends],
    occasional: Math.max(10, Math.round((comments * (1 - bond) * returning(bond)) / 2.2)),
    language,
    first: first + size,
  }
}

/** Of those who are no regulars, the share who have been here before. */
const returning = (bond: number) => 0.7 * bond

/** A way to draw who comments under the posts of one day, without drawing the same regular twice in a row. */
export function guestsOn(audience: Audience, day: number, bond: number, random: Random) {
  const here = audience.regulars.filter((regular) => regular.from <= day && day <= regular.until)
  const ladder = new Float64Array(here.length)
  let sum = 0
  for (let i = 0; i < here.length; i++) ladder[i] = sum += here[i]?.zeal ?? 0
  const seen = new Set<string>()

  const anyRegular = (): string => {
    const mark = random.uniform() * sum
    let low = 0
    let high = here.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ladder[middle] ?? 0) > mark) high = middle
      else low = middle + 1
    }
    return here[low]?.handle ?? ''
  }
  /** Another one if she was here already; a burst of two comments if everybody was. */
  const regular = (not?: string): string => {
    let found = anyRegular()
    for (let tries = 0; tries < 8 && (found === not || seen.has(found)); tries++) found = anyRegular()
    seen.add(found)
    return found
  }
  const stranger = (serial: number): string => {
    if (random.uniform() < returning(bond))
      return handleOf(audience.first + random.below(audience.occasional), audience.language)
    return handleOf(audience.first + audience.occasional + serial, audience.language)
  }
  return { regular, stranger }
}
