/**
 * How long does it take to plan a budget over 100,000 creators and to prove how good the plan is; how long to plan again when a
 * slider moves; and how much longer does a general solver need for the bound alone?
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { gathering } from '@rapport/analysis/portfolio/audience.ts'
import { plan } from '@rapport/analysis/portfolio/plan.ts'
import { oneOfferEach } from '@rapport/analysis/portfolio/problem.ts'
import { groundOf } from '@rapport/analysis/portfolio/search.ts'
import { percentile, seconds } from './benchmark.ts'
import type { Benchmark } from './benchmark.ts'
import { followers, pages } from './market.ts'
import type { Market } from './market.ts'

/** HiGHS is stopped after so many seconds; it then counts as having needed them. */
const PATIENCE = 300

export const planning: Benchmark = {
  name: 'plan',
  describe:
    'a budget over 100,000 creators, the proof beside HiGHS, and a slider over 1,000 (PLAN_DATA=folder for own pages)',
  async run(scale, say) {
    const creators = Math.max(1000, Math.round(100_000 * scale))
    const large = await alone<Large>('plan-alone.ts', [creators, 5 * creators])
    say(
      `${creators.toLocaleString('en')} creators, ${large.links.toLocaleString('en')} links: plan ${large.plain.toFixed(2)} s, with certificate ${large.certified.toFixed(2)} s, gap ${percent(large.gap)}, peak ${large.megabytes.toFixed(0)} MB`,
    )
    const folder = process.env.PLAN_DATA
    // Of the made-up pages the relaxation itself lies 3% above the best set: 569 against 551 on a thirtieth of them, solved to the end.
    const within = folder ? 0.02 : 0.05
    const market = folder ? await read(folder) : pages(Math.round(22_470 * scale), Math.round(171_002 * scale), 2)
    const budget = Math.round(market.cost.reduce((a, b) => a + b, 0) * 0.05)
    const problem = { audience: market.audience, offers: oneOfferEach(market.cost), budget }
    plan({ ...problem, budget: Math.round(budget / 10) }, { certificate: true })
    const began = performance.now()
    const found = plan(problem, { certificate: true })
    const ours = seconds(began)
    if (found.answer !== 'plan') throw new Error(found.because)
    const { upperBound, gap } = found.certificate!
    say(
      `${folder ?? 'made-up pages'}: plan and bound ${ours.toFixed(2)} s, value ${found.value}, bound ${upperBound}, gap ${percent(gap)}`,
    )
    const theirs = await relaxed(market, budget)
    const ratio = theirs.seconds / ours
    say(
      theirs.bound === undefined
        ? `HiGHS on the linear relaxation: no answer in ${theirs.seconds.toFixed(0)} s (${theirs.status})`
        : `HiGHS on the linear relaxation ${theirs.seconds.toFixed(1)} s, bound ${theirs.bound.toFixed(2)}`,
    )
    const slider = await slid(Math.max(200, Math.round(1000 * scale)))
    return [
      {
        measured: `plan ${large.plain.toFixed(2)} s, certified ${large.certified.toFixed(2)} s, gap ${percent(large.gap)}`,
        wanted: '≤ 3 s, ≤ 15 s, ≤ 5%',
        pass: large.plain <= 3 && large.certified <= 15 && large.gap <= 0.05,
      },
      { measured: `${large.megabytes.toFixed(0)} MB`, wanted: '≤ 1024 MB', pass: large.megabytes <= 1024 },
      { measured: `pages within ${percent(gap)} of the bound`, wanted: `≤ ${100 * within}%`, pass: gap <= within },
      {
        measured: `${theirs.bound === undefined ? 'over ' : ''}${ratio.toFixed(0)} times faster than HiGHS`,
        wanted: '≥ 20',
        pass: ratio >= 20,
      },
      { measured: `1,000 creators again ${slider.toFixed(0)} ms (p95)`, wanted: '≤ 100 ms', pass: slider <= 100 },
    ]
  },
}

type Large = { links: number; plain: number; certified: number; gap: number; megabytes: number }
type Relaxed = { status: string; bound?: number; seconds: number }

async function alone<Answer>(script: string, words: (string | number)[]): Promise<Answer> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...words.map(String)])
  return JSON.parse(stdout) as Answer
}

/** A slider moved from a fiftieth of all costs to a fifth and back: every stop is planned from the stop before. */
async function slid(creators: number): Promise<number> {
  const { audience, cost } = followers(creators, 20 * creators, 3)
  const total = cost.reduce((a, b) => a + b, 0)
  const offers = oneOfferEach(cost)
  const stops = Array.from({ length: 60 }, (_, k) => Math.round(total * (0.02 + 0.18 * Math.abs(Math.sin(k / 7)))))
  let ground = groundOf({ audience, offers, budget: 0 })
  const times = stops.map((budget) => {
    const began = performance.now()
    ground = groundOf({ audience, offers, budget }, ground.followed)
    plan({ audience, offers, budget }, { ground })
    return performance.now() - began
  })
  return percentile(times, 0.95)
}

/** max Σ w·z with z ≤ the sum of who reaches her, costs within the budget, everything between 0 and 1. */
async function relaxed({ audience, cost }: Market, budget: number): Promise<Relaxed> {
  const { start, links, weight, people, creators } = audience
  const reaching: number[][] = Array.from({ length: people }, () => [])
  for (let i = 0; i < creators; i++) for (let k = start[i]!; k < start[i + 1]!; k++) reaching[links[k]!]!.push(i)
  const reached = reaching.flatMap((who, u) => (who.length ? [u] : []))
  const lines = ['Maximize', ` value: ${reached.map((u) => `${weight[u]} z${u}`).join('\n + ')}`, 'Subject To']
  lines.push(` budget: ${Array.from(cost, (c, i) => `${c / 100} x${i}`).join('\n + ')} <= ${budget / 100}`)
  for (const u of reached) lines.push(` p${u}: z${u} - ${reaching[u]!.map((i) => `x${i}`).join('\n - ')} <= 0`)
  lines.push(
    'Bounds',
    ...reached.map((u) => ` 0 <= z${u} <= 1`),
    ...Array.from(cost, (_, i) => ` 0 <= x${i} <= 1`),
    'End',
  )
  const folder = await mkdtemp(join(tmpdir(), 'rapport-bench-'))
  try {
    const path = join(folder, 'relaxed.lp')
    await writeFile(path, lines.join('\n'))
    const began = performance.now()
    return await alone<Relaxed>('relaxed-alone.ts', [path, PATIENCE]).catch((error: Error) => ({
      status: error.message.split('\n')[0]!,
      seconds: seconds(began),
    }))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** `creators.csv` (id, cost) and `audience.csv` (creator, person), both without quotes. */
async function read(folder: string): Promise<Market> {
  const rows = async (name: string) =>
    (await readFile(join(folder, name), 'utf8'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',') as [string, string])
  const creators = await rows('creators.csv')
  const numbers = new Map(creators.map(([id], i) => [id, i]))
  const people = new Map<string, number>()
  const gathered = gathering()
  for (const [creator, person] of await rows('audience.csv')) {
    if (!people.has(person)) people.set(person, people.size)
    gathered.link(numbers.get(creator)!, people.get(person)!)
  }
  return {
    audience: gathered.audience(creators.length, people.size),
    cost: Float64Array.from(creators, ([, cost]) => Math.round(Number(cost) * 100)),
  }
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`
