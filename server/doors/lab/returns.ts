/** `rapport lab returns --outcomes F`: what each creator brings per unit of exposure, the little that is known drawn to the rest. */
import { meanRate, rateInterval, returns } from '@rapport/analysis/returns/returns.ts'
import { Refused } from '../../features/operation.ts'
import { Problems, readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'creator', required: true, kind: 'text', aliases: ['id', 'handle', 'username', 'account'] },
  { name: 'conversions', required: true, kind: 'number', aliases: ['orders', 'sales', 'count'] },
  { name: 'exposure', required: true, kind: 'number', aliases: ['reach', 'impressions', 'views', 'clicks'] },
  { name: 'group', kind: 'text', aliases: ['platform', 'niche'] },
] as const

export const labReturns: Method = {
  name: 'returns',
  describe: 'What does each creator bring, and how sure is that?',
  files: [{ flag: 'outcomes', describe: 'creator, conversions, exposure, and if known group' }],
  example: '--outcomes outcomes.csv --json',
  async answer({ outcomes }, { map, say }) {
    const problems = new Problems(outcomes === '-' ? 'stdin' : outcomes!.split('/').at(-1)!)
    const sums = new Map<string, { conversions: number; exposure: number; group?: string }>()
    for await (const { line, creator, conversions, exposure, group } of readRows(outcomes!, FIELDS, map)) {
      if (creator === undefined || conversions === undefined || exposure === undefined) continue
      if ((conversions as number) < 0) problems.add(line, 'conversions', `${conversions}`, 'a count of 0 or more')
      if ((exposure as number) < 0) problems.add(line, 'exposure', `${exposure}`, '0 or more')
      const id = String(creator)
      const before = sums.get(id)
      sums.set(id, {
        conversions: (before?.conversions ?? 0) + (conversions as number),
        exposure: (before?.exposure ?? 0) + (exposure as number),
        ...(group === undefined ? {} : { group: String(group) }),
      })
    }
    problems.settle()
    const silent = [...sums].filter(([, { exposure }]) => exposure === 0)
    const senseless = silent.filter(([, { conversions }]) => conversions > 0)
    if (senseless.length > 0)
      throw new Refused('invalid', `${senseless[0]![0]}: conversions without any exposure; wanted an exposure above 0.`)
    if (silent.length > 0) say(`${silent.length} creators without any exposure are left out.`)
    const known = [...sums].filter(([, { exposure }]) => exposure > 0)
    const found = returns(known.map(([, outcome]) => outcome))
    if (!found)
      return {
        answer: 'cannot say',
        because: `Not one conversion among ${known.length} creators: there is no rate to learn from. It takes two creators and one conversion.`,
        creators: [],
      }
    const { shape, rate, pooled } = found.prior
    return {
      answer: 'estimated',
      prior: { shape, rate },
      ...(pooled ? { warnings: ['The counts vary no more than chance: all creators are given one rate.'] } : {}),
      creators: known.map(([id], i) => ({
        id,
        mean: meanRate(found.posterior[i]!),
        interval: rateInterval(found.posterior[i]!),
        level: 0.9,
      })),
    }
  },
}
