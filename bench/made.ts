/** Made-up rows in quantity: creators with names, places and topics from lists, and comments in the order in which an export holds them. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { seeded } from '@rapport/analysis/numbers/random.ts'

const FIRST =
  'Marta Sara Giulia Elena Chiara Anna Paola Livia Nora Ines Marco Luca Paolo Dario Ugo Tom Anselm Priya Carme Jonas Mia Lena Noah Emma Hugo'.split(
    ' ',
  )
const LAST =
  'Bellini Rossi Conti Moretti Gatti Ferri Sala Neri Villa Serra Monti Riva Costa Fabbri Longo Greco Marini Bruno Gallo Leone Kaya Weber Novak Silva Moreau'.split(
    ' ',
  )
const PLACES =
  'Torino Milano Bologna Roma Napoli Genova Firenze Verona Bari Palermo Wien Berlin Lyon Madrid Lisboa Porto'.split(' ')
const TOPICS =
  'food wine travel family fitness fashion beauty garden books music games science art running cycling baking coffee home pets film'.split(
    ' ',
  )
const WORDS =
  'slow bread market kitchen winter river small table light morning mountain letter paper garden story stone bicycle summer window harbour'.split(
    ' ',
  )

async function write(path: string, header: string, count: number, line: (i: number) => string): Promise<void> {
  function* pieces() {
    let piece = `${header}\n`
    for (let i = 0; i < count; i++) {
      piece += line(i)
      if (piece.length > 1 << 18) {
        yield piece
        piece = ''
      }
    }
    yield piece
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path))
}

export async function creatorsCsv(path: string, count: number): Promise<void> {
  const chance = seeded(1)
  const one = (list: string[]) => list[chance.below(list.length)]!
  await write(path, 'platform,handle,name,bio,city,topics,followers,following,posts,engagement rate', count, (i) => {
    const [first, last] = [one(FIRST), one(LAST)]
    const handle = `${first.toLowerCase()}.${last.toLowerCase()}.${i.toString(36)}`
    const followers = Math.round(Math.exp(5 + 9 * chance.uniform()))
    const bio = `${one(WORDS)} ${one(WORDS)} and ${one(WORDS)} ${one(WORDS)}`
    return `instagram,${handle},${first} ${last},${bio},${one(PLACES)},"${one(TOPICS)}, ${one(TOPICS)}",${followers},${chance.below(2000)},${chance.below(3000)},${(chance.uniform() * 8).toFixed(2)}%\n`
  })
}

/** Account after account, post after post, as exports are; 20,000 accounts for 5,000,000 comments. */
export async function interactionsCsv(path: string, count: number): Promise<void> {
  const chance = seeded(2)
  const one = (list: string[]) => list[chance.below(list.length)]!
  const perAccount = 250
  await write(path, 'id,creator,post,actor,at,text,reply_to', count, (i) => {
    const account = Math.floor(i / perAccount)
    const post = Math.floor((i % perAccount) / 10)
    const at = new Date((1_700_000_000 + account * 97 + post * 86_400 + (i % 10) * 300) * 1000).toISOString()
    return `c${i},account.${account},p${account}-${post},fan.${chance.below(4000)},${at},${one(WORDS)} ${one(WORDS)} ${one(WORDS)} ${one(WORDS)} ${one(WORDS)},${i % 10 > 6 ? `c${i - 3}` : ''}\n`
  })
}
