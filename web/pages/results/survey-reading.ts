/** Answers to "How did you hear of us?" as they are pasted: one a line, with a count behind it where they are counted already. */
import type { Input } from '../../call.ts'

type Answer = Input<'reports.record-survey'>['answers'][number] & { n: number }
type Read = { answers: Answer[]; given: number; problems: string[] }

const LONGEST = 500
const MOST = 100_000
const HEAD =
  /^(how did you (hear|find)|where did you (hear|find)|answers?|responses?|source|antwort|risposta|respuesta|réponse)/i

export function readAnswers(text: string): Read {
  const sums = new Map<string, number>()
  const problems: string[] = []
  let given = 0
  text.split(/\r?\n/).forEach((line, at) => {
    const [, words, number] = /^(.*?)(?:[\t;,]\s*"?(\d{1,8})"?)?\s*$/s.exec(line.trim())!
    const answer = words!
      .replace(/^"(.*)"$/s, '$1')
      .replaceAll('""', '"')
      .trim()
    if (answer === '' || (given === 0 && problems.length === 0 && sums.size === 0 && HEAD.test(answer))) return
    const n = number === undefined ? 1 : Number(number)
    if (!/[\p{L}\p{N}]/u.test(answer)) return
    if (answer.length > LONGEST) return void problems.push(`Line ${at + 1}: ${answer.length} letters, at most ${LONGEST}; left out.`) // prettier-ignore
    if (n === 0) return
    given += n
    sums.set(answer, (sums.get(answer) ?? 0) + n)
  })
  const answers = [...sums].map(([answer, n]) => ({ answer, n }))
  if (answers.length > MOST) problems.push(`${answers.length} different answers, at most ${MOST} at once; hand in the rest under another name.`) // prettier-ignore
  return { answers: answers.slice(0, MOST), given, problems }
}
