/** A language by its English name where the source gave a tag, else in the source's words. */
const names = new Intl.DisplayNames('en', { type: 'language' })

export function languageName(tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
