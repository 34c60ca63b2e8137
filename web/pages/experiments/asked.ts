/** What is being designed, as the page holds it and as it is asked. */
import type { Input } from '../../call.ts'

export type Wanted = {
  kind: 'places' | 'switchback'
  treated: string[]
  excluded: string[]
  days: number
  block: number
  washout: number
  /** Empty: the day after the last sales. */
  start: string
  marginCents: number | null
  spendCents: number | null
  campaign: string
  name: string
}

export const begun = (alone: boolean): Wanted => ({
  kind: alone ? 'switchback' : 'places',
  treated: [],
  excluded: [],
  days: 28,
  block: 2,
  washout: 0,
  start: '',
  marginCents: null,
  spendCents: null,
  campaign: '',
  name: '',
})

/** The tosses of a design are drawn when it is kept; until then one series of them stands for all. */
export const asked = (series: string, { name: _, start, campaign, treated, ...wanted }: Wanted) =>
  ({
    ...wanted,
    series,
    treated,
    excluded: wanted.excluded.filter((place) => !treated.includes(place)),
    ...(start ? { start } : {}),
    campaign: campaign || null,
  }) satisfies Input<'experiments.design'>
