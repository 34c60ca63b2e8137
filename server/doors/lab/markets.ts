/** `rapport lab markets`: in which places could a test see the smallest effect? */
import { markets } from '@rapport/analysis/lift/markets.ts'
import { Refused } from '../../features/operation.ts'
import type { Method } from './lab.ts'
import { METHOD_FLAGS, PANEL_FILE, PANEL_FLAGS, abstained, methodOf, places, readPanel } from './panel.ts'

export const labMarkets: Method = {
  name: 'markets',
  describe: 'In which places could a test see the smallest effect?',
  files: [PANEL_FILE],
  flags: [
    ...PANEL_FLAGS,
    { flag: 'periods', kind: 'number', describe: 'how long the test would run', least: 1, whole: true },
    { flag: 'count', kind: 'numbers', describe: 'how many places to treat (default 1,2,3)', optional: true },
    { flag: 'include', kind: 'list', describe: 'places that must be treated', optional: true },
    { flag: 'effects', kind: 'numbers', describe: 'to try, as shares: 0.05 is 5%', optional: true },
    {
      flag: 'windows',
      kind: 'number',
      describe: 'how often in the past (default 7)',
      optional: true,
      least: 1,
      most: 200,
      whole: true,
    },
    {
      flag: 'top',
      kind: 'number',
      describe: 'how many designs to print (default 20)',
      optional: true,
      least: 1,
      whole: true,
    },
    ...METHOD_FLAGS,
  ],
  example: '--panel sales.csv --unit city --time date --value orders --periods 21 --count 1,2,3 --fixed-effects',
  async answer({ panel: path }, { seed, map, given, say }) {
    const { panel } = await readPanel(path!, given, map)
    const options = methodOf(given, seed)
    const counts = given.numbers('count') ?? [1, 2, 3]
    const wrong = counts.find((count) => !Number.isInteger(count) || count < 1)
    if (wrong !== undefined)
      throw new Refused('invalid', `--count: found "${wrong}", wanted whole numbers such as 1,2,3.`)
    const [effects, windows, most] = [given.numbers('effects'), given.number('windows'), given.number('top')]
    const wish = {
      periods: given.number('periods')!,
      counts,
      excluded: places(panel, 'exclude', given.list('exclude') ?? []),
      included: places(panel, 'include', given.list('include') ?? []),
      ...(effects ? { effects } : {}),
      ...(windows ? { windows } : {}),
      ...(most ? { most } : {}),
    }
    const found = markets(panel, wish, options)
    if (found.answer === 'cannot-say') return abstained(options.model, found, say)
    const best = found.designs[0]
    if (best)
      say(
        best.mde === null
          ? `None of ${found.tried} designs could be counted on to see even the largest effect tried.`
          : `Best of ${found.tried} designs: ${best.treated.join(', ')} could see ${Number((100 * best.mde).toPrecision(3))}%. The best of many looks better than it is.`,
      )
    return { ...found, model: options.model }
  },
}
