/**
 * Which of the words that are there did somebody mean? Those that take the fewest slips of the finger (Damerau's four: a letter
 * left out, put in, changed, two swapped). A word may be unfinished, so the beginning of a longer one counts as well.
 */

/** A slip is forgiven in three letters, two in five. Shorter words are too many to guess among. */
const forgiven = (length: number) => (length < 3 ? 0 : length < 5 ? 1 : 2)

/** The nearest of `known`, at most `most`, equally near ones in their order; none when all are too far away. */
export function nearest(word: string, known: Iterable<string>, most = 6): string[] {
  const letters = [...word]
  let least = forgiven(letters.length)
  let found: string[] = []
  for (const candidate of known) {
    const slips = slipsToBeginning(letters, [...candidate], least)
    if (slips > least || slips === 0) continue
    if (slips < least) found = []
    least = slips
    found.push(candidate)
  }
  return found.slice(0, most)
}

/** Slips between a word and the nearest beginning of another (optimal string alignment); anything above `limit` when there are more. */
function slipsToBeginning(word: readonly string[], other: readonly string[], limit: number): number {
  const end = Math.min(other.length, word.length + limit)
  let older: number[] = []
  let before = Array.from({ length: end + 1 }, (_, i) => i)
  for (let i = 1; i <= word.length; i++) {
    const row = [i]
    for (let j = 1; j <= end; j++) {
      const same = word[i - 1] === other[j - 1]
      let slips = Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (same ? 0 : 1))
      if (i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1])
        slips = Math.min(slips, older[j - 2]! + 1)
      row.push(slips)
    }
    older = before
    before = row
  }
  return Math.min(...before)
}
