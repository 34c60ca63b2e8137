import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { addressOf, whoIsAt } from '../features/orders/address.ts'
import { keysIn } from '../outside/keys.ts'
import { openStore } from '../store/store.ts'
import { httpDoor } from './http.ts'

const WORKSPACE = '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a11'

test('while the database is away a shop is asked to come again, and is not told of a fault', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-keys-'))
  const store = await openStore('postgres://nobody:nothing@127.0.0.1:1/none')
  const said: string[] = []
  const app = httpDoor({
    store,
    outside: { clock: () => Date.now(), files: {} as never, keys: keysIn(folder) },
    publicUrl: 'http://localhost',
    log: (_, what) => said.push(what),
  })
  const answer = await app.request(`/hooks/${addressOf(WORKSPACE, WORKSPACE)}`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(said).toEqual([])
  await store.close()
  await rm(folder, { recursive: true })
})

test('a page of a shop, which is another site, may load the script', async () => {
  const app = httpDoor({ store: {} as never, outside: {} as never, publicUrl: 'http://localhost', log: () => {} })
  const answer = await app.request('/c.js')
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect((await app.request('/health')).headers.get('cross-origin-resource-policy')).toBe('same-origin')
})

test('the address of a connection names its workspace and itself, and nothing else is one', () => {
  const address = addressOf(WORKSPACE, '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a12')
  expect(address).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(whoIsAt(address)).toEqual({ workspace: WORKSPACE, connection: '0195570c-8a4e-7c1e-9d3e-3f0f3f6f7a12' })
  expect(['', 'short', `${address}A`, `${address.slice(1)}/`, `${address.slice(1)}%`].map(whoIsAt)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
