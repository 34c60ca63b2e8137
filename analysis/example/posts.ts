/** The counts under each post, and its caption: likes follow the followers who are somebody, unless they were multiplied. */
import { calendarOf, DAY } from './calendar.ts'
import type { Dated } from './calendar.ts'
import { DAYS } from './character.ts'
import type { Character } from './character.ts'
import { conversation, told } from './conversation.ts'
import type { Told } from './conversation.ts'
import { growthOf } from './growth.ts'
import type { Growth } from './growth.ts'
import type { WorldInteraction, WorldPost } from './rows.ts'
import { stream } from './stream.ts'
import { captionOf, themeOf, wordsOf } from './words.ts'
import type { Theme } from './words.ts'

/** All that is known of one account before anybody speaks. `end` is the last second of the world. */
export type Stage = Told & { growth: Growth; calendar: readonly Dated[]; end: number }

export function stageOf(seed: number, character: Character, end: number): Stage {
  const calendar = calendarOf(seed, character)
  return { ...told(seed, character, calendar), growth: growthOf(seed, character, calendar), end }
}

export const postId = (handle: string, position: number): string => `${handle}-${position + 1}`
export const instant = (end: number, at: number): Date => new Date((end + at) * 1000)

type Counts = { likes: number; comments?: number; views?: number; shares?: number; saves?: number }

export function countsOf(stage: Stage, position: number): Counts {
  const { seed, character, growth, calendar } = stage
  const random = stream(seed, `${character.handle}/${position}/counts`)
  const day = Math.floor((calendar[position]?.at ?? 0) / DAY) + DAYS
  const somebody = (growth.organic[day] ?? 0) * (1 - character.background)
  const far = character.viral.has(position) ? 3 + 3 * random.uniform() : 1
  const own = somebody * character.likeRate * Math.exp(0.28 * random.normal()) * far
  const likes = Math.round(own * (character.boosted.get(position) ?? 1))
  const counts: Counts = { likes }

  const comments = commentsOf(stage, position, somebody, far)
  if (comments !== undefined) counts.comments = comments
  const filmed = kindOf(stage, position)
  if (filmed === 'reel' || filmed === 'video')
    counts.views = Math.round(Math.max(somebody * character.viewRate * Math.exp(0.35 * random.normal()) * far, own * 3))
  if (character.open) {
    counts.shares = Math.round(own * (0.02 + 0.08 * character.bond) * Math.exp(0.25 * random.normal()))
    counts.saves = Math.round(own * (0.03 + 0.14 * character.bond) * Math.exp(0.25 * random.normal()))
  }
  return counts
}

/** The silent show a number and no rows (or have closed their comments); of the celebrity we hold a sample. */
function commentsOf(stage: Stage, position: number, somebody: number, far: number): number | undefined {
  const { seed, character } = stage
  if (character.kind === 'silent' && character.platform === 'tiktok') return 0
  const random = stream(seed, `${character.handle}/${position}/comments`)
  if (character.kind === 'silent') return random.poisson(character.perPost)
  if (character.kind === 'celebrity') return Math.round(somebody * 0.0024 * Math.exp(0.4 * random.normal()) * far)
  return conversation(stage, position).length
}

function kindOf({ seed, character, calendar }: Stage, position: number): string {
  if (character.platform === 'bluesky') return 'post'
  if (character.platform !== 'instagram') return 'video'
  const booked = calendar[position]?.booked?.deliverable
  if (booked) return booked === 'post' ? 'photo' : 'reel'
  return stream(seed, `${character.handle}/${position}/kind`).one(['reel', 'reel', 'photo', 'carousel'])
}

function theme({ seed, character, calendar, end }: Stage, position: number): Theme {
  const month = instant(end, calendar[position]?.at ?? 0).getUTCMonth()
  return themeOf(character, month, stream(seed, `${character.handle}/${position}/theme`))
}

export function postsOf(stage: Stage): WorldPost[] {
  const { seed, character, calendar, end } = stage
  return calendar.map(({ at, booked }, position) => {
    const occasion = booked ? 'booked' : character.giveaways.has(position) ? 'giveaway' : undefined
    const words = stream(seed, `${character.handle}/${position}/caption`)
    return {
      platform: character.platform,
      handle: character.handle,
      post: postId(character.handle, position),
      postedAt: instant(end, at),
      kind: kindOf(stage, position),
      caption: captionOf(character, theme(stage, position), occasion, words),
      ...countsOf(stage, position),
      sponsored: booked !== undefined,
    }
  })
}

export function interactionsOf(stage: Stage): WorldInteraction[] {
  const { seed, character, calendar, end } = stage
  const { platform, handle } = character
  const rows: WorldInteraction[] = []
  for (let position = 0; position < calendar.length; position++) {
    const turns = conversation(stage, position)
    if (turns.length === 0) continue
    const words = wordsOf(character, theme(stage, position), turns, stream(seed, `${handle}/${position}/words`))
    const post = postId(handle, position)
    turns.forEach(({ actor, at, answers }, n) => {
      const row: WorldInteraction = {
        platform,
        handle,
        post,
        id: `${post}.${n + 1}`,
        actor,
        kind: 'comment',
        at: instant(end, at),
        text: words[n] ?? '',
      }
      if (answers !== undefined) row.replyTo = `${post}.${answers + 1}`
      rows.push(row)
    })
  }
  return rows.toSorted((a, b) => a.at.getTime() - b.at.getTime())
}
