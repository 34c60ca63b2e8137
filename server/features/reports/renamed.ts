/**
 * Names for a story that leaves the house: the same person has the same invented name everywhere in it, and nothing real may be left.
 * What is looked for is written without accents, capitals and spacing, so that "Pané e Olio" is found in "paneeolio".
 */
import { seeded } from '@rapport/analysis/numbers/random.ts'

const INVENTED =
  'Alba Bente Carlo Delia Egon Fleur Gino Hedda Ilse Jonna Kalle Lova Milo Nilla Otis Petra Quirin Runa Sanne Timo Ulla Vito Wanda Xenia Yara Zeno'.split(
    ' ',
  )

/** As a search sees it: letters and digits of any script, in small letters, without marks. */
export const squeezed = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const words = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** One for each of these people, in their order; none that is part of anything real. Beyond the list they are numbered. */
export function inventedFor(count: number, real: readonly string[], seed: number): string[] {
  const taken = real.map(squeezed)
  const free = INVENTED.filter((name) => !taken.some((one) => one.includes(squeezed(name)) || squeezed(name).includes(one || ' '))) // prettier-ignore
  const drawn = seeded(seed).shuffled(free)
  return Array.from({ length: count }, (_, at) => drawn[at] ?? `Creator ${at + 1}`)
}

/** Shorter parts of names are ordinary in any text. */
const PART = 4

/** `parts`: each word of it gives it away, as the names of people do. */
export type Real = { readonly text: string; readonly what: string; readonly parts: boolean }

/**
 * What is left of these in a text: a whole name wherever it stands, spaced or not, and each part of it as a word, unless that word stands
 * in `ordinary` too, a text of the same kind about nobody. A name of fewer than four letters is looked for as a word.
 */
export function leftIn(text: string, real: readonly Real[], ordinary = ''): Real[] {
  const all = squeezed(text)
  const own = new Set(words(text))
  const usual = new Set(words(ordinary))
  return real.filter(({ text: name, parts }) => {
    const whole = squeezed(name)
    if (whole === '') return false
    if (whole.length < PART) return own.has(whole)
    return (
      all.includes(whole) ||
      (parts && words(name).some((part) => part.length >= PART && own.has(part) && !usual.has(part)))
    )
  })
}
