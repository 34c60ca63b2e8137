import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { binariesHere, binariesOf, copyBinaries } from './embedded-binaries.ts'
import { homeOf } from './embedded-home.ts'

const silent = () => {}
const folders: string[] = []
const newFolder = () => folders[folders.push(mkdtempSync(join(tmpdir(), 'rapport-binaries-'))) - 1]!
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const withoutLinks = (path: string) => !lstatSync(path).isSymbolicLink() && !/timezone|extension|\.a$/.test(path)

const versionSaidBy = (program: string) => spawnSync(program, ['--version'], { encoding: 'utf8', env: {} }).stdout

test('library links that an install without scripts leaves out are made, once, and said', () => {
  const root = newFolder()
  cpSync(dirname(binariesHere(silent).folder), root, { recursive: true, filter: withoutLinks })
  expect(versionSaidBy(join(root, 'native/bin/postgres'))).toBe('')
  const said: string[] = []
  expect(versionSaidBy(binariesOf(root, (line) => said.push(line)).postgres)).toMatch(/^postgres \(PostgreSQL\) 18/)
  binariesOf(root, (line) => said.push(line))
  expect(said).toEqual([expect.stringMatching(/^Made \d+ library links/)])
})

test('a copy runs where it stands, is readable by all whatever the original was, and replaces older ones', () => {
  const home = newFolder()
  mkdirSync(join(home, 'binaries-17.0.0'))
  const copy = copyBinaries(binariesHere(silent), home)
  expect(copy.postgres.startsWith(home)).toBe(true)
  expect(versionSaidBy(copy.postgres)).toMatch(/^postgres \(PostgreSQL\) 18/)
  expect(lstatSync(copy.initdb).mode & 0o777).toBe(0o755)
  expect(existsSync(join(home, 'binaries-17.0.0'))).toBe(false)
})

test.each([
  ['win32', 'x64'],
  ['linux', 'riscv64'],
])('%s on %s has no PostgreSQL of ours and is told of DATABASE_URL', (platform, arch) => {
  expect(() => binariesHere(silent, platform, arch)).toThrow(new RegExp(`${platform}-${arch}.*DATABASE_URL`))
})

test('programs built for another C library are told apart from a broken database', () => {
  const [folder, data] = [newFolder(), newFolder()]
  mkdirSync(join(folder, 'bin'))
  for (const name of ['initdb', 'postgres']) {
    // What the kernel answers to a program whose loader is missing, as on Alpine.
    writeFileSync(join(folder, 'bin', name), '#!/lib/no-such-loader\n')
    chmodSync(join(folder, 'bin', name), 0o755)
  }
  const binaries = {
    folder,
    initdb: join(folder, 'bin/initdb'),
    postgres: join(folder, 'bin/postgres'),
    version: '18.0.0',
    major: '18',
  }
  for (const path of [folder, data]) chmodSync(path, 0o755)
  expect(() => homeOf(data, binaries, silent)).toThrow(/does not run on this machine.*glibc.*DATABASE_URL/)
})
