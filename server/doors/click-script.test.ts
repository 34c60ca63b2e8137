import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { clickScript } from './click-script.ts'

const CLICK = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a11'

/** A page as far as the script touches it. */
function page({ search = '', cookie = '', shopify = false }) {
  const fields: Record<string, string>[] = []
  const link = { href: 'https://buy.stripe.com/abc?locale=it' }
  const posted: { path: string; body: string }[] = []
  const form = {
    method: 'post',
    querySelector: () => null,
    appendChild: (field: Record<string, string>) => fields.push(field),
  }
  const store = new Map<string, string>()
  const document = {
    cookie,
    readyState: 'complete',
    querySelectorAll: (what: string) => (what === 'form' ? [form, { ...form, method: 'get' }] : [link]),
    createElement: () => ({}),
    addEventListener: () => {},
  }
  const window = {
    location: { search, protocol: 'https:' },
    sessionStorage: {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
    },
    ...(shopify ? { Shopify: { routes: { root: '/it/' } } } : {}),
  }
  const fetch = async (path: string, { body }: { body: string }) => (posted.push({ path, body }), { ok: true })
  runInNewContext(clickScript, { window, document, URL, URLSearchParams, fetch, JSON })
  return { cookie: document.cookie, fields, link: link.href, posted }
}

test('the script is at most 1.5 kB', () => {
  expect(Buffer.byteLength(clickScript)).toBeLessThanOrEqual(1500)
})

test('it keeps the click in a cookie of the shop’s own, and hands it to forms, carts and payment links', () => {
  const { cookie, fields, link, posted } = page({
    search: `?utm_source=instagram&rapport_click=${CLICK}`,
    shopify: true,
  })
  expect(cookie).toBe(`rapport_click=${CLICK};path=/;max-age=2592000;samesite=lax;secure`)
  expect(fields).toEqual([{ type: 'hidden', name: 'rapport_click', value: CLICK }])
  expect(link).toBe(`https://buy.stripe.com/abc?locale=it&client_reference_id=${CLICK}`)
  expect(posted).toEqual([
    { path: '/it/cart/update.js', body: JSON.stringify({ attributes: { rapport_click: CLICK } }) },
  ])
})

test('on later pages the cookie is enough; without a click, or with something that is none, it does nothing', () => {
  expect(page({ cookie: `a=b; rapport_click=${CLICK}` }).fields).toHaveLength(1)
  for (const search of [
    '',
    '?rapport_click=',
    '?rapport_click=%3Cscript%3E',
    `?rapport_click=${'a'.repeat(65)}`,
    '?rapport_click=a;domain=evil',
  ])
    expect(page({ search })).toMatchObject({
      cookie: '',
      fields: [],
      posted: [],
      link: 'https://buy.stripe.com/abc?locale=it',
    })
})
