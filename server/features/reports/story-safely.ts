/**
 * A story under names that nobody bears: chosen so that no real name is met, written without words that are somebody's name, and read
 * through at the end against every name of the workspace. If one is left then, there is no text. The promise: story.test.ts
 */
import { candidates, readerOf, squeezed, striking, wordsOf } from './renamed.ts'
import type { Real } from './renamed.ts'
import { otherWords, otherwise } from './story-otherwise.ts'
import { changed, plainOf } from './story-page.ts'
import { LETTERS } from './story-places.ts'
import type { Block } from './story-words.ts'

type Asked = {
  /** Those in it, each with all names that are theirs. */
  readonly people: readonly { readonly id: string; readonly names: readonly string[] }[]
  readonly places: readonly string[]
  /** The story with these invented names; an empty one stands for nobody. */
  readonly write: (nameOf: (id: string) => string, placeOf: (place: string) => string) => Block[]
  /** Every real name; read twice. */
  readonly real: () => AsyncIterable<Real> | Iterable<Real>
  /** A whole number of 32 bits for each thing that is drawn, the same each time. */
  readonly dice: (what: string) => number
  /** Names that may stand where they are words of the story itself: a person looked at them. */
  readonly letStand: readonly string[]
}

export type Left = { readonly name: string; readonly what: string }
type Safe = {
  readonly blocks: readonly Block[]
  readonly nameOf: ReadonlyMap<string, string>
  readonly placeOf: ReadonlyMap<string, string>
  readonly left: readonly Left[]
}

/** More would not be read. */
const MOST_LEFT = 50
const ADDRESS = /@|:\/\/|www\.|\p{L}\.\p{L}{2}/u

export async function safely({ people, places, write, real, dice, letStand }: Asked): Promise<Safe> {
  const tries = people.map(({ id }) => candidates((attempt) => dice(`name\n${id}\n${attempt}`)))
  const strikes = striking(tries.flat())
  const about = write(() => '', () => 'City') // prettier-ignore
  const vocabulary = readerOf([plainOf(about), ...otherWords, ...LETTERS].join('\n'))
  const taken = new Set<string>()
  for await (const { text } of real()) {
    strikes.meet(text)
    if (vocabulary.holds(text)) for (const word of vocabulary.spelling(text)) taken.add(word)
  }
  for (const { names } of people) names.forEach(strikes.close)
  const isTaken = (word: string) => taken.has(squeezed(word))
  const nameOf = namesOf(people.map(({ id }) => id), tries.map((names) => names.map((one) => (strikes.free(one) ? one : null)))) // prettier-ignore
  const letters = LETTERS.filter((letter) => !isTaken(letter))
  const placeOf = new Map([...new Set(places.map(squeezed))].map((place, at) => [place, `City ${letters[at] ?? at + 1}`])) // prettier-ignore
  const reworded = (text: string) => otherwise(text, isTaken)
  const blocks = changed(write((id) => nameOf.get(id)!, (place) => placeOf.get(squeezed(place))!), reworded) // prettier-ignore
  const nobody = changed(about, reworded)
  return {
    blocks,
    nameOf,
    placeOf: new Map([...placeOf].map(([place, name]) => [place, reworded(name)])),
    left: await leftOf(plainOf(blocks), plainOf(nobody), real(), letStand),
  }
}

/** First choices first: who has to be called otherwise, because somebody real is called so now, takes no name from another. */
function namesOf(ids: readonly string[], tries: readonly (readonly (string | null)[])[]): Map<string, string> {
  const named = new Map<string, string>()
  const used = new Set<string>()
  for (let attempt = 0; attempt < (tries[0]?.length ?? 0); attempt++)
    ids.forEach((id, at) => {
      const name = tries[at]![attempt]
      if (named.has(id) || !name || used.has(name)) return
      named.set(id, name)
      used.add(name)
    })
  // In the order of the people, and whoever got none is numbered.
  return new Map(ids.map((id, at) => [id, named.get(id) ?? `Creator ${at + 1}`]))
}

async function leftOf(
  text: string,
  nobody: string,
  real: AsyncIterable<Real> | Iterable<Real>,
  letStand: readonly string[],
) {
  const reader = readerOf(text, new Set(wordsOf(nobody)))
  const template = readerOf(nobody)
  const stands = new Set(letStand.map(squeezed))
  const left = new Map<string, Left>()
  const address = ADDRESS.exec(text)
  if (address) left.set('', { name: address[0], what: 'an address' })
  for await (const one of real) {
    if (!reader.tells(one) || left.size >= MOST_LEFT) continue
    if (stands.has(squeezed(one.text)) && template.holds(one.text)) continue
    left.set(`${one.what}\n${one.text}`, { name: one.text, what: one.what })
  }
  return [...left.values()]
}
