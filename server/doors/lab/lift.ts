/** `rapport lab lift`: what would have been sold anyway, and how much more was sold where the campaign ran? */
import { lift } from '@rapport/analysis/lift/lift.ts'
import type { Method } from './lab.ts'
import { METHOD_FLAGS, PANEL_FILE, PANEL_FLAGS, abstained, methodOf, moment, places, readPanel } from './panel.ts'

export const labLift: Method = {
  name: 'lift',
  describe: 'What would have been sold anyway, and how much more was sold where the campaign ran?',
  files: [PANEL_FILE],
  flags: [
    ...PANEL_FLAGS,
    { flag: 'treated', kind: 'list', describe: 'the places of the campaign, or @FILE with one a line' },
    { flag: 'start', kind: 'text', describe: 'the first period of the campaign' },
    { flag: 'end', kind: 'text', describe: 'the last one (default: the last in the file)', optional: true },
    ...METHOD_FLAGS,
    { flag: 'spend', kind: 'text', describe: 'the column of what was spent (tbr)', optional: true },
  ],
  example:
    '--panel sales.csv --unit city --time date --value orders --treated Bologna,Verona --start 2026-04-01 --fixed-effects',
  async answer({ panel: path }, { seed, map, given, say }) {
    const { panel, spend } = await readPanel(path!, given, map, given.text('spend'))
    const options = methodOf(given, seed)
    const [start, end] = [moment(panel, given, 'start')!, moment(panel, given, 'end')]
    const test = {
      treated: places(panel, 'treated', given.list('treated')!),
      excluded: places(panel, 'exclude', given.list('exclude') ?? []),
      start,
      ...(end === undefined ? {} : { end }),
    }
    const found = lift(panel, test, options, spend)
    if (found.answer === 'cannot-say') return abstained(options.model, found, say)
    say(found.sentence)
    for (const warning of found.warnings) say(warning)
    return found
  },
}
