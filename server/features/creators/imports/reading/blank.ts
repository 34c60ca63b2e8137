/**
 * Which cells say nothing? Empty ones, dashes, "N/A" in its many spellings and a spreadsheet's broken formulas.
 * They mean "the source does not say", never zero.
 */
const BLANK = new Set(
  (
    'n/a na n.a. n.a nan nil null none undefined unknown nd n/d n.d. n.d k.a. k.a ka tbd tbc ? ?? x.x (blank) (none) (null) ' +
    '#n/a #n/d #nv #na #ref! #rif! #bezug! #value! #valore! #valor! #wert! #div/0! #name? #nome? #null! #num! #error! ' +
    '#spill! #getting_data error'
  ).split(' '),
)

/** Whether a trimmed cell says nothing. */
export function isBlank(text: string): boolean {
  if (text === '') return true
  if (text.length > 13) return false
  return /^[-–—―−_.·…\s]+$/.test(text) || BLANK.has(text.toLowerCase())
}

/** Whether a cell where a handle or a name is expected says nothing: `na` and `null` may be handles, `NA` is R's gap. */
export function isNoName(text: string): boolean {
  if (text === '') return true
  if (text.length > 13 || !'-–—―−Nn#'.includes(text[0]!)) return false
  return /^([-–—―−]+|NA|N\/A|n\/a|NULL|NaN|nan|none|None|#[A-Z]+([!?]|\/\w+!?)|#[a-z]+!)$/.test(text)
}

/**
 * A cell without the space around it, and without the apostrophe that keeps a spreadsheet from running it as a
 * formula: what `neutralised` wrote reads back as it was.
 */
export function tidy(cell: string | undefined): string {
  if (cell === undefined || cell === '') return ''
  const text = cell.trim()
  return text.charCodeAt(0) === 39 && /^'(\s*[=+\-@＝＋－＠]|[\t\r])/.test(text) ? text.slice(1).trim() : text
}

/** A text of at most so many characters, not cut in the middle of one that takes two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const code = text.charCodeAt(most - 2)
  return `${text.slice(0, code >= 0xd800 && code < 0xdc00 ? most - 2 : most - 1)}…`
}
