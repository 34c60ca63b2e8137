/** What the returns say first, and what the next plan does differently because of them. */

type Verdicts = { readonly brought: number; readonly lost: number; readonly cannotSay: number }

const ONES = 'none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ') // prettier-ignore
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const inWords = (n: number): string =>
  n > 99 ? n.toLocaleString('en') : n < 20 ? ONES[n]! : TENS[Math.floor(n / 10)]! + (n % 10 ? `-${ONES[n % 10]}` : '')

/** "Nine brought money, four lost it, twenty-eight cannot be told yet." */
export function headline({ brought, lost, cannotSay }: Verdicts): string {
  if (brought + lost + cannotSay === 0) return 'Nobody was booked yet: there is nothing to tell.'
  const [won, less] = [`${capital(inWords(brought))} brought money`, `${inWords(lost)} lost it`]
  return cannotSay === 0 ? `${won} and ${less}.` : `${won}, ${less}, ${inWords(cannotSay)} cannot be told yet.`
}

export type Learned = {
  readonly minds: { readonly name: string; readonly times: number; readonly changed: boolean }[]
  readonly relationship: string
  readonly factor: { readonly low: number; readonly high: number; readonly n: number } | null
}

/** Three lines; each is something that the planner reads. */
export function learned({ minds, relationship, factor }: Learned): string[] {
  const changed = minds.filter((one) => one.changed)
  const [most] = changed.toSorted((a, b) => Math.abs(Math.log(b.times)) - Math.abs(Math.log(a.times)))
  return [
    most
      ? `${capital(inWords(changed.length))} of ${inWords(minds.length)} creators changed our mind, ${most.name} most: the next plan expects ${most.times >= 1 ? `${figure(most.times)} times` : `${Math.max(1, Math.round(100 * most.times))}% of`} what others on the platform bring.`
      : 'No creator has changed our mind yet: the next plan expects of each what others on the platform bring.',
    relationship,
    factor
      ? `Of 100 orders by link or code ${Math.round(100 * factor.low)} to ${Math.round(100 * factor.high)} would not have come otherwise (${factor.n} ${factor.n === 1 ? 'experiment' : 'experiments'}): a plan in caused orders counts so.`
      : 'No experiment has measured how many of these orders would have come anyway: the next plan counts them as attributed.',
  ]
}

const figure = (times: number) => (times < 10 ? times.toPrecision(2) : String(Math.round(times)))
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
