/** Puts words to a post and to each turn of its conversation, so that an answer answers its question. */
import type { Random } from '../numbers/random.ts'
import { CAST } from './cast.ts'
import type { Language } from './cast.ts'
import type { Character } from './character.ts'
import type { Turn } from './conversation.ts'
import { firstNameOf, handleOf, PEOPLE } from './names.ts'
import { de } from './speech/de.ts'
import { en } from './speech/en.ts'
import { es } from './speech/es.ts'
import { it } from './speech/it.ts'
import type { Subject, Talk, Tongue } from './speech/tongue.ts'

const TONGUES: Record<Language, Tongue> = { it, en, de, es }
/** What somebody whose topic a language has no words for talks about. */
const FALLBACK = 'food'

/** What one post is about, in which language. */
export type Theme = { language: Language; tongue: Tongue; subject: Subject; thing: string }

export function themeOf(character: Character, month: number, random: Random): Theme {
  const language = random.one(character.languages)
  const tongue = TONGUES[language]
  const subject = tongue.subjects[character.topic] ?? tongue.subjects[FALLBACK]
  if (subject === undefined) throw new Error(`no words for ${character.topic} in ${language}`)
  const season = subject.seasons?.[Math.floor(((month + 1) % 12) / 3)]
  const thing = random.one(season !== undefined && random.uniform() < 0.45 ? season : subject.things)
  return { language, tongue, subject, thing }
}

type Blanks = Record<string, string>

const filled = (template: string, blanks: Blanks): string =>
  template.replace(/\{(\w+)\}/g, (_, blank: string) => blanks[blank] ?? '')
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `di` + `la focaccia` is `della focaccia`; `de` + `el pisto` is `del pisto`. */
const JOINED: Partial<Record<Language, Record<'of' | 'about', Record<string, string>>>> = {
  it: {
    of: { il: 'del', lo: 'dello', la: 'della', i: 'dei', gli: 'degli', le: 'delle', 'l’': 'dell’' },
    about: { il: 'sul', lo: 'sullo', la: 'sulla', i: 'sui', gli: 'sugli', le: 'sulle', 'l’': 'sull’' },
  },
  es: { of: { el: 'del', la: 'de la', los: 'de los', las: 'de las' }, about: {} },
}

function joined(language: Language, how: 'of' | 'about', thing: string): string {
  const article = /^(l’|\S+)/.exec(thing)?.[0] ?? ''
  return (JOINED[language]?.[how][article] ?? article) + thing.slice(article.length)
}

const blanksOf = ({ person }: Character, { language, thing }: Theme): Blanks => ({
  it: thing,
  It: capital(thing),
  of: joined(language, 'of', thing),
  about: joined(language, 'about', thing),
  name: firstWord(person.name),
  place: person.place,
})

const firstWord = (name: string) => name.split(' ')[0] ?? name
const CALLED = new Map(CAST.map((person) => [person.handle, firstWord(person.name)]))
const called = (handle: string) => CALLED.get(handle) ?? firstNameOf(handle)

export function captionOf(
  character: Character,
  theme: Theme,
  occasion: 'booked' | 'giveaway' | undefined,
  random: Random,
): string {
  const { tongue, subject } = theme
  const blanks = blanksOf(character, theme)
  if (occasion === 'booked') return filled(random.one(tongue.supper), blanks)
  if (occasion === 'giveaway') return random.one(tongue.giveaway)
  const caption = filled(random.one(subject.captions), blanks)
  const asks = random.uniform() < character.warmth
  if (asks) return `${caption} ${random.one(tongue.invites)}`
  return random.uniform() < 0.7 ? `${caption} ${random.one(tongue.hashtags)}` : caption
}

/** The opener decides whether what follows starts with a small letter. */
function opened(opener: string, line: string): string {
  if (!/[,:] $/.test(opener) || /^(I\b|\{(?!It))/.test(line)) return opener + line
  return opener + (line.startsWith('{It}') ? `{it}${line.slice(4)}` : line.charAt(0).toLowerCase() + line.slice(1))
}

/** One text for each turn, in the same order. */
export function wordsOf(character: Character, theme: Theme, turns: readonly Turn[], random: Random): string[] {
  const { tongue, subject } = theme
  const talks = [...subject.talks, ...subject.talks, ...tongue.talks]
  const tells = [...subject.tells, ...subject.tells, ...tongue.tells]
  const asked = new Map<number, Talk>()
  const blanks = blanksOf(character, theme)

  return turns.map((turn, position) => {
    const before = turn.answers === undefined ? undefined : turns[turn.answers]
    blanks['fan'] = before === undefined ? '' : called(before.actor)
    blanks['town'] = random.one(tongue.towns)
    const warm = (opener: string, line: string) => filled(opened(opener, line) + random.one(tongue.closers), blanks)
    switch (turn.act) {
      case 'ask': {
        const talk = random.one(talks)
        asked.set(position, talk)
        return warm(random.one(tongue.askOpeners), talk.ask)
      }
      case 'tell':
        return warm(random.one(tongue.tellOpeners), random.one(tells))
      case 'tag':
        blanks['friend'] = `@${friend(random, theme.language)}`
        blanks['friend2'] = `@${friend(random, theme.language)}`
        return filled(random.one(tongue.tags), blanks)
      case 'praise':
      case 'rally':
        return random.uniform() < 0.2
          ? `${random.one(tongue.praise)} ${random.one(tongue.praise)}`
          : random.one(tongue.praise)
      case 'answer': {
        const talk = asked.get(turn.answers ?? -1)
        if (talk) return filled(random.one(talk.answers), blanks)
        return filled(random.one(before?.act === 'tell' ? tongue.thanks : tongue.thanksShort), blanks)
      }
      case 'back':
        return random.one(tongue.back)
      case 'again':
        return filled(random.one(tongue.again), blanks)
      case 'between':
        return filled(random.one(tongue.between), blanks)
    }
  })
}

const friend = (random: Random, language: Language) => handleOf(random.below(PEOPLE), language)
