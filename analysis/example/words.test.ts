import { expect, test } from 'vitest'
import { CAST } from './cast.ts'
import { exampleWorld } from './world.ts'

const world = exampleWorld({ seed: 4 })
const said = (handle: string) => world.interactions(handle)
const different = (handle: string) => {
  const opening = said(handle).filter((row) => row.replyTo === undefined)
  return new Set(opening.map((row) => row.text)).size / opening.length
}

test('every sentence is finished: no blank is left open, no spaces are doubled, no two articles meet', () => {
  for (const { handle, language, also } of CAST) {
    const texts = [...said(handle).map((row) => row.text), ...world.posts(handle).map((post) => post.caption)]
    for (const text of texts) {
      expect(text).not.toMatch(/[{}]|undefined| {2}|^\s|\s$|^$| ,|(^|[^…])\.\.$/)
      if (language === 'it' && !also) expect(text).not.toMatch(/\b(di|su|a|da|in) (il|lo|gli|le)\b/i)
      if (language === 'es') expect(text).not.toMatch(/\b(de|a) el\b/i)
    }
  }
})

test('people who are close say something of their own, the others say what everybody says', () => {
  for (const handle of ['nora-and-the-crooked-fork', 'marta-conta-i-coperti', 'il-terrazzo-di-sandro'])
    expect(different(handle)).toBeGreaterThan(0.75)
  for (const handle of ['kai-brightwater-daily', 'ludovica-splendori', 'dario-montelume'])
    expect(different(handle)).toBeLessThan(0.3)
})

test('no sentence of more than a few words goes round in a close audience, as it would if texts were bought', () => {
  for (const { handle } of CAST.filter(({ kind }) => kind === 'close' || kind === 'blogger')) {
    const writers = new Map<string, Set<string>>()
    const long = said(handle).filter((row) => row.actor !== handle && row.text.length >= 20)
    for (const { text, actor } of long) writers.set(text, (writers.get(text) ?? new Set()).add(actor))
    const shared = long.filter(({ text }) => (writers.get(text)?.size ?? 0) >= 3).length
    expect(shared / long.length).toBeLessThan(0.05)
  }
})

test('an answer answers its question, and calls people by their names', () => {
  const rows = said('nora-and-the-crooked-fork')
  const byId = new Map(rows.map((row) => [row.id, row]))
  const pots = rows.filter((row) => row.text.startsWith('I have three, ') && row.replyTo)
  expect(pots.length).toBeGreaterThan(5)
  for (const row of pots) {
    const asked = byId.get(row.replyTo ?? '')
    expect(asked?.text).toMatch(/two burners/)
    expect(row.text.toLowerCase()).toContain(`${asked?.actor.split('-')[0]},`)
  }
})

test('friends are called by their own names, not by the first word of their handles', () => {
  const answers = said('nora-and-the-crooked-fork').filter(
    (row) => row.replyTo && row.actor === 'nora-and-the-crooked-fork',
  )
  const toBruna = answers
    .filter((row) => byId.get(row.replyTo ?? '')?.actor === 'la-cantina-di-bruna-s')
    .map((row) => row.text)
  expect(toBruna.some((text) => text.includes('Bruna'))).toBe(true)
  expect(toBruna.some((text) => /\bLa\b/.test(text))).toBe(false)
})
const byId = new Map(said('nora-and-the-crooked-fork').map((row) => [row.id, row]))

test('what is paid for says so, first thing, in the words of its language', () => {
  const paid = world.campaigns.flatMap((campaign) => campaign.bookings).filter((booking) => booking.post !== undefined)
  expect(paid.length).toBeGreaterThan(15)
  for (const { handle, post } of paid) {
    const found = world.posts(handle).find((one) => one.post === post)
    expect(found?.sponsored).toBe(true)
    expect(found?.caption).toMatch(/^(Ad|Pubblicità|Werbung|Publicidad)[, ].*Trattoria Lucia/)
  }
})
