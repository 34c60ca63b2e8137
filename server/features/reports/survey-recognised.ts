/**
 * Whom does an answer to "How did you hear of us?" mean? The one creator whose name or handle stands in it; nobody where none or several do.
 * Each place of an answer is looked up once by its first letters, whatever the number of creators: thousands of both take a moment.
 */
import { squeezed } from './renamed.ts'

/** Shorter names are found in any answer, so they must be all of it. */
const LONG_ENOUGH = 4

export type Named = { readonly account: string; readonly name: string; readonly handle: string }

/** `key`: an answer as `squeezed` writes it. */
export function recogniser(creators: readonly Named[]): (key: string) => string | undefined {
  const accounts = new Map<string, Set<string>>()
  const lengths = new Map<string, Set<number>>()
  for (const { account, name, handle } of creators)
    for (const one of [squeezed(name), squeezed(handle)]) {
      if (one === '') continue
      accounts.set(one, (accounts.get(one) ?? new Set()).add(account))
      if (one.length < LONG_ENOUGH) continue
      const start = one.slice(0, LONG_ENOUGH)
      lengths.set(start, (lengths.get(start) ?? new Set()).add(one.length))
    }
  return (key) => {
    const found = new Set(accounts.get(key))
    for (let at = 0; at + LONG_ENOUGH <= key.length; at++)
      for (const length of lengths.get(key.slice(at, at + LONG_ENOUGH)) ?? [])
        if (at + length <= key.length)
          for (const account of accounts.get(key.slice(at, at + length)) ?? []) found.add(account)
    return found.size === 1 ? [...found][0] : undefined
  }
}
