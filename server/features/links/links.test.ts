import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CODE, codeIn, newCode } from './code.ts'
import { wrongWith } from './destination.ts'
import { leadTo, locationFor } from './leading.ts'
import { agentOf, markOf } from './marks.ts'
import { seenClicks } from './seen.ts'
import { cookieIn, isTeam, teamToken } from './team.ts'
import { slug, utmOf } from './utm.ts'
import { addressOf, asBigint, networkOf, visitorOf } from './visitors.ts'

test('a code has eight letters that look like no other, and is found however it is typed', () => {
  const letters = new Map<string, number>()
  for (let i = 0; i < 4000; i++) {
    const code = newCode()
    expect(code).toMatch(/^[2-9a-hjkmnp-z]{8}$/)
    expect(codeIn(`/r/${code.toUpperCase()}?fbclid=1`)).toBe(code)
    for (const letter of code) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  }
  // 32,000 letters among 31: 1,032 each, give or take 32. Six times that happens by chance in one run of ten million.
  for (const [letter, times] of letters)
    expect({ letter, often: Math.abs(times - 1032) < 200 }).toEqual({ letter, often: true })
  expect(letters.size).toBe(31)
})

test('whatever stands behind /r/ is a code or nothing, and never an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const code = codeIn(`/r/${text}`)
      expect(code === undefined || CODE.test(code)).toBe(true)
    }),
    { numRuns: 2000 },
  )
  for (const no of ['/r/', '/r/ab', '/r/-ab', '/r/a/b', '/r/../etc', `/r/${'a'.repeat(41)}`])
    expect({ no, code: codeIn(no) }).toEqual({ no, code: undefined })
  expect(codeIn('/r/lena-summer/')).toBe('lena-summer')
})

test('a destination that is accepted leads to http or https and to the host that it names, in any browser', () => {
  const parts = fc.constantFrom(
    'http:',
    'https:',
    'HTTPS:',
    'javascript:',
    'data:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    'evil.example',
    'good.example',
    '%0a',
    '\n',
    '\t',
    ' ',
    '#',
    '?',
    '\u0000',
    'user',
    '\u2028',
    '..',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.array(parts, { maxLength: 8 }).map((all) => all.join('')),
        fc.string(),
      ),
      (text) => {
        if (wrongWith(text) !== undefined) return
        const { before, plain } = leadTo(text, { utm_medium: 'influencer' })
        for (const led of [before, plain]) {
          // What a Location header may hold, and what browsers read as the text does.
          expect(led).toMatch(/^https?:\/\/[\x21-\x7e]+$/)
          expect(new URL(led).host).toBe(new URL(text).host)
          expect(new URL(led).username).toBe('')
        }
      },
    ),
    { numRuns: 3000 },
  )
  expect(wrongWith('https://trattoria.example/menü?tisch=für zwei'.replace(' ', '%20'))).toBeUndefined()
})

test('a destination keeps what its member wrote: own parameters win, order and letters stay, our id stands before the fragment', () => {
  const utm = utmOf(
    { id: 'c1', name: 'Frühling, in Torino!' },
    { platform: 'Instagram', handle: 'lena.kocht', deliverable: 'Reel' },
  )
  const lead = leadTo('https://a.example/x%20y?b=1&utm_source=flyer&a=ü&rapport_click=old#top', utm)
  expect(locationFor({ other: lead }, 'ios', 'ID')).toBe(
    'https://a.example/x%20y?b=1&utm_source=flyer&a=%C3%BC&utm_medium=influencer&utm_campaign=fruhling-in-torino&utm_content=lena-kocht-reel&utm_id=c1&rapport_click=ID#top',
  )
  expect(locationFor({ other: leadTo('https://a.example', {}) }, 'other', null)).toBe('https://a.example/')
  expect(slug('Große Straße №1')).toBe('grosse-strasse-no1')
})

test.each([
  ['facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)', 'preview'],
  ['WhatsApp/2.23.20.0 A', 'preview'],
  ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'preview'],
  ['Twitterbot/1.0', 'preview'],
  ['TelegramBot (like TwitterBot)', 'preview'],
  ['LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)', 'preview'],
  ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
  ['curl/8.5.0', 'bot'],
  ['Mozilla/5.0 (compatible; somespider/1.0; +https://some.example)', 'bot'],
  ['', 'bot'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 390.0.0.28 (iPhone15,3; iOS 18_5)',
    'counted',
  ],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) [FBAN/FBIOS;FBAV/500.0.0;FBDV/iPhone15,3]', 'counted'],
  ['Mozilla/5.0 (Linux; Android 15; SM-S921B) musical_ly_2023 JsSdk/1.0 NetType/WIFI BytedanceWebview', 'counted'],
  ['Mozilla/5.0 (Linux; Android 12; CUBOT X50) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36', 'counted'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0', 'counted'],
])('%s is a %s', (userAgent, mark) => {
  const asked = { head: false, purpose: undefined, agent: agentOf(userAgent), expired: false, ownTeam: false }
  expect(markOf(asked)).toBe(mark)
})

test('any name of a browser gives an agent whose name needs no quoting', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((text) => `${text}bot/1`),
      ),
      (text) => {
        const { name } = agentOf(text)
        expect(name ?? 'none').toMatch(/^[a-z0-9.-]+(?: [a-z0-9.-]+)*$/)
      },
    ),
    { numRuns: 2000 },
  )
})

test('only a proxy on this machine or in its network is believed about who asks', () => {
  expect(addressOf('203.0.113.9', '198.51.100.1'), 'a stranger says').toBe('203.0.113.9')
  expect(addressOf('::ffff:127.0.0.1', '198.51.100.1')).toBe('198.51.100.1')
  expect(addressOf('10.0.0.2', '1.2.3.4, 198.51.100.1, 10.0.0.3'), 'what stands left of it anybody can write').toBe(
    '198.51.100.1',
  )
  expect(addressOf('127.0.0.1', '10.0.0.7')).toBe('10.0.0.7')
  expect(addressOf('127.0.0.1', 'unknown')).toBe('127.0.0.1')
  expect(addressOf('::1', '[2001:db8::1]:443')).toBe('2001:db8::1')
  expect(addressOf('::1', '198.51.100.1:5555')).toBe('198.51.100.1')
  fc.assert(fc.property(fc.string(), fc.string({ maxLength: 300 }), (a, b) => void addressOf(a, b)))
})

test('a visitor is an address and a browser under a secret of the day; an IPv6 household is one network', () => {
  expect(networkOf('2001:db8:0:1:aaaa::1')).toBe(networkOf('2001:0DB8:0:0001:bbbb:cccc:dddd:eeee'))
  expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'))
  fc.assert(fc.property(fc.ipV6(), (address) => void expect(networkOf(address).split(':')).toHaveLength(4)))
  const one = visitorOf('s', '203.0.113.9', 'b')
  expect(one).toMatch(/^[0-9a-f]{16}$/)
  for (const other of [
    visitorOf('t', '203.0.113.9', 'b'),
    visitorOf('s', '203.0.113.8', 'b'),
    visitorOf('s', '203.0.113.9', 'c'),
  ])
    expect(other).not.toBe(one)
  expect(asBigint('ffffffffffffffff')).toBe('-1')
})

test('the same visitor on the same link within half a minute is a duplicate, and a crowd never makes one', () => {
  const seen = seenClicks(64)
  const start = 1_790_000_000_000
  expect(seen(1, 2, start)).toBe(false)
  expect(seen(1, 2, start + 29_999)).toBe(true)
  expect(seen(1, 3, start + 1)).toBe(false)
  expect(seen(1, 2, start + 30_000), 'it counts from the one that was counted').toBe(false)
  expect(seen(1, 2, start + 40_000)).toBe(true)
  const crowded = seenClicks(64)
  for (let i = 0; i < 10_000; i++) expect(crowded(i, i * 7, start + i)).toBe(false)
  const longer = seenClicks(64)
  expect(longer(5, 5, start)).toBe(false)
  expect(longer(5, 5, start + 50 * 86_400_000), 'after weeks').toBe(false)
  expect(longer(5, 5, start + 50 * 86_400_000 + 1)).toBe(true)
})

test('a colleague’s cookie is ours, unchanged, for this workspace and not too old', () => {
  const key = Buffer.alloc(32, 7)
  const here = '01a206a6-0a33-78cd-8bc9-28eb5cc016b8'
  const now = 1_790_000_000_000
  const token = teamToken(key, here, now)
  expect(isTeam(key, token, here, now)).toBe(true)
  expect(isTeam(key, token, here.replace('0', '1'), now)).toBe(false)
  expect(isTeam(Buffer.alloc(32, 8), token, here, now)).toBe(false)
  expect(isTeam(key, token, here, now + 366 * 86_400_000)).toBe(false)
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'0aZ_.-'), (at, letter) => {
      const forged = token.slice(0, at) + letter + token.slice(at + 1)
      expect(forged === token || !isTeam(key, forged, here, now)).toBe(true)
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => void expect(isTeam(key, text, here, now)).toBe(false)))
  expect(cookieIn('a=1; rapport_team=x=y ;b', 'rapport_team')).toBe('x=y')
})

test('box offices that hand back one parameter of their own are given the click in it, unless the member uses it', () => {
  const before = (destination: string) => leadTo(destination, {}).before
  expect(before('https://www.eventbrite.it/e/cena-1')).toBe('https://www.eventbrite.it/e/cena-1?aff=')
  expect(before('https://www.tickettailor.com/events/lucia')).toMatch(/\?ref=$/)
  expect(before('https://buytickets.at/lucia/7')).toMatch(/\?ref=$/)
  expect(before('https://buy.stripe.com/abc')).toMatch(/\?client_reference_id=$/)
  expect(before('https://www.eventbrite.com/e/1?aff=flyer')).toBe(
    'https://www.eventbrite.com/e/1?aff=flyer&rapport_click=',
  )
  expect(before('https://eventbrite.example.org/')).toMatch(/\?rapport_click=$/)
})
