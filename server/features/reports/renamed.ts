/**
 * Is anything real left in a text that leaves the house, and which invented names can be told from every real one?
 * Texts and names are compared as a search sees them: without accents, capitals, spacing and signs, so "Pané e Olio" is found as
 * "paneeolio" and "@pane.e.olio". A name is found where words of the text, run together, spell it; a long one, or one in another script,
 * wherever it stands. Not found: what is misspelt, translated or only described. The promise: story.test.ts
 */

/** Letters that are one letter with a sign, though Unicode does not take them apart. */
const SIGNED: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h' } // prettier-ignore

const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßøłæœđðþıħ]/g, (letter) => SIGNED[letter]!)

/** As a search sees it: letters and digits of any script, in small letters, without marks. */
export const squeezed = (text: string): string => folded(text).replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Of a text as it sees it; "1,400" is one word. */
export const wordsOf = (text: string): string[] =>
  folded(text)
    .replaceAll(/(\d),(?=\d{3})/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** `parts`: each word of it gives it away, as the names of people do. */
export type Real = { readonly text: string; readonly what: string; readonly parts: boolean }

/** Shorter parts of names are ordinary in any text. */
const PART = 4
/** From here on a name is looked for inside of words as well; a shorter one stands in many by accident: "eats" in "seats". */
const LONG = 8
/** A run of words is followed as far as this. */
const WORDS = 12
const LETTERS = 48

type Reader = {
  /** The whole name stands in the text. */
  holds(name: string): boolean
  /** The words that spell it, run together; none where it stands inside of others, or not at all. */
  spelling(name: string): readonly string[]
  /** The whole name, or a part of it that is no ordinary word. */
  tells(real: Real): boolean
}

/** @param ordinary words that may be a part of a name without giving it away: those of a text of the same kind about nobody. */
export function readerOf(text: string, ordinary: ReadonlySet<string> = new Set()): Reader {
  const list = wordsOf(text)
  const all = list.join('')
  const own = new Set(list)
  const runs = new Map(list.map((word, at) => [word, [at, at + 1] as const]))
  for (let from = 0; from < list.length; from++) {
    let run = list[from]!
    for (let next = from + 1; next < Math.min(list.length, from + WORDS) && run.length < LETTERS; next++) {
      run += list[next]!
      // Two figures beside one another are not a third one.
      if (!runs.has(run) && !/^\p{N}+$/u.test(run)) runs.set(run, [from, next + 1])
    }
  }
  const holds = (name: string): boolean => {
    const whole = squeezed(name)
    // Of signs alone: a picture is somebody's name, a dot is nobody's.
    if (whole === '') return /\p{So}|\p{Extended_Pictographic}/u.test(name) && text.includes(name.trim())
    if (runs.has(whole)) return true
    if (/^\p{N}+$/u.test(whole)) return false
    // oxlint-disable-next-line no-control-regex -- what is not written in plain letters
    return (whole.length >= LONG || /[^\u0000-\u007f]/.test(whole)) && all.includes(whole)
  }
  return {
    holds,
    spelling: (name) => list.slice(...(runs.get(squeezed(name)) ?? [0, 0])),
    tells: ({ text: name, parts }) =>
      holds(name) ||
      (parts && wordsOf(name).some((part) => part.length >= PART && own.has(part) && !ordinary.has(part))),
  }
}

/** What is left of these in a text. */
export function leftIn(text: string, real: Iterable<Real>, ordinary: ReadonlySet<string> = new Set()): Real[] {
  const reader = readerOf(text, ordinary)
  return [...real].filter((one) => reader.tells(one))
}

const INVENTED =
  'Alba Bente Carlo Delia Egon Fleur Gino Hedda Ilse Jonna Kalle Lova Milo Nilla Otis Petra Quirin Runa Sanne Timo Ulla Vito Wanda Xenia Yara Zeno'.split(' ') // prettier-ignore
const BEGINNINGS = 'ba be bi da de do fa fe fi ga go la le li lo lu ma me mi mo na ne ni no pe ra re ri ro ru sa se ta te ti to va ve vi wa we za ze'.split(' ') // prettier-ignore
const ENDS = 'bor dan del din dor fen gar lan len lin lor mar men mir nar nel nor ran rel ren rin ron san sel tan ten tor van ven vor zan'.split(' ') // prettier-ignore
/** So many are tried before somebody is only numbered. */
const FIRST = 8
const TRIES = 40

/** A name that is tried for one person; `dice` gives a whole number of 32 bits for each try, always the same. */
export function candidates(dice: (attempt: number) => number): string[] {
  return Array.from({ length: TRIES }, (_, attempt) => {
    const drawn = dice(attempt)
    if (attempt < FIRST) return INVENTED[drawn % INVENTED.length]!
    // Names that nobody bears: in a large workspace somebody is called Alba.
    const made =
      BEGINNINGS[drawn % BEGINNINGS.length]! + BEGINNINGS[(drawn >>> 8) % BEGINNINGS.length]! + ENDS[(drawn >>> 16) % ENDS.length]! // prettier-ignore
    return made[0]!.toUpperCase() + made.slice(1)
  })
}

/**
 * Strikes out whatever could be taken for somebody real: a name that is one, is a word of one, or has one in it.
 * `meet` is told every real name, `close` those of the people whom the text is about: of these a name may not even be a piece.
 */
export function striking(names: Iterable<string>) {
  const pieces = new Map<string, Set<string>>()
  const known = new Set<string>()
  for (const name of names) {
    const whole = squeezed(name)
    known.add(whole)
    for (let from = 0; from < whole.length; from++)
      for (let to = from + 2; to <= whole.length; to++) {
        const piece = whole.slice(from, to)
        const of = pieces.get(piece)
        if (of) of.add(whole)
        else pieces.set(piece, new Set([whole]))
      }
  }
  const struck = new Set<string>()
  const strike = (piece: string) => pieces.get(piece)?.forEach((whole) => struck.add(whole))
  return {
    meet(real: string) {
      strike(squeezed(real))
      for (const word of wordsOf(real)) if (known.has(word)) struck.add(word)
    },
    close(real: string) {
      const whole = squeezed(real)
      for (const name of known) if (whole.includes(name)) struck.add(name)
    },
    free: (name: string) => !struck.has(squeezed(name)),
  }
}
