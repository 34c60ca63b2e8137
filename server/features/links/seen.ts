/**
 * Whether the same visitor was on the same link a moment ago: a double tap, a reload, an in-app browser that asks twice. Kept in memory
 * only and for half a minute, because behind one address of a telephone network many people follow a link within the hour.
 */
export const SECONDS = 30
/** Two generations of at most this many: about 60 MB when somebody tries to fill them. Beyond, the oldest are forgotten early. */
const MOST = 200_000

export function seenClicks(most = MOST) {
  let [young, old] = [new Map<string, number>(), new Map<string, number>()]
  let turned = 0
  return function seenBefore(link: string, visitor: string, now: number): boolean {
    if (now - turned > SECONDS * 1000 || young.size >= most) {
      ;[young, old] = [new Map(), now - turned > 2 * SECONDS * 1000 ? new Map() : young]
      turned = now
    }
    const key = link + visitor
    const before = young.get(key) ?? old.get(key)
    if (before !== undefined && now - before < SECONDS * 1000) return true
    young.set(key, now)
    return false
  }
}
