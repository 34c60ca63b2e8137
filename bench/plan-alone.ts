/** One plan of a large market in a process of its own; prints its times and the most memory that it held. */
import { THOROUGH, plan } from '@rapport/analysis/portfolio/plan.ts'
import { oneOfferEach } from '@rapport/analysis/portfolio/problem.ts'
import { seconds } from './benchmark.ts'
import { followers } from './market.ts'

const [creators, people] = process.argv.slice(2).map(Number) as [number, number]
const { audience, cost } = followers(creators, people, 7)
const budget = Math.round(cost.reduce((a, b) => a + b, 0) * 0.01)
const problem = { audience, offers: oneOfferEach(cost), budget }
let began = performance.now()
plan(problem, { work: THOROUGH })
const plain = seconds(began)
began = performance.now()
const found = plan(problem, { certificate: true })
if (found.answer !== 'plan') throw new Error(found.because)
process.stdout.write(
  JSON.stringify({
    links: audience.links.length,
    plain,
    certified: seconds(began),
    gap: found.certificate!.gap,
    megabytes: process.resourceUsage().maxRSS / 1024,
  }),
)
