/** What was said under one post, each thread together: a comment, then everything that answers it, in order of time. */
type Said = { externalId: string | null; replyTo: string | null; at: string | null }

/** Threads in the order of their first words. An answer to a comment that is not here begins a thread of its own. */
export function threadsOf<T extends Said>(said: readonly T[]): T[][] {
  const byId = new Map(said.flatMap((one) => (one.externalId === null ? [] : [[one.externalId, one] as const])))
  const rootOf = (one: T): T => {
    const seen = new Set<T>()
    let at = one
    while (!seen.has(at)) {
      seen.add(at)
      const above = at.replyTo === null ? undefined : byId.get(at.replyTo)
      if (!above) return at
      at = above
    }
    return one // Answers in a circle have no beginning.
  }
  const threads = new Map<T, T[]>()
  for (const one of said) {
    const root = rootOf(one)
    const thread = threads.get(root)
    if (thread) thread.push(one)
    else threads.set(root, [one])
  }
  return [...threads]
    .map(([root, all]) => [root, ...all.filter((one) => one !== root).sort(earlier)])
    .sort((a, b) => earlier(a[0]!, b[0]!))
}

const earlier = (a: Said, b: Said) => (a.at ?? '').localeCompare(b.at ?? '')
