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
type Joints = { word: string; joined: Record<string, string> }
const JOINTS: Partial<Record<Language, Record<'of' | 'about', Joints>>> = {
  it: {
    of: {
      word: 'di',
      joined: { il: 'del ', lo: 'dello ', la: 'della ', i: 'dei ', gli: 'degli ', le: 'delle ', 'l’': 'dell’' },
    },
    about: {
      word: 'su',
      joined: { il: 'sul ', lo: 'sullo ', la: 'sulla ', i: 'sui ', gli: 'sugli ', le: 'sulle ', 'l’': 'sull’' },
    },
  },
  es: { of: { word: 'de', joined: { el: 'del ' } }, about: { word: 'sobre', joined: {} } },
}

function joined(language: Language, how: 'of' | 'about', thing: string): string {
  const joints = JOINTS[language]?.[how]
  if (joints === undefined) return thing
  const article = /^(l’|\S+)/.exec(thing)?.[0] ?? ''
  const both = joints.joined[article]
  return both === undefined ? `${joints.word} ${thing}` : both + thing.slice(article.length).trimStart()
}

function blanksOf({ person }: Character, language: Language, thing: string): Blanks {
  const of = joined(language, 'of', thing)
  return {
    it: thing,
    It: capital(thing),
    of,
    about: joined(language, 'about', thing),
    name: firstWord(person.name),
    place: person.place,
  }
}

const firstWord = (name: string) => name.split(' ')[0] ?? name
const CALLED = new Map(CAST.map((person) => [person.handle, firstWord(person.name)]))
const called = (handle: string) => CALLED.get(handle) ?? firstNameOf(handle)

export function captionOf(
  character: Character,
  theme: Theme,
  occasion: 'booked' | 'giveaway' | undefined,
  random: Random,
): string {
  const { tongue, subject, language, thing } = theme
  if (occasion === 'booked') return random.one(tongue.supper)
  if (occasion === 'giveaway') return random.one(tongue.giveaway)
  const caption = filled(random.one(subject.captions), blanksOf(character, language, thing))
  if (random.uniform() < character.warmth) return `${caption} ${random.one(tongue.invites)}`
  return random.uniform() > character.warmth ? `${caption} ${random.one(tongue.hashtags)}` : caption
}

/** The opener decides whether what follows starts with a small letter. */
function opened(opener: string, line: string): string {
  if (!/[,:] $/.test(opener) || /^(I\b|\{(?!It))/.test(line)) return opener + line
  if (line.startsWith('{It}')) return `${opener}{it}${line.slice(4)}`
  return opener + line.replace(/^[¿¡]?\p{L}/u, (start) => start.toLowerCase())
}

/** Deals a list out in random order, again and again: under one post nobody says the same twice while there is other to say. */
function deck<T>(list: readonly T[], random: Random): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = random.shuffled(list)
    return left.pop() ?? random.one(list)
  }
}

/** One text for each turn, in the same order. */
export function wordsOf(character: Character, theme: Theme, turns: readonly Turn[], random: Random): string[] {
  const { tongue, subject, language } = theme
  const ask = deck([...subject.asks, ...tongue.asks], random)
  const tell = deck([...subject.tells, ...tongue.tells], random)
  const thank = deck(tongue.thanks, random)
  const betweenAsk = deck(tongue.betweenAsk, random)
  const betweenTell = deck(tongue.betweenTell, random)
  const named = blanksOf(character, language, theme.thing)
  const hinted = blanksOf(character, language, subject.short)
  const { life } = tongue
  /** A small fact in the given form; its own blanks are left open. */
  const fact = (form: string): string => {
    const parts: Blanks = {
      who: random.one(life.who),
      when: random.one(life.when),
      did: random.one(life.did),
      scene: random.one(life.scenes),
      needs: random.one(life.needs),
      and: random.one(life.ands),
    }
    parts['Who'] = capital(parts['who'] ?? '')
    parts['When'] = capital(parts['when'] ?? '')
    return filled(form, parts)
  }
  const usually = (chance: number, form: string) => (random.uniform() < chance ? ` ${fact(form)}` : '')
  const said = new Map<number, Talk>()
  const rootOf = (turn: Turn): Turn => {
    const before = turn.answers === undefined ? undefined : turns[turn.answers]
    return before === undefined ? turn : rootOf(before)
  }

  return turns.map((turn, position) => {
    const before = turn.answers === undefined ? undefined : turns[turn.answers]
    const blanks = random.uniform() < 0.45 ? named : hinted
    blanks['fan'] = before === undefined ? '' : called(before.actor)
    blanks['town'] = random.one(tongue.towns)
    const talk = (dealt: Talk, opener: string, more: string, closer: string) => {
      said.set(position, dealt)
      return filled(opened(opener, dealt[0]) + more + closer, blanks)
    }
    switch (turn.act) {
      case 'ask':
        return talk(ask(), random.one(tongue.askOpeners), usually(0.8, life.why), random.one(tongue.askClosers))
      case 'tell':
        if (random.uniform() < 0.35) return filled(`${fact(life.scene)} ${random.one(life.ends)}`, blanks)
        return talk(tell(), random.one(tongue.tellOpeners), usually(0.85, life.said), random.one(tongue.tellClosers))
      case 'tag':
        blanks['friend'] = `@${friend(random, language)}`
        blanks['friend2'] = `@${friend(random, language)}`
        return filled(random.one(tongue.tags), blanks)
      case 'praise':
      case 'rally':
        return random.uniform() < 0.2
          ? `${random.one(tongue.praise)} ${random.one(tongue.praise)}`
          : random.one(tongue.praise)
      case 'answer': {
        const dealt = said.get(turn.answers ?? -1)
        if (dealt === undefined)
          return filled(before?.act === 'tell' ? thank() : random.one(tongue.thanksShort), blanks)
        const [, ...answers] = dealt
        const general = answers.length === 0 || (before?.act === 'tell' && random.uniform() < 0.3)
        return filled(general ? thank() : random.one(answers), blanks)
      }
      case 'back':
        if (random.uniform() < 0.6) return random.one(life.shortBack)
        if (rootOf(turn).act === 'ask') return filled(random.one(tongue.backAsked) + usually(0.8, life.why), blanks)
        return filled(random.one(tongue.backTold) + usually(0.7, life.said), blanks)
      case 'again':
        return filled(random.one(tongue.again), blanks)
      case 'between':
        if (random.uniform() < 0.5) return filled(random.one(life.shortBetween), blanks)
        return filled((before?.act === 'ask' ? betweenAsk() : betweenTell()) + usually(0.55, life.said), blanks)
    }
  })
}

const friend = (random: Random, language: Language) => handleOf(random.below(PEOPLE), language)
