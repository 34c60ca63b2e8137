/** Replies that answer each other in a circle have no beginning: every link of the circle is cut, whoever came first. */

export const childrenOfNobody = (replyTo: Int32Array): boolean => replyTo.every((parent) => parent < 0)

/** Sets the links of each circle to `lost`, in place; returns how many it cut. Linear. */
export function cutCycles(replyTo: Int32Array, lost: number): number {
  // 0 is not visited; otherwise the number of the walk that came by.
  const walk = new Int32Array(replyTo.length)
  let cut = 0
  for (let start = 0; start < replyTo.length; start++) {
    let at = start
    while (at >= 0 && walk[at] === 0) {
      walk[at] = start + 1
      at = replyTo[at] as number
    }
    if (at < 0 || walk[at] !== start + 1) continue
    // The walk met itself: `at` is on a circle that nobody walked before.
    while ((replyTo[at] as number) >= 0) {
      const next = replyTo[at] as number
      replyTo[at] = lost
      cut++
      at = next
    }
  }
  return cut
}
