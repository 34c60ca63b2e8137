/** Numbers as a person reads them. */

export const count = (n: number): string => Math.round(n).toLocaleString('en')

/** 950, 9,840, 31.5k, 409.8M: at most four figures, for axes and narrow places. */
export function short(n: number): string {
  if (n < 10_000) return count(n)
  const [by, letter] = n < 999_950 ? [1e3, 'k'] : n < 999_950_000 ? [1e6, 'M'] : [1e9, 'B']
  return `${(n / by).toLocaleString('en', { maximumFractionDigits: n / by < 1000 ? 1 : 0 })}${letter}`
}

export const percent = (fraction: number): string => {
  const of = fraction * 100
  return `${of >= 10 || of === 0 ? Math.round(of) : of.toPrecision(2)}%`
}

const ONES =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Numbers below a hundred stand in words in a sentence, as in print; larger ones in figures. */
export function inWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return count(n)
  if (n < 20) return ONES[n]!
  const one = n % 10
  return TENS[Math.floor(n / 10)]! + (one ? `-${ONES[one]}` : '')
}

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "1 creator", "41 creators", "no creators". */
export const many = (n: number, one: string, more = `${one}s`): string => `${inWords(n)} ${n === 1 ? one : more}`

/** "1 order", "1,204 orders", "0 orders": in figures, as it is rounded. */
export const counted = (n: number, one: string, more = `${one}s`): string =>
  `${count(n)} ${Math.round(n) === 1 ? one : more}`

export const day = (iso: string): string =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
