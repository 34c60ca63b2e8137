/**
 * What number does a cell say? `1.2M`, `12,5K`, `9 870`, `9.870`, `1.234,56`, `1’200`, `~3k+`, `2,3 Mio.`.
 * Whether a point or a comma starts the decimals is decided once for a column, from its values; a separator before
 * exactly three digits is where both could be meant. A count has no decimals, so there it groups thousands.
 */
import type { Numbers } from './inspection.ts'

const SCALES: Record<string, number> = {
  k: 1e3, th: 1e3, tsd: 1e3, mila: 1e3, mil: 1e3, mille: 1e3, thousand: 1e3,
  m: 1e6, mn: 1e6, mm: 1e6, mio: 1e6, mln: 1e6, million: 1e6, millions: 1e6, milioni: 1e6, millones: 1e6, millionen: 1e6,
  b: 1e9, bn: 1e9, mrd: 1e9, mld: 1e9, billion: 1e9, billions: 1e9,
} // prettier-ignore

const SHAPE = /^([~≈<>≥≤]?\s*)([+-]?)\s*(\d[\d.,\s'’_\u00a0\u202f]*|[.,]\d+)\s*([\p{L}]*)\.?\s*(%?)\+?$/u

type Parts = { negative: boolean; digits: string; scale: number; suffixed: boolean; percent: boolean }

function parts(text: string): Parts | null {
  const found = SHAPE.exec(text)
  if (!found) return null
  const [, , sign, digits, suffix, percent] = found as unknown as [string, string, string, string, string, string]
  const scale = suffix === '' ? 1 : SCALES[suffix.toLowerCase()]
  if (scale === undefined) return null
  return {
    negative: sign === '-',
    digits: digits.replaceAll(/[\s'’_\u00a0\u202f]/g, ''),
    scale,
    suffixed: suffix !== '',
    percent: percent !== '',
  }
}

/** The number of a trimmed cell, or null where it says none. `count`: of things, so without decimals unless scaled. */
export function number(text: string, numbers: Numbers, count = false): number | null {
  const digits = wholeNumber(text)
  if (digits !== null) return digits
  if (!count && numbers === 'dot' && /^\d{1,12}\.\d{1,15}$/.test(text)) return Number(text)
  if (/^[+-]?\d(\.\d+)?e[+-]?\d{1,2}$/i.test(text)) return Number(text)
  const part = parts(text)
  if (!part) return null
  const grouped = count && !part.suffixed && /^\d{1,3}([.,]\d{3})+$/.test(part.digits)
  const value = grouped ? Number(part.digits.replaceAll(/[.,]/g, '')) : plain(part.digits, numbers)
  if (value === null || !Number.isFinite(value)) return null
  // 409.8 × 1e6 is 409800000.00000006 in floating point.
  const scaled = part.scale === 1 ? value : Number((value * part.scale).toPrecision(15))
  return part.negative ? -scaled : scaled
}

/** Digits and nothing else, as nearly all counts are. */
function wholeNumber(text: string): number | null {
  if (text.length === 0 || text.length > 15) return null
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return null
    value = value * 10 + digit
  }
  return value
}

function plain(digits: string, numbers: Numbers): number | null {
  const decimal = numbers === 'comma' ? ',' : '.'
  const group = numbers === 'comma' ? '.' : ','
  const [whole = '', fraction, ...more] = digits.split(decimal)
  if (more.length > 0) return regrouped(digits, decimal)
  if (fraction?.includes(group)) return null
  const groups = whole.split(group)
  if (
    groups.length > 1 &&
    (groups[0] === '' || groups.slice(1).some((three) => three.length !== 3 && three.length !== 2))
  )
    return null
  // Indian grouping (12,34,567) has pairs, but three digits last.
  if (groups.length > 1 && groups.at(-1)!.length !== 3) return null
  return Number(`${groups.join('')}.${fraction ?? ''}0`)
}

/** 1.234.567 under a decimal point can only be grouping. */
function regrouped(digits: string, group: string): number | null {
  const groups = digits.split(group)
  return groups.slice(1).every((three) => /^\d{3}$/.test(three)) && /^\d{1,3}$/.test(groups[0]!)
    ? Number(groups.join(''))
    : null
}

/** Whether a cell says a number in either way of writing. */
export function isNumeric(text: string): boolean {
  return number(text, 'dot') !== null || number(text, 'comma') !== null
}

/** The decimal sign of a column and the reason, from its values. */
export function decimalOf(values: readonly string[], count: boolean): { numbers: Numbers; because: string } {
  let comma = 0
  let dot = 0
  let example: Record<Numbers, string> = { comma: '', dot: '' }
  const vote = (numbers: Numbers, value: string) => {
    if (numbers === 'comma') comma++
    else dot++
    example[numbers] ||= value
  }
  for (const value of values) {
    const part = parts(value)
    if (!part) continue
    const { digits, suffixed } = part
    const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
    if (last < 0) continue
    const sign = digits[last]
    const other = sign === ',' ? '.' : ','
    const asDecimal: Numbers = sign === ',' ? 'comma' : 'dot'
    const asGroup: Numbers = sign === ',' ? 'dot' : 'comma'
    if (digits.indexOf(sign!) !== last) vote(asGroup, value)
    else if (digits.includes(other) || digits.length - last - 1 !== 3 || last > 3) vote(asDecimal, value)
    else if (suffixed) vote(asDecimal, value)
    else if (count) vote(asGroup, value)
  }
  if (comma === 0 && dot === 0) return { numbers: 'dot', because: '' }
  const numbers: Numbers = comma > dot ? 'comma' : 'dot'
  const said = numbers === 'comma' ? 'decimal comma' : 'decimal point'
  return { numbers, because: `${said}, because of values like ${example[numbers]}` }
}

/** By how much a shortened number may be off: 1.2M by a hundred thousand. 0 for one that is written out. */
export function rounding(text: string): number {
  const part = parts(text)
  if (!part?.suffixed) return 0
  const decimals = /[.,](\d+)$/.exec(part.digits)?.[1]?.length ?? 0
  return part.scale / 10 ** decimals
}

/** How exactly the values of a column are written, from 0 to 1: 409800000 says more than 409.8M. */
export function precision(values: readonly string[]): number {
  let exact = 0
  let all = 0
  for (const value of values) {
    const part = parts(value)
    if (!part) continue
    all++
    if (!part.suffixed) exact++
  }
  return all === 0 ? 0 : exact / all
}
