/**
 * What the words of a comment are about, for spam.ts, generic.ts and duplicates.ts: a small hand-made lexicon of concepts, so that weights
 * learnt under one video hold under others. European languages first; a word that is not listed says nothing.
 */

export type Concept =
  | 'subscribe'
  | 'follow'
  | 'place'
  | 'look'
  | 'mine'
  | 'ask'
  | 'money'
  | 'everybody'
  | 'work'
  | 'reaction'
  | 'pointing'
  | 'question'

const LEXICON: Record<Concept, string> = {
  subscribe:
    'subscribe subscribes subscribed subscribing subscriber subscribers sub subs subbed suscribe suscribed sucscribe subcribe subscibe subsribe sub4sub s4s f4f l4l follow4follow like4like abonnieren abonniert abonniere abo suscribete suscribanse inscreva inscreve abonne abonnez iscriviti iscrivetevi',
  follow:
    'follow follows followed follower followers followback fb add follow4 folgt folge sigueme siganme siga segue suivez seguimi followme repost dm inbox collab ambassador',
  place:
    'channel channels chanel chanels chhanel channal canal kanal kanäle chaine canale page website websites site sites webpage profile profil bio blog instagram insta ig twitter facebook twitch soundcloud spotify bandcamp tiktok snapchat telegram whatsapp onlyfans patreon myspace vimeo gofundme kickstarter indiegogo network app apps store shop link links clothing company',
  look: 'check checkout chek chec cheking checking chacking checked checkin visit visiting click clic klick look listen join download register signup search discover try buy order vote come go watch hear read tune schaut schau besucht mira miren visita visitez guarda guardate',
  mine: 'my mine our ours me us myself ourselves im i we mein meine meinen unser mi mis nuestro meu minha mon ma mes notre mio mia',
  ask: 'please plz pls plzz plzzz pliz plizz pleas pleaz help halp support supporting chance appreciate grateful share spread donate donation petition sign feedback advice opinion bitte porfavor ayuda ayudame favor svp aidez aiuto thanks thank thx',
  money:
    'money earn earning free gift gifts card cards cash win winner prize giveaway giveaways iphone paid pay paypal bitcoin crypto btc eth invest investing investment investor forex trading trader profit profits promo promotion promote promoting discount sale cheap price loan income rich dollars dollar code codes coupon credit credits hack hacks generator unlimited deal offer geld gratis dinero ganar argent gagner dinheiro ganhar soldi guadagnare weightloss pills viagra casino bet betting mentor signals',
  everybody:
    'guys guy everyone everybody people peoples friends friend hey hi hello anyone anybody folks ppl leute hola oi salut ciao amigos gente yo',
  work: 'video videos vid vids vidio vidios song songs music cover covers remix remixes mixtape album band rapper rap rapping raps producer dj singer singing sing youtuber youtubers gaming gamer gameplay minecraft content clip clips stream streaming book tutorial tutorials vlog vlogs montage talent talented artist artists lyrics dubstep beat beats track single musician',
  reaction:
    'views view viewed viewer viewers viewing billion billions million millions lol lool loool lmao lmfao omg wtf wow haha hahaha hahah xd rofl smh best awesome amazing beautiful perfect great cool funny sexy hot cute weird crazy sad love loves loved hate hates like likes dislike dislikes sucks suck shit fuck fucking dumb stupid favorite favourite legend still never always old years ago remember memories memory miss rip 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 2025 2026',
  pointing:
    'this that these those the it its he his him she her they them their world lyrics voice dance dancing girl guy man woman lady part minute',
  question: 'why how who what when where which does did is was were are',
}

const CONCEPT = new Map<string, Concept>()
for (const [concept, words] of Object.entries(LEXICON) as [Concept, string][])
  for (const word of words.split(' ')) if (!CONCEPT.has(word)) CONCEPT.set(word, concept)

export const conceptOf = (word: string): Concept | undefined => CONCEPT.get(word)

const WORD = /[\p{L}\p{N}]+/gu

/** Lower-case words without apostrophes ("I'm" is "im"); addresses are taken out first. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase()
  // Most comments are plain ASCII, where a loop is several times as fast as a Unicode pattern.
  return isAscii(lower) ? asciiWords(lower) : (lower.replace(/['’]/g, '').match(WORD) ?? [])
}

function asciiWords(lower: string): string[] {
  const words: string[] = []
  let from = -1
  let apostrophe = false
  for (let i = 0; i <= lower.length; i++) {
    const code = i < lower.length ? lower.charCodeAt(i) : 32
    const inside = (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
    if (inside && from < 0) from = i
    else if (code === 39 && from >= 0) apostrophe = true
    else if (!inside && from >= 0) {
      const word = lower.slice(from, i)
      words.push(apostrophe ? word.replaceAll("'", '') : word)
      from = -1
      apostrophe = false
    }
  }
  return words
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false
  return true
}

const ADDRESS =
  /(?:https?:\/\/|www\s?\.)\S+|\b[\w-]{2,}(?:\s\.\s|\.)(?:com|net|org|tv|me|co|info|biz|io|se|be|de|ly|gl|ru|ro|br|fr|it|uk|us|pl|app|shop|store|xyz|online|site|club|link|gg|fm|to)\b\S*|\/?watch\?v=\S+/gi

/** A comment as it is read: the text without web addresses, its words, and the addresses. */
export type Reading = {
  readonly text: string
  readonly plain: string
  readonly words: readonly string[]
  readonly addresses: readonly string[]
}

export function reading(text: string): Reading {
  const addresses: string[] = []
  // Most comments have no address; looking for its marks first is ten times as fast.
  const plain = /[./?]\S|\s\.\s/.test(text)
    ? text.replace(ADDRESS, (address) => {
        addresses.push(address)
        return ' '
      })
    : text
  return { text, plain, words: wordsOf(plain), addresses }
}
