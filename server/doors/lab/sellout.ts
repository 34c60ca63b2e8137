/** `rapport lab sellout --capacity C --mean M [--size S]`: how sure is a full house? */
import { sellout } from '@rapport/analysis/portfolio/demand.ts'
import { Refused } from '../../features/operation.ts'
import type { Method } from './lab.ts'

export const labSellout: Method = {
  name: 'sellout',
  describe: 'How sure is it that the seats sell out, and how many will be sold?',
  files: [],
  flags: [
    { flag: 'capacity', kind: 'number', describe: 'seats', least: 0, most: 1e7, whole: true },
    { flag: 'mean', kind: 'number', describe: 'expected demand', least: 0, most: 1e7 },
    {
      flag: 'size',
      kind: 'number',
      describe: 'of the negative binomial; Poisson without it',
      optional: true,
      least: 0,
    },
  ],
  example: '--capacity 60 --mean 72 --size 8 --json',
  async answer(_, { given }) {
    const size = given.number('size')
    if (size === 0) throw new Refused('invalid', '--size: found "0", wanted a number above 0.')
    return sellout({ mean: given.number('mean')!, size }, given.number('capacity')!)
  },
}
