/**
 * Who says what kind of thing under one post, to whom and when; the words come later (`words.ts`). Each post has a
 * stream of its own, so that any post can be told without telling the others.
 */
import { awake, DAY, HOUR } from './calendar.ts'
import type { Dated } from './calendar.ts'
import { audienceOf, guestsOn } from './audience.ts'
import type { Audience } from './audience.ts'
import { DAYS } from './character.ts'
import type { Character } from './character.ts'
import { stream } from './stream.ts'

/**
 * `ask`, `tell` and `praise` open a thread, as do `tag` (to win) and `rally` (the pod); `answer` is the creator's,
 * `back` the same person again, `again` the creator's last word, `between` somebody else from the audience.
 */
type Act = 'ask' | 'tell' | 'praise' | 'tag' | 'rally' | 'answer' | 'back' | 'again' | 'between'

/** `answers` is the position of the turn that this one answers. */
export type Turn = { act: Act; actor: string; at: number; answers?: number }

export type Told = { seed: number; character: Character; audience: Audience; calendar: readonly Dated[] }

export const told = (seed: number, character: Character, calendar: readonly Dated[]): Told => ({
  seed,
  character,
  audience: audienceOf(seed, character),
  calendar,
})

const LONGEST = 59 * 60

/** Turns in the order in which they were thought of: what is answered comes before the answer; nothing after today. */
export function conversation({ seed, character, audience, calendar }: Told, position: number): Turn[] {
  const post = calendar[position]
  if (post === undefined || character.kind === 'silent') return []
  const random = stream(seed, `${character.handle}/${position}/talk`)
  const { bond, answering, warmth, handle } = character
  const day = post.at / DAY + DAYS
  const guests = guestsOn(audience, day, bond, random)
  const turns: Turn[] = []
  const mood = random.beta(14 * answering, 14 * (1 - answering))
  const growing = 0.75 + (0.5 * day) / DAYS
  const mean = character.perPost * growing * (random.gamma(6) / 6) * (character.viral.has(position) ? 2.6 : 1)
  // Room for 120 strangers a post; beyond, the next post's are met here already.
  let stranger = position * 120

  const say = (turn: Turn) => (turn.at < 0 ? turns.push(turn) - 1 : undefined)
  const after = (at: number, median: number) =>
    awake(Math.floor(at + 40 + median * Math.exp(1.1 * random.normal())), random)

  const respond = (root: number | undefined, act: Act) => {
    const opened = root === undefined ? undefined : turns[root]
    if (opened === undefined) return
    if (random.uniform() < mood) {
      const answer = say({
        act: 'answer',
        actor: handle,
        at: after(opened.at, character.replyHours * HOUR),
        answers: root as number,
      })
      if (answer !== undefined && (act === 'ask' || act === 'tell') && random.uniform() < 0.12 + 0.3 * bond) {
        const back = say({
          act: 'back',
          actor: opened.actor,
          at: after(turns[answer]?.at ?? 0, 2 * HOUR),
          answers: answer,
        })
        if (back !== undefined && random.uniform() < 0.5 * answering)
          say({
            act: 'again',
            actor: handle,
            at: after(turns[back]?.at ?? 0, character.replyHours * HOUR),
            answers: back,
          })
      }
    }
    if (act === 'ask' || act === 'tell') {
      if (random.uniform() >= character.threads * (act === 'ask' ? 1.3 : 0.8)) return
      const other = say({
        act: 'between',
        actor: guests.regular(opened.actor),
        at: after(opened.at, 3 * HOUR),
        answers: root as number,
      })
      if (other !== undefined && random.uniform() < 0.4)
        say({ act: 'back', actor: opened.actor, at: after(turns[other]?.at ?? 0, 2 * HOUR), answers: other })
    }
  }

  for (let left = random.poisson(mean); left > 0; left--) {
    const faithful = random.uniform() < bond
    const actor = faithful ? guests.regular() : guests.stranger(stranger++)
    const soon = random.uniform() < (faithful ? 0.45 : 0.25)
    const at = awake(
      Math.floor(post.at + 30 + random.exponential(soon ? 0.7 * HOUR : faithful ? 7 * HOUR : 14 * HOUR)),
      random,
    )
    const act = random.uniform() >= warmth ? 'praise' : random.uniform() < 0.45 ? 'ask' : 'tell'
    respond(say({ act, actor, at }), act)
  }

  if (character.giveaways.has(position))
    for (let left = 80 + random.poisson(50); left > 0; left--)
      say({
        act: 'tag',
        actor: guests.stranger(stranger++),
        at: awake(Math.floor(post.at + 60 + random.exponential(16 * HOUR)), random),
      })

  if (day >= character.podSince)
    for (const mate of character.podMates)
      if (random.uniform() < eagerness(mate))
        respond(
          say({
            act: 'rally',
            actor: mate,
            at: post.at + Math.floor(60 + Math.min(random.exponential(14 * 60), LONGEST - 60)),
          }),
          'rally',
        )

  return turns
}

/** Not every member keeps the bargain equally well: .6 to .85 of the posts. */
const eagerness = (mate: string) => 0.6 + (0.25 * ((mate.length * 7) % 10)) / 10
