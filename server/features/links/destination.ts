/** Where a link may lead: an address on the web that a member wrote down, and nothing that a stranger could smuggle in. */

export const LONGEST = 2000

/** What is wrong with a destination, in words; undefined when nothing is. */
export function wrongWith(text: string): string | undefined {
  if (text.length > LONGEST) return `is ${text.length} letters long; ${LONGEST} is the most that every browser takes`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/.test(text)) return 'holds a space or an invisible character'
  if (text.includes('\\')) return 'holds a backslash, which browsers read as a slash'
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return 'is not a whole address, such as https://example.org/menu'
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return `begins with ${url.protocol} and not with https: or http:`
  if (!/^https?:\/\/[^/]/i.test(text)) return 'wants two slashes and a host behind https:'
  if (url.username || url.password) return 'holds a user name or a password'
  return undefined
}
