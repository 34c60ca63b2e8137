/** Yes and no, and lists of topics, as people write them in cells. */

const YES = new Set(
  'true yes y 1 x ✓ ✔ ✅ si sì sí oui ja vero verdadero vrai wahr verified verificato verificado blue on'.split(' '),
)
const NO = new Set('false no n 0 ✗ ✘ ❌ non nein falso faux falsch unverified off'.split(' '))

export function yesOrNo(text: string): boolean | null {
  const word = text.toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** The topics of a cell: `food; travel`, `#food #travel`, `["food","travel"]`. A slash belongs to a topic's name. */
export function topics(text: string): string[] {
  if (text.startsWith('[') && text.endsWith(']'))
    text = text.slice(1, -1).replaceAll(/(^|,)\s*["']|["']\s*(?=,|$)/g, '$1')
  const parts = /^#\S+(\s+#\S+)*$/.test(text) ? text.split(/\s+/) : text.split(/[;,|\n]/)
  return parts.map((part) => part.trim().replace(/^#/, '')).filter((part) => part !== '')
}
