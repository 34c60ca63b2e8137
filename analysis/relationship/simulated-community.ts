/**
 * Communities of known bond, to see whether intervals keep their promise. Each comment comes from a regular with chance
 * `bond`, else from somebody new; regulars differ in zeal; some posts are busier and some days the creator answers more.
 * Not a model of any platform: a world in which the truth is known.
 */
import type { Random } from '../numbers/random.ts'
import type { Row } from './interactions.ts'

export type Community = {
  readonly bond: number
  /** Chance that the creator answers a comment, on average over posts. */
  readonly answering: number
  /** Chance that a fan answers another one's comment. */
  readonly talking: number
  readonly posts: number
  readonly perPost: number
  readonly regulars: number
}

const DAY = 86400
export const CREATOR_NAME = 'creator'

const WORDS =
  'light bread walk lamp green Sunday slow morning paint river knife garlic train sleeve north button'.split(' ')

export function community(random: Random, { bond, answering, talking, posts, perPost, regulars }: Community): Row[] {
  const zeal = Array.from({ length: regulars }, () => random.gamma(1.2))
  const all = zeal.reduce((sum, one) => sum + one, 0)
  const regular = (): string => {
    let left = random.uniform() * all
    let at = 0
    while (at < regulars - 1 && (left -= zeal[at] as number) > 0) at++
    return `regular ${at}`
  }
  const rows: Row[] = []
  const said = () => random.some(WORDS, 2 + random.below(5)).join(' ')
  for (let post = 0; post < posts; post++) {
    const mood = random.beta(9 * answering, 9 * (1 - answering))
    const comments = random.poisson((perPost * random.gamma(5)) / 5)
    const here: Row[] = []
    for (let k = 0; k < comments; k++) {
      const id = `${post}/${k}`
      const actor = random.uniform() < bond ? regular() : `passer ${id}`
      const at = 1.6e9 + post * 3 * DAY + random.exponential(8 * 3600)
      const answered = here.length > 0 && random.uniform() < talking ? random.one(here) : undefined
      const comment = {
        id,
        post: `post ${post}`,
        actor,
        at: answered ? (answered.at as number) + random.exponential(900) : at,
        text: said(),
        replyTo: answered?.id,
      }
      here.push(comment)
      rows.push(comment)
      if (!answered && random.uniform() < mood)
        rows.push({
          id: `${id} answer`,
          post: `post ${post}`,
          actor: CREATOR_NAME,
          at: at + random.exponential(5000),
          text: 'thank you',
          replyTo: id,
        })
    }
  }
  return rows
}
