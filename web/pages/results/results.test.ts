import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readResults } from './reading.ts'
import { amounts } from './amounts.ts'
import { meantBy } from './survey-answers.tsx'
import { readAnswers } from './survey-reading.ts'
import { about, buyersSentence, costSentence, kindsFinding, profitAxis, ranged, verdictSentence } from './words.ts'

const gain = (low: number, mean: number, high: number) => ({ mean, interval: [low, high] as [number, number] })

test('a verdict comes with its reason, and a loss is said as plainly as a gain', () => {
  expect(verdictSentence({ verdict: 'lost', because: null, profit: gain(-9, -5, -1) })).toMatch(
    /^Lost money: the whole interval/,
  )
  expect(verdictSentence({ verdict: 'lost', because: null, profit: null })).toMatch(/even if an order left all/)
  expect(verdictSentence({ verdict: 'cannot-say', because: 'what it cost is not known', profit: null })).toBe('Cannot be told yet: what it cost is not known.') // prettier-ignore
})

test('nothing won and nothing lost is always on the axis, and one wild line does not press forty others together', () => {
  const few = profitAxis([{ profit: gain(2000, 3000, 9000), before: null }])!
  expect(few.from).toBe(0)
  expect(few.to).toBeGreaterThanOrEqual(9000)
  expect(few.cut).toBe(false)
  expect(profitAxis([{ profit: gain(1, 2, 3), before: gain(-50_000, 10, 70_000) }])!.from).toBeLessThanOrEqual(-50_000)
  const forty = Array.from({ length: 40 }, (_, k) => ({ profit: gain(-1000 - k, 100, 2000 + k), before: null }))
  // The best of thirty is a dot on the axis, unless she lies so far out that nothing else could be seen.
  const known = profitAxis([...forty.slice(0, 29), { profit: gain(3000, 3900, 5000), before: null }])!
  expect(known.to).toBeGreaterThanOrEqual(3900)
  const many = profitAxis([...forty, { profit: gain(-1e6, -9e5, 1e8), before: null }])!
  expect(many.to).toBeLessThan(10_000)
  expect(many.cut).toBe(true)
  expect(many.ticks).toContain(0)
  expect(profitAxis([{ profit: null, before: null }])).toBeNull()
})

test('orders are told as exactly as they are known', () => {
  expect(ranged(gain(0.0000035, 0.243, 1.14))).toBe('0.24 (0 to 1.1)')
  expect(ranged(gain(958.2, 1204.6, 1510))).toBe('1,205 (958 to 1,510)')
  expect(about(-60_842)).toBe('−608')
})

test('parts of a cost that nobody told are counted as not known, not as nothing', () => {
  const cost = { fee: 100, product: 0, rights: null, shipping: null, discount: null, commission: null, tools: null }
  expect(costSentence({ cost, costCents: 45_000 })).toBe('Cost 450, five parts of it not known')
  expect(costSentence({ cost, costCents: null })).toBe('Cost not known')
  expect(buyersSentence({ newBuyers: null, returning: null })).toMatch(/not known/)
  expect(buyersSentence({ newBuyers: 1, returning: 0 })).toBe('1 order of new buyers, 0 of returning ones')
})

test('the comparison of kinds says cannot say, tied and a loss of small creators alike', () => {
  const one = (name: string, answer: 'more' | 'less' | 'tied' | 'cannot-say') => ({ name, answer }) as never
  expect(kindsFinding({ against: [one('Celebrities', 'cannot-say'), one('Other advertising', 'cannot-say')] })).toMatch(/cannot say yet/) // prettier-ignore
  expect(kindsFinding({ against: [one('Celebrities', 'more'), one('Other advertising', 'tied')] })).toBe(
    'Celebrities brought more orders for the same money than small creators; other advertising and small creators cannot be told apart',
  )
})

test('answers of a survey are counted as they come: one a line, counted already, quoted, below a header', () => {
  expect(readAnswers('How did you hear of us?\nHer Table\n"a friend, Anna"\nher table\t4\n\n--\nHer Table\n')).toEqual({
    answers: [{ answer: 'Her Table', n: 2 }, { answer: 'a friend, Anna', n: 1 }, { answer: 'her table', n: 4 }],
    given: 7,
    problems: [],
  }) // prettier-ignore
  expect(readAnswers(`ok\n${'x'.repeat(501)}`).problems).toEqual(['Line 2: 501 letters, at most 500; left out.'])
})

test('whom an answer means is one of those who were booked, or what was written is told', () => {
  const who = (name: string, handle: string) => ({ account: handle, name, handle, n: 0 })
  const creators = [who('Anna', 'anna.eats'), who('Anna', 'anna.cooks')]
  expect(meantBy('Anna (@anna.cooks)', creators)).toBe(creators[1])
  expect(meantBy('@Anna.Eats', creators)).toBe(creators[0])
  expect(meantBy('anna', creators)).toMatch(/choose one with the handle/)
  expect(meantBy('Berta', creators)).toMatch(/Nobody called “Berta”/)
})

test('an amount that is none is told beside what was found', () => {
  expect(amounts({ shipping: '12.50', discount: '', commission: 'ten' })).toEqual({
    cents: { shipping: 1250, discount: null, commission: undefined },
    wrong: { shipping: undefined, discount: undefined, commission: 'Found “ten”. Write an amount, such as 12.50.' },
    right: false,
  })
})

test('a spreadsheet’s rows are read as they are written', () => {
  const { rows, problems } = readResults(
    'Campaign\tCreator\tDate\tFee\tImpressions\tSales\tRevenue\nSpring\ther.table\t2.4.2026\t€1.234,50\t12.5k\t14\t"2,400.00"\n\nSpring\thim\tyesterday\t-5\t1,234\t\t\n',
  )
  expect(rows).toEqual([
    {
      campaign: 'Spring',
      handle: 'her.table',
      day: '2026-04-02',
      feeCents: 123_450,
      reach: 12_500,
      orders: 14,
      revenueCents: 240_000,
    },
    { campaign: 'Spring', handle: 'him', reach: 1234 },
  ])
  expect(problems).toEqual([
    'Row 2: found “yesterday” as day, wanted a day such as 2026-04-02; this cell is left out.',
    'Row 2: found “-5” as fee, wanted a number of 0 or more; this cell is left out.',
  ])
})

test('a missing column is named beside those that were found', () => {
  expect(readResults('campaign,handle\n,nobody\nSpring,her').at, 'a row that is left out is counted').toEqual([2])
  expect(readResults('who,orders\na,1').problems).toEqual([
    'Found the columns who, orders; wanted also campaign and handle.',
  ])
})

test('whatever is pasted, every row is read or told, and no amount is no number', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const row of readResults(`campaign;handle;fee;orders\n${text}`).rows)
        for (const value of Object.values(row))
          expect(typeof value === 'number' ? Number.isSafeInteger(value) : value).toBeTruthy()
    }),
  )
})
