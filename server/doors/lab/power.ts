/** `rapport lab power`: what could a test in these places see, before any money is spent? */
import { power } from '@rapport/analysis/lift/power.ts'
import { Refused } from '../../features/operation.ts'
import type { Method } from './lab.ts'
import { METHOD_FLAGS, PANEL_FILE, PANEL_FLAGS, abstained, methodOf, places, readPanel } from './panel.ts'

export const labPower: Method = {
  name: 'power',
  describe: 'What is the smallest effect that a test in these places could see?',
  files: [PANEL_FILE],
  flags: [
    ...PANEL_FLAGS,
    { flag: 'treated', kind: 'list', describe: 'where the campaign would run, or @FILE with one a line' },
    { flag: 'periods', kind: 'number', describe: 'how long it would run', least: 1, whole: true },
    { flag: 'effects', kind: 'numbers', describe: 'to try, as shares: 0.05 is 5%', optional: true },
    {
      flag: 'windows',
      kind: 'number',
      describe: 'how often in the past (default 20)',
      optional: true,
      least: 1,
      most: 200,
      whole: true,
    },
    {
      flag: 'cost-per-sale',
      kind: 'number',
      describe: 'what one more sale costs in advertising',
      optional: true,
      least: 0,
    },
    ...METHOD_FLAGS,
  ],
  example:
    '--panel sales.csv --unit city --time date --value orders --treated Bologna,Verona --periods 21 --fixed-effects',
  async answer({ panel: path }, { seed, map, given, say }) {
    const { panel } = await readPanel(path!, given, map)
    const options = methodOf(given, seed)
    const effects = given.numbers('effects')
    const wrong = effects?.find((effect) => !(effect > -1))
    if (wrong !== undefined)
      throw new Refused('invalid', `--effects: found "${wrong}", wanted shares above -1, such as 0.05 for 5%.`)
    const windows = given.number('windows')
    const design = {
      treated: places(panel, 'treated', given.list('treated')!),
      excluded: places(panel, 'exclude', given.list('exclude') ?? []),
      periods: given.number('periods')!,
    }
    const found = power(panel, design, options, { ...(effects ? { effects } : {}), ...(windows ? { windows } : {}) })
    if (found.answer === 'cannot-say') return abstained(options.model, found, say)
    say(found.sentence)
    for (const warning of found.warnings) say(warning)
    const cost = given.number('cost-per-sale')
    return cost === undefined || found.mde === null ? found : { ...found, spend: cost * found.mde * found.sold }
  },
}
