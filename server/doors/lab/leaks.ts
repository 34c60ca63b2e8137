/** `rapport lab leaks --codes F`: are codes passed on beyond the audiences of their creators? */
import { leaks } from '@rapport/analysis/attribution/leaks.ts'
import type { Seen } from '@rapport/analysis/attribution/leaks.ts'
import { Problems, readRows } from './read.ts'
import type { Method } from './lab.ts'

const FIELDS = [
  { name: 'code', required: true, kind: 'text', aliases: ['coupon', 'discount_code'] },
  { name: 'at', required: true, kind: 'time', aliases: ['date', 'day', 'time'] },
  { name: 'clicks', kind: 'number', aliases: ['visits'] },
  { name: 'redemptions', required: true, kind: 'number', aliases: ['orders', 'uses', 'conversions'] },
  { name: 'referrer', kind: 'text', aliases: ['referer', 'source'] },
  { name: 'returning', kind: 'number', aliases: ['existing', 'returning_buyers'] },
] as const

export const labLeaks: Method = {
  name: 'leaks',
  describe: 'Are codes passed on beyond the audiences of their creators?',
  files: [
    {
      flag: 'codes',
      describe:
        'code, at, redemptions, and if known clicks, referrer, returning (of the redemptions, by earlier buyers)',
    },
  ],
  example: '--codes codes.csv --json',
  async answer({ codes: file }, { map, say }) {
    const problems = new Problems(file === '-' ? 'stdin' : file!.split('/').at(-1)!)
    const seen: Seen[] = []
    for await (const { line, code, at, clicks = 0, redemptions, referrer, returning } of readRows(file!, FIELDS, map)) {
      if (code === undefined || at === undefined || redemptions === undefined) continue
      for (const [name, count] of Object.entries({ clicks, redemptions, returning: returning ?? 0 }))
        if (!((count as number) >= 0)) problems.add(line, name, `${count}`, 'a count of 0 or more')
      if (returning !== undefined && returning > redemptions)
        problems.add(line, 'returning', `${returning}`, `at most the ${redemptions} redemptions`)
      seen.push({
        // Shops do not tell capitals apart in codes.
        code: String(code).trim().toUpperCase(),
        at: at as number,
        clicks: clicks as number,
        redemptions: redemptions as number,
        referrer: referrer === undefined ? undefined : String(referrer),
        returning: returning as number | undefined,
      })
    }
    problems.settle()
    const found = leaks(seen)
    if (found.length === 0) say('There is not one row to read.')
    const unclicked = found.filter(({ clicks, state }) => clicks === 0 && state !== 'not-enough-evidence')
    if (unclicked.length > 0)
      say(`${unclicked.length} codes have no clicks at all; whether they rose without clicks cannot be said.`)
    return { codes: found }
  },
}
