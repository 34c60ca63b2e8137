/**
 * Could this comment stand under any post? Little information, stock praise, no word of the caption, no question.
 * Information is a sum of rough bits per different word. Short praise is also what real fans write: a generic comment is
 * weak evidence of closeness and by itself no evidence of anything bought.
 * Known answers: comments.test.ts. Method: docs/methods/authenticity-comments.md
 */
import { type Reading, wordsOf } from './comment-words.ts'

const STOCK = new Set(
  (
    'nice wow great amazing awesome beautiful gorgeous stunning perfect lovely love loved loving cool super fantastic incredible best good goodness ' +
    'pretty cute hot fire lit goals queen king slay yes yess yesss omg lol haha hahaha congrats congratulations happy birthday bravo well done keep ' +
    'going up it work job shot pic picture photo post content feed vibes vibe mood dope sick epic interesting inspiring inspiration inspo talented ' +
    'legend first second thanks thank follow back like likes dm check babe bro man girl dear sis ' +
    'schön toll super klasse wunderschön mega geil danke liebe hermoso hermosa bonito bonita lindo linda guapa guapo precioso increible genial ' +
    'beau belle magnifique superbe top bello bella bellissima bellissimo bravissima lindíssima perfeito maravilhosa gostei'
  ).split(' '),
)
const COMMON = new Set(
  (
    'the a an and or but so of to in on at for with from by is are was were be been am im i you u ur your yours he she it its we they them this that these ' +
    'those my me our us his her their as if not no do does did have has had just very really much more most too all can could will would what how who ' +
    'der die das und ich du ist ein eine so sehr el la los las un una y que de muy es le les et est tres il lo gli e che o os as um uma em'
  ).split(' '),
)
const BITS_OF = new Map<string, number>()
const BITS = { common: 0.5, stock: 1.5, short: 4, word: 6, long: 8 } as const
for (const word of STOCK) BITS_OF.set(word, BITS.stock)
for (const word of COMMON) BITS_OF.set(word, BITS.common)
/** A comment of about two words of its own, beyond stock and common ones, lies in the middle. */
const MIDDLE = 12
const STEEP = 3
const OF_THE_CAPTION = 5
const QUESTION = 3

export type Genericness = {
  /** 0..1 */
  readonly generic: number
  readonly bits: number
  readonly fromCaption: number
}

/** Words of a caption that a comment may take up; worth keeping when many comments stand under one post. */
export const captionWords = (caption: string): ReadonlySet<string> =>
  new Set(wordsOf(caption).filter((word) => word.length > 2 && !COMMON.has(word) && !STOCK.has(word)))

export function genericness({ plain, words }: Reading, caption?: ReadonlySet<string>): Genericness {
  let bits = 0
  let fromCaption = 0
  words.forEach((word, i) => {
    // Comments are short: looking back is faster than keeping a set.
    if (i > 40 || words.indexOf(word) < i) return
    const own = BITS_OF.get(word)
    if (own === undefined && caption?.has(word)) fromCaption++
    bits += own ?? bitsOf(word)
  })
  if (words.length > 1 && /[?？؟]/.test(plain)) bits += QUESTION
  const own = bits + OF_THE_CAPTION * fromCaption
  return { generic: 1 / (1 + Math.exp((own - MIDDLE) / STEEP)), bits, fromCaption }
}

/** Scripts without spaces put a sentence into one word: two bits a character there. */
function bitsOf(word: string): number {
  if (word.charCodeAt(0) > 0x2e80) return 2 * word.length
  return word.length <= 3 ? BITS.short : word.length <= 7 ? BITS.word : BITS.long
}
