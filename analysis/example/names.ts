/**
 * Handles for people who exist nowhere: a first name, a hyphen (which the large platforms do not allow), a surname made
 * of syllables, mostly a number. A person is a number, and different numbers below `PEOPLE` have different handles.
 */
import type { Language } from './cast.ts'

const words = (text: string) => text.trim().split(/\s+/)

const FIRST: Record<Language, readonly string[]> = {
  it: words(`giulia marta sara chiara elena paola anna lucia irene silvia laura valeria monica teresa rosa carla ada nives
    ornella bianca emma alice sofia greta viola marina luisa gemma tilde nadia elisa franca marco luca andrea paolo
    davide matteo stefano giorgio enrico alberto filippo pietro nino sergio franco mauro dario ugo aldo bruno carlo
    gianni tullio vito ettore leo cesare fabio ivan piero dino nicola`),
  en: words(`hannah lucy emma sophie kate nell rosie megan claire jess amy holly grace ruth alice ella maya nina tess
    priya wendy joan iris fern tara erin becky dawn molly ivy josie carol tom jack harry george luke sam ben dan joe
    will max alex chris pete oliver hugo theo raj owen evan neil gary keith colin ross dean simon glen miles
    felix jonah noel`),
  de: words(`anna lena julia sabine katrin heike petra jana nele mia lotte greta frieda klara ida paula emma sophie
    birgit ute anke silke maren tanja carla eva lisa martha vroni resi burgi elke jonas lukas felix max paul moritz
    karl hannes franz sepp toni georg stefan thomas andreas jan nils ole uwe bernd kurt rolf gerd peter michl
    simon david leon anton`),
  es: words(`ana lucia carmen maria elena paula laura marta sara irene nuria pilar rocio julia alba ines clara noa
    vera sonia teresa rosa olga lola amparo conchi merche raquel eva celia lidia nieves pablo luis javi diego
    sergio alvaro jorge mario hugo dani nacho quique paco pepe manu raul ivan oscar hector bruno leo marc
    pau jordi vicent xavi tono chema fran`),
}
const HEADS = words(`al bel bor brun cal car cor dal fen fior gal gar lam lor mal mar mon mor nar par pel per ral ron
  sal san sol tar tor val var ver vil zan`)
const TAILS = words(`adori amoni andri anesi arotti asini avelli azzeri edani egani elmi emori enighi erbini esani
  ettari ezzoli ibaldi ifanti ighini ilardi imanti inelli irotti isandri ivori obelli odari ogliani omandi onardi
  orenti ossani otelli ozzari ubaldi ugani urini`)
const ENDINGS = [
  '',
  '_',
  '1',
  '7',
  '11',
  '23',
  '61',
  '64',
  '68',
  '72',
  '76',
  '79',
  '82',
  '85',
  '88',
  '91',
  '93',
  '97',
  '99',
  '03',
]
/** Fewer of one language would give two people one handle. */
const FIRSTS = 60

export const PEOPLE = FIRSTS * HEADS.length * TAILS.length * ENDINGS.length
/** Shares no factor with `PEOPLE`, so that neighbours do not look alike and nobody is met twice. */
const STEP = 1_000_003

export function handleOf(person: number, language: Language): string {
  let rest = (person * STEP) % PEOPLE
  const take = (n: number) => {
    const digit = rest % n
    rest = Math.floor(rest / n)
    return digit
  }
  const first = FIRST[language][take(FIRSTS)] ?? 'anna'
  return `${first}-${HEADS[take(HEADS.length)]}${TAILS[take(TAILS.length)]}${ENDINGS[take(ENDINGS.length)]}`
}

/** What to call somebody: `giulia-belmonti82` is Giulia. */
export function firstNameOf(handle: string): string {
  const first = /^[a-z]+/.exec(handle)?.[0] ?? handle
  return first.charAt(0).toUpperCase() + first.slice(1)
}
