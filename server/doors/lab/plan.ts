/** `rapport lab plan --creators C --audience A --budget N`: which creators reach most people for the money, each person once. */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { THOROUGH, plan } from '@rapport/analysis/portfolio/plan.ts'
import { oneOfferEach } from '@rapport/analysis/portfolio/problem.ts'
import type { Objective, Rule } from '@rapport/analysis/portfolio/problem.ts'
import { Refused } from '../../features/operation.ts'
import { readLinks } from './links.ts'
import { Problems, readRows } from './read.ts'
import type { Given } from './flags.ts'
import type { Method } from './lab.ts'

const CREATORS = [
  { name: 'id', required: true, kind: 'text', aliases: ['creator', 'handle', 'username', 'account'] },
  { name: 'cost', required: true, kind: 'number', aliases: ['fee'] },
] as const

export const labPlan: Method = {
  name: 'plan',
  describe: 'Which creators should this budget buy, and how far is that from the best there is?',
  files: [
    { flag: 'creators', describe: 'id, cost' },
    { flag: 'audience', describe: 'creator, person, and if known weight (of a person), contact (a chance, default 1)' },
  ],
  flags: [
    { flag: 'budget', kind: 'number', describe: 'in the unit of cost; cents count', least: 0 },
    {
      flag: 'margin',
      kind: 'number',
      describe: 'what reaching one person earns; plans for profit',
      optional: true,
      least: 0,
    },
    { flag: 'include', kind: 'list', describe: 'creators who must be in', optional: true },
    { flag: 'exclude', kind: 'list', describe: 'creators who must not be in', optional: true },
    { flag: 'at-most', kind: 'number', describe: 'how many creators at most', optional: true, least: 1, whole: true },
    {
      flag: 'certificate',
      kind: 'output',
      describe: 'writes person, price: what anyone needs to add up the bound',
      optional: true,
    },
    { flag: 'no-certificate', kind: 'switch', describe: 'skips the bound' },
  ],
  example: '--creators creators.csv --audience audience.csv --budget 5000 --json',
  async answer({ creators, audience: audienceFile }, { map, given, say }) {
    if (creators === '-' && audienceFile === '-')
      throw new Refused('invalid', '--creators and --audience: only one of them can be stdin.')
    const { ids, cost } = await readCreators(creators!, map)
    const numbers = new Map(ids.map((id, i) => [id, i]))
    const { audience, people, strangers } = await readLinks(audienceFile!, numbers, map)
    if (strangers > 0) say(`${strangers} audience rows name creators who are not in the list of creators; left out.`)
    if (audience.repeated > 0)
      say(
        `${audience.repeated} audience rows repeat a creator and person${audience.contact ? '; met as separate chances' : '; counted once'}.`,
      )
    const silent = ids.filter((_, i) => audience.start[i] === audience.start[i + 1]).length
    if (silent > 0)
      say(`${silent} of ${ids.length} creators have no audience in the file and cannot be chosen for reach.`)
    const margin = given.number('margin')
    const objective: Objective = margin === undefined ? { kind: 'reach' } : { kind: 'profit', worth: margin * 100 }
    // Never more than was said: a fraction of a cent is not a cent.
    const budget = Math.floor(given.number('budget')! * 100 + 1e-6)
    const rules = rulesOf(given, numbers)
    const wanted = !given.on('no-certificate')
    const began = performance.now()
    const found = plan(
      { audience, offers: oneOfferEach(cost), budget, objective, rules },
      { certificate: wanted, work: THOROUGH },
    )
    const milliseconds = Math.round(performance.now() - began)
    if (found.answer === 'contradiction') throw new Refused('invalid', found.because)
    if (found.because) say(found.because)
    const unit = margin === undefined ? 1 : 100
    const { certificate } = found
    const path = given.text('certificate')
    if (path !== undefined && certificate) await write(path, people, certificate.price)
    return {
      chosen: found.chosen.map((i) => ({ id: ids[i]!, cost: cost[i]! / 100 })),
      cost: found.cost / 100,
      value: found.value / unit,
      ...(margin === undefined ? {} : { reach: found.reach }),
      ...(certificate
        ? {
            upperBound: certificate.upperBound / unit,
            gap: certificate.gap,
            ...(rules.length
              ? { rulePrices: rules.map(({ name }, r) => ({ rule: name, price: certificate.rulePrice[r]! / unit })) }
              : {}),
          }
        : {}),
      optimal: found.optimal || certificate?.gap === 0,
      ...(found.because ? { because: found.because } : {}),
      milliseconds,
    }
  },
}

async function readCreators(path: string, map: readonly string[]) {
  const rows = new Map<string, { line: number; cost: number }>()
  const problems = new Problems(path === '-' ? 'stdin' : path.split('/').at(-1)!)
  for await (const { line, id, cost } of readRows(path, CREATORS, map)) {
    if (id === undefined || cost === undefined) continue
    const name = String(id).trim()
    const before = rows.get(name)
    if (before) problems.add(line, 'id', `"${name}" again (first on line ${before.line})`, 'each creator once')
    else if ((cost as number) < 0 || !Number.isSafeInteger(Math.round((cost as number) * 100)))
      problems.add(line, 'cost', `${cost}`, 'a cost of 0 or more')
    rows.set(name, { line, cost: cost as number })
  }
  problems.settle()
  const ids = [...rows.keys()].sort()
  return { ids, cost: Float64Array.from(ids, (id) => Math.round(rows.get(id)!.cost * 100)) }
}

function rulesOf(given: Given, numbers: ReadonlyMap<string, number>): Rule[] {
  const rules: Rule[] = []
  const unknown: string[] = []
  const take = (flag: string, rule: (name: string) => Omit<Rule, 'of'>) => {
    for (const id of given.list(flag) ?? []) {
      const number = numbers.get(id)
      if (number === undefined) unknown.push(`--${flag}: there is no creator "${id}" in the list of creators.`)
      else rules.push({ ...rule(id), of: [number] })
    }
  }
  take('include', (id) => ({ name: `include ${id}`, least: 1 }))
  take('exclude', (id) => ({ name: `exclude ${id}`, most: 0 }))
  if (unknown.length) throw new Refused('invalid', unknown.join('\n'))
  const most = given.number('at-most')
  if (most !== undefined) rules.push({ name: `at most ${most}`, of: [...numbers.values()], most })
  return rules
}

async function write(path: string, people: readonly string[], price: Float64Array) {
  const out = createWriteStream(path)
  const done = finished(out)
  const failed = done.catch((error: Error) => {
    throw new Refused('invalid', `--certificate: cannot write ${path}: ${error.message}.`)
  })
  let text = 'person,price\n'
  for (let u = 0; u < people.length; u++) {
    const person = people[u]!
    text += `${/[",\r\n]/.test(person) ? `"${person.replaceAll('"', '""')}"` : person},${price[u]}\n`
    if (text.length > 1 << 16) {
      if (!out.write(text)) await Promise.race([once(out, 'drain'), failed])
      text = ''
    }
  }
  out.end(text)
  await failed
}
