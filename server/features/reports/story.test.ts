import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leftIn, squeezed, wordsOf } from './renamed.ts'
import type { Real } from './renamed.ts'
import { rounded, secretFactor } from './story-amounts.ts'
import { realsOf } from './story-names.ts'
import { otherwise } from './story-otherwise.ts'
import { markdownOf, pageOf, plainOf } from './story-page.ts'
import { sideOf } from './story-places.ts'
import { safely } from './story-safely.ts'
import { written } from './story-words.ts'
import type { Story } from './story-words.ts'

const told = (name: string) => ({
  person: name,
  name,
  size: '5,000 to 10,000',
  place: null,
  relationship: 85,
  deliverable: 'reel',
  posted: true,
  cost: '120',
  clicks: 40,
  orders: 9,
  items: 17,
  revenue: '410',
})
const STORY: Story = {
  creators: [told('Alba'), { ...told('Egon'), orders: 0, items: 0, revenue: null }],
  capacity: 60,
  items: 60,
  orders: 31,
  clicks: 80,
  others: 5,
  notCounted: 12,
  cost: '240',
  revenue: '1,400',
  profit: { said: '700', lost: false },
  planned: { low: 12, high: 40 },
  weeks: [20, 60],
  scaled: true,
  open: false,
}
const markdown = (story: Story) => markdownOf(written(story))

test('a full house and a loss are both told, the loss in the title', () => {
  expect(markdown(STORY)).toContain('# How 2 creators sold out 60 seats')
  expect(markdown(STORY)).toContain('by the end of week 1: 20; week 2: 60.')
  expect(markdown(STORY)).toContain('Alba brought 28 of 100 seats')
  const lost = markdown({ ...STORY, items: 17, profit: { said: '90', lost: true } })
  expect(lost).toContain('# 2 creators, 17 of 60 seats, and a loss')
  expect(lost).toContain('After everybody was paid 90 was lost.')
  expect(markdown({ ...STORY, profit: null })).toContain('cannot be said')
  // What goes on is not lost yet, and who has not posted brought nothing yet.
  const open = markdown({ ...STORY, open: true, items: 17, profit: { said: '90', lost: true }, creators: [told('Alba'), { ...told('Egon'), posted: false, orders: 0, items: 0 }] }) // prettier-ignore
  expect(open).toContain('# 2 creators and 17 of 60 seats so far')
  expect(open).toContain('So far 90 of the cost is not earned back.')
  expect(open).toContain('Not posted yet: 1 creator.')
  expect(open).not.toContain('brought nothing')
  // A table in Markdown has no empty lines between its rows.
  expect(markdown(STORY)).toMatch(/\|---:\|\n\| Alba, reel/)
})

test('two bookings of one person are one creator, named once', () => {
  const twice = markdown({
    ...STORY,
    creators: [told('Alba'), { ...told('Alba'), deliverable: 'story' }, told('Egon')],
  })
  expect(twice).toContain('# How 2 creators sold out')
  expect(twice).toContain('2 creators: Alba (5,000 to 10,000 followers) and Egon')
  expect(twice).toContain('Alba brought 57 of 100 seats')
  expect(twice).toContain('| Alba, story |')
})

test('a real name is found whole, spaced otherwise, accented or not, and in parts', () => {
  const real = (text: string) => [{ text, what: 'a creator', parts: true }]
  expect(leftIn('We asked Pane e Olio twice.', real('pané.e.olio'))).toHaveLength(1)
  expect(leftIn('We asked Pane e Olio twice.', real('@PANE_e_olio'))).toHaveLength(1)
  expect(leftIn('The Bellini of our town', real('Marta Bellini'))).toHaveLength(1)
  expect(leftIn('Bellinis are drinks', real('Marta Bellini'))).toEqual([])
  expect(leftIn('An order of Ugo', real('Ugo'))).toHaveLength(1)
  expect(leftIn('a fugue', real('Ugo'))).toEqual([])
  expect(leftIn('see trattoria.example/evening', real('trattoria.example'))).toHaveLength(1)
  expect(leftIn('Søren Łukasz was here', real('soren.lukasz'))).toHaveLength(1)
  expect(leftIn('昨日小林さくらに会った', real('小林 さくら'))).toHaveLength(1)
  expect(leftIn('قالت ليلى مرحبا', real('لَيلى'))).toHaveLength(1)
  expect(leftIn('made by 🍝', real('🍝'))).toHaveLength(1)
  expect(leftIn('1,400 in all, 14 and 00', real('1400'))).toHaveLength(1)
  expect(leftIn('14 and 00', real('1400'))).toEqual([])
  expect(leftIn('anything.', real('.'))).toEqual([])
  // "After" is said in any story, "Lifts" only in hers.
  const owen = real('owen-lifts-after-work')
  expect(leftIn('After everybody was paid', owen, new Set(['after']))).toEqual([])
  expect(leftIn('After that he lifts', owen, new Set(['after']))).toHaveLength(1)
})

test('an address is looked for by its host, the name in it and its path, an e-mail by both halves', () => {
  const of = (what: string, text: string) => realsOf({ what, text }).map((one) => one.text)
  expect(of('an address', 'https://www.trattoria-lucia.example/long%20table/de?x=1')).toEqual([
    'https://www.trattoria-lucia.example/long%20table/de?x=1',
    'trattoria-lucia.example',
    'trattoria-lucia',
    'example',
    'long table',
    '/long table/de',
  ])
  expect(of('an e-mail', 'bellini@olio.example')).toEqual(['bellini@olio.example', 'bellini', 'olio.example'])
  // Tables of sales number their places.
  expect(of('a place of sales', '7')).toEqual([])
  expect(of('a creator', '7')).toEqual(['7'])
})

const dice = (seed: number) => (what: string) => createHash('sha256').update(`${seed}\n${what}`).digest().readUInt32BE(0) // prettier-ignore

type Person = { name: string; handle: string; place: string | null }
const tell = (people: Person[], real: Real[], seed: number, letStand: string[] = []) =>
  safely({
    people: people.map(({ name, handle }, at) => ({ id: `account ${at}`, names: [name, handle] })),
    places: people.flatMap(({ place }) => place ?? []),
    real: () => real,
    dice: dice(seed),
    letStand,
    write: (nameOf, placeOf) =>
      written({
        ...STORY,
        creators: people.map(({ place }, at) => ({
          ...told(nameOf(`account ${at}`)),
          person: `account ${at}`,
          place: place === null ? null : placeOf(place),
        })),
      }),
  })

const realOf = (people: Person[]): Real[] =>
  people.flatMap(({ name, handle, place }) => [
    { text: name, what: 'a creator', parts: true },
    { text: handle, what: 'a handle', parts: true },
    ...(place === null ? [] : [{ text: place, what: 'a place', parts: true }]),
  ])

/** Read by another way than the check itself: as a regular expression that allows any signs between the letters. */
function stands(text: string, name: string): boolean {
  const plain = (any: string) => any.toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/(\d),(?=\d{3})/g, '$1') // prettier-ignore
  const letters = [...plain(name)].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  if (letters.length === 0 || letters.length > 40) return false
  const between = letters.every((letter) => /\p{N}/u.test(letter)) ? '' : '[^\\p{L}\\p{N}]*'
  const pattern = letters.join(between)
  return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'u').test(plain(text))
}

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    'Alba', 'Al', 'albachiara', 'Bente Wanda', 'Milo', 'ilo', 'City A', 'A', 'a+b(c)*', '.*', '[^', 'Ana', 'Anabel', 'Ana Belle', '小林さくら',
    '桜', 'محمد', 'ليلى', 'Зоя', 'Мария Иванова', 'Zoë', 'Søren', 'İpek', 'order', 'Orders', 'week', 'Sales', 'Seats Cost', 'soldout', 'reel',
    'Bo', 'the', 'Creator', 'Creator 1', 'nobody', 'relationship', '7', '28', '1400', '60', '١٢', '🍝', 'Fleur 🍝', 'O’Hara', "d'Arc",
  ), // prettier-ignore
  fc.integer({ min: 0, max: 99_999 }).map(String),
)
const person = fc.record({ name, handle: name, place: fc.option(name) })

test('whoever takes part and whoever else is known: the text holds nobody’s name, or there is none and it says whose', async () => {
  let texts = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 8 }),
      fc.array(person, { maxLength: 12 }),
      fc.nat(),
      async (people, others, seed) => {
        const real = realOf([...people, ...others])
        const story = await tell(people, real, seed)
        const names = [...story.nameOf.values()]
        expect(new Set(names.map(squeezed)).size).toBe(people.length)
        expect(new Set(story.placeOf.values()).size).toBe(story.placeOf.size)
        expect(await tell(people, real, seed)).toEqual(story)
        const text = plainOf(story.blocks)
        const found = real.filter((one) => stands(text, one.text)).map((one) => one.text)
        const left = story.left.map((one) => one.name)
        if (story.left.length === 0) expect(found).toEqual([])
        else for (const one of found) expect(left).toContain(one)
        if (story.left.length > 0) return
        texts++
        // Each invented name is said of its own person, in the list and in the table.
        for (const one of names) expect(markdownOf(story.blocks).split(one).length).toBeGreaterThan(2)
      },
    ),
    { numRuns: 150, seed: 7 },
  )
  // A check that refuses everything would be safe too.
  expect(texts).toBeGreaterThan(15)
})

test('creators called Sales, Reel or Nobody cost the story that word and not its being', async () => {
  const people = ['Marta Bellini', 'Bo'].map((one) => ({ name: one, handle: `${one}.cucina`, place: 'Parma' }))
  const other = ['Orders', 'reel', 'City', 'NOBODY', 'sold.out', 'Week', 'Alba'].map((one) => ({ name: one, handle: one, place: null })) // prettier-ignore
  const story = await tell(people, realOf([...people, ...other]), 3)
  expect(story.left).toEqual([])
  const text = plainOf(story.blocks).toLowerCase()
  expect(text).not.toMatch(/\b(orders|reel|city|nobody|sold|week|alba|parma|bo)\b/)
  expect(text).toContain('town a')
  expect([...story.placeOf]).toEqual([['parma', 'Town A']])
})

test('every word of a story can be said otherwise, but for the little ones', () => {
  const words = new Set<string>()
  for (const capacity of [null, 60])
    for (const profit of [null, { said: '1', lost: true }, { said: '1', lost: false }])
      for (const open of [true, false])
        for (const some of [0, 1]) {
          const one = { ...told(''), person: 'a', place: 'City, in the north', orders: some, items: some }
          const creators = [one, { ...one, person: 'b', posted: false }, { ...one, person: 'c', cost: null, orders: 0, items: 0 }] // prettier-ignore
          const text = plainOf(written({ ...STORY, creators, capacity, profit, open, scaled: some === 1 }))
          for (const word of wordsOf(text)) if (/^\p{L}+$/u.test(word)) words.add(word)
        }
  expect(words.size).toBeGreaterThan(90)
  const fixed = [...words].filter((word) => otherwise(word, (taken) => taken === word) === word)
  expect(fixed.filter((word) => word.length > 4).toSorted()).toEqual([
    'behind',
    'cannot',
    'first',
    'since',
    'whether',
    'would',
  ])
})

test('a name that no story can do without is told, and stands only when a person lets it, and only as a word of the story', async () => {
  const people = [{ name: 'Marta Bellini', handle: 'marta', place: null }]
  const the: Real = { text: 'The', what: 'a creator', parts: true }
  expect((await tell(people, [the], 1)).left).toEqual([{ name: 'The', what: 'a creator' }])
  expect((await tell(people, [the], 1, ['the'])).left).toEqual([])
  const story = await safely({
    people: [],
    places: [],
    real: () => [{ text: 'Marta', what: 'a creator', parts: true }],
    dice: dice(1),
    letStand: ['Marta'],
    write: (nameOf) => [
      { is: 'words', text: nameOf('x') === '' ? 'She came.' : 'Marta came, see https://marta.example' },
    ],
  }).catch((error: unknown) => error)
  expect(story).toMatchObject({ left: [{ what: 'an address' }, { name: 'Marta' }] })
})

test('somebody new in the workspace changes no other name of a story', async () => {
  const people = Array.from({ length: 6 }, (_, at) => ({ name: `Person${at}xyz`, handle: `p${at}xyz`, place: null }))
  const before = [...(await tell(people, realOf(people), 11)).nameOf.values()]
  const newcomer = { name: before[2]!, handle: 'new', place: null }
  const after = [...(await tell(people, realOf([...people, newcomer]), 11)).nameOf.values()]
  expect(after[2]).not.toBe(before[2])
  expect(after.filter((_, at) => at !== 2)).toEqual(before.filter((_, at) => at !== 2))
  expect([...(await tell(people, realOf(people), 12)).nameOf.values()]).not.toEqual(before)
})

test('scaled amounts stay in proportion to a twentieth, and none of them is a real one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 10, max: 100_000, noNaN: true }), { minLength: 1, maxLength: 8 }),
      fc.nat(),
      (given, seed) => {
        const amounts = [...given, given.reduce((sum, one) => sum + one, 0)].map((one) => Math.round(one * 100) / 100)
        const factor = secretFactor(amounts, (attempt) => dice(seed)(`factor\n${attempt}`))
        if (factor === undefined) return expect(amounts.length).toBeGreaterThan(5)
        expect(Math.abs(Math.log(factor))).toBeGreaterThan(Math.log(1.3))
        const real = new Set(amounts.map((one) => one.toLocaleString('en')))
        for (const one of amounts) {
          expect(real.has(rounded(one * factor))).toBe(false)
          expect(Math.abs(Number(rounded(one * factor).replaceAll(',', '')) / one / factor - 1)).toBeLessThan(0.0501)
        }
      },
    ),
    { numRuns: 200, seed: 7 },
  )
})

test('another campaign, or another key, multiplies by another number, up as often as down', () => {
  const amounts = [333, 418, 1260]
  const factors = Array.from({ length: 200 }, (_, seed) => secretFactor(amounts, (attempt) => dice(seed)(`factor\n${attempt}`))!) // prettier-ignore
  expect(new Set(factors).size).toBe(200)
  expect(new Set(factors.map((factor) => rounded(1260 * factor))).size).toBeGreaterThan(40)
  const up = factors.filter((factor) => factor > 1).length
  expect(up).toBeGreaterThan(60)
  expect(up).toBeLessThan(140)
})

test('the page needs nothing from outside, runs nothing, and shows signs as signs', () => {
  const page = pageOf(written({ ...STORY, creators: [told('<script>alert(1)</script> & "Co"')] }))
  expect(page).not.toMatch(/<script|<link|<img|<iframe|src=|href=|url\(|@import|https?:/i)
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;Co&quot;')
  expect(page).toContain("default-src 'none'")
  expect(page).toContain('size: A4')
})

test('a place lies somewhere only when at least three are known', () => {
  const [milan, rome, bari] = [[45.5, 9.2], [41.9, 12.5], [41.1, 16.9]].map(([latitude, longitude]) => ({ latitude: latitude!, longitude: longitude! })) // prettier-ignore
  expect(sideOf(milan, [milan!, rome!])).toBeNull()
  expect(sideOf(undefined, [milan!, rome!, bari!])).toBeNull()
  expect(sideOf(milan, [milan!, rome!, bari!])).toBe('in the north')
  expect(sideOf(bari, [milan!, rome!, bari!])).toBe('in the east')
  expect(sideOf({ latitude: 42.8, longitude: 12.9 }, [milan!, rome!, bari!])).toBe('in the centre')
})
