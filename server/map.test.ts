/** The map of the house, held against its imports: each failure is a sentence that says what to do. */
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The order in which the work flows; a feature looks upstream only. */
const FLOW = [
  'members',
  'creators',
  'audits',
  'shortlists',
  'plans',
  'campaigns',
  'outreach',
  'links',
  'orders',
  'measurement',
  'payouts',
  'reports',
  'example',
]
const ROOMS = ['numbers', 'authenticity', 'relationship', 'portfolio', 'attribution', 'lift', 'returns', 'example']
const NAMELESS = /(^|\/)(utils?|helpers?|common|shared|lib|misc)(\/|\.)/

const files = ['analysis', 'server', 'web', 'bench']
  .flatMap((workspace) =>
    globSync(`${workspace}/**/*.{ts,tsx}`, { cwd: root, exclude: (path) => /node_modules|(^|\/)dist/.test(path) }),
  )
  .filter((path) => !path.endsWith('.d.ts'))

type Import = { from: string; to: string; typeOnly: boolean }

/** Imports of one file, as paths from the root; packages keep their names. */
function importsOf(path: string): Import[] {
  const text = readFileSync(join(root, path), 'utf8')
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)\s*import\s+'([^']+)'/g,
  )
  return [...found].map(([, type, named, lazy, bare]) => {
    const to = (named ?? lazy ?? bare)!
    const target = to.startsWith('.') ? normalize(join(dirname(path), to)) : to.replace(/^@rapport\//, '')
    return { from: path, to: target, typeOnly: Boolean(type) }
  })
}

const imports = files.flatMap(importsOf)
const isTest = (path: string) => /\.test\.tsx?$/.test(path)
const production = imports.filter(({ from }) => !isTest(from) && !from.startsWith('bench/'))
const workspaceOf = (path: string) => /^(analysis|server|web|bench)\//.exec(path)?.[1]
const featureOf = (path: string) => /^server\/features\/([^/.]+)\//.exec(path)?.[1]

const sentences = (wrong: Import[], say: (one: Import) => string) =>
  expect(wrong.map((one) => `${one.from} imports ${one.to}: ${say(one)}`)).toEqual([])

test('analysis depends on nothing but itself', () => {
  sentences(
    production.filter(({ from, to }) => from.startsWith('analysis/') && workspaceOf(to) !== 'analysis'),
    () => 'mathematics takes values and gives values; do the reading outside and pass the result in.',
  )
})

test('the numbers know no marketing', () => {
  sentences(
    production.filter(({ from, to }) => from.startsWith('analysis/numbers/') && !to.startsWith('analysis/numbers/')),
    () => 'numbers is upstream of every question; move what it needs into it, or this line out of it.',
  )
})

test('the server does not know the web app', () => {
  sentences(
    production.filter(({ from, to }) => from.startsWith('server/') && to.startsWith('web/')),
    () => 'the web app is downstream; let it ask an operation.',
  )
})

test('the web app takes only types from the server', () => {
  sentences(
    production.filter(({ from, to, typeOnly }) => from.startsWith('web/') && to.startsWith('server/') && !typeOnly),
    () => 'use `import type`; at run time the browser asks an operation.',
  )
})

test('features look upstream only', () => {
  sentences(
    production.filter(({ from, to }) => {
      const [here, there] = [featureOf(from), featureOf(to)]
      return here !== undefined && there !== undefined && FLOW.indexOf(there) > FLOW.indexOf(here)
    }),
    ({ from, to }) =>
      `${featureOf(from)} is upstream of ${featureOf(to)}: record a fact and let ${featureOf(to)} listen.`,
  )
})

test('features never open doors', () => {
  sentences(
    production.filter(({ from, to }) => from.startsWith('server/features/') && to.startsWith('server/doors/')),
    () => 'doors translate and features decide; throw a Refused and let the door turn it into a code.',
  )
})

test('store and outside know no feature', () => {
  sentences(
    production.filter(
      ({ from, to }) => /^server\/(store|outside)\//.test(from) && /^server\/(features|doors)\//.test(to),
    ),
    () => 'store and outside are tools of the features; pass what they need as an argument.',
  )
})

test('a feature asks another through its verbs, never through its SQL', () => {
  sentences(
    production.filter(
      ({ from, to }) => featureOf(from) !== undefined && to.endsWith('.sql.ts') && featureOf(from) !== featureOf(to),
    ),
    ({ to }) => `${featureOf(to)} has verbs for this, or should get one.`,
  )
})

test('every room has a name and a place on the map', () => {
  const features = new Set(files.map(featureOf).filter((name) => name !== undefined))
  const rooms = new Set(
    files.map((path) => /^analysis\/([^/.]+)\//.exec(path)?.[1]).filter((name) => name !== undefined),
  )
  expect(
    [...features].filter((name) => !FLOW.includes(name)),
    'add the feature to the flow above and to the README',
  ).toEqual([])
  expect(
    [...rooms].filter((name) => !ROOMS.includes(name)),
    'add the room above and to the README',
  ).toEqual([])
  expect(
    files.filter((path) => NAMELESS.test(relative('.', path))),
    'what two rooms need belongs upstream of both and has a name',
  ).toEqual([])
})

test('the map sees the house', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(production.some(({ from, to }) => from === 'server/main.ts' && to === 'server/store/store.ts')).toBe(true)
})
