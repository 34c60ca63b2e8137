/**
 * Where does the database of a data folder live? In `<data>/postgres`, unless we are root and the user that PostgreSQL runs under
 * cannot get there (a home or temporary folder of root is closed to others): then in `/var/lib/rapport/<hash of the data folder>`,
 * and `<data>/postgres.where.json` points to it. The home knows the folder that it belongs to, so a moved data folder finds
 * it again, and a copied one does not write into the database of its original.
 */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { accountFor, executes, isRoot, reaches } from './embedded-account.ts'
import type { Account } from './embedded-account.ts'
import { copyBinaries } from './embedded-binaries.ts'
import type { Binaries } from './embedded-binaries.ts'
import { EmbeddedProblem, codeOf, useYourOwn } from './embedded-problem.ts'

export type Home = {
  folder: string
  cluster: string
  password: string
  log: string
  account: Account | undefined
  binaries: Binaries
}

const ELSEWHERE = '/var/lib/rapport'
const pointerIn = (data: string) => join(data, 'postgres.where.json')
const inPlace = (data: string) => join(data, 'postgres')
const belongsTo = (folder: string) => join(folder, 'belongs-to')

/** Finds or makes the home of the data folder (a real path), for a user who can work there. */
export function homeOf(data: string, binaries: Binaries, say: (line: string) => void): Home {
  const pointed = followPointer(data, say)
  const folder = pointed ?? inPlace(data)
  const account = accountFor(join(folder, 'cluster'), say)
  if (pointed || !account || reaches(account, data)) return furnish(folder, account, binaries, say)
  return furnish(moveElsewhere(data, account, say), account, binaries, say)
}

/** Removes the database of a data folder for good, wherever it lives. Nothing may run on it. */
export function removeHome(data: string): void {
  const pointed = readPointer(data)
  rmSync(inPlace(data), { recursive: true, force: true })
  rmSync(pointerIn(data), { force: true })
  if (!pointed) return
  rmSync(pointed, { recursive: true, force: true })
  try {
    rmdirSync(dirname(pointed))
  } catch {
    // Others live there.
  }
}

function furnish(folder: string, account: Account | undefined, binaries: Binaries, say: (line: string) => void): Home {
  mkdirSync(folder, { recursive: true })
  // The other user has to pass through; what is secret in it is closed by itself.
  if (isRoot()) chmodSync(folder, 0o711)
  // PostgreSQL is recognised by this path, so it has one spelling.
  folder = realpathSync(folder)
  const place = {
    folder,
    cluster: join(folder, 'cluster'),
    password: join(folder, 'password'),
    log: join(folder, 'log'),
    account,
  }
  if (executes(account, binaries.postgres)) return { ...place, binaries }
  if (!account) throw doesNotRun(binaries)
  const fresh = !existsSync(join(folder, `binaries-${binaries.version}`))
  const copy = copyBinaries(binaries, folder)
  if (!executes(account, copy.postgres)) throw doesNotRun(copy)
  if (fresh) say(`Copied PostgreSQL's programs to ${copy.folder}, where ${account.name} can run them.`)
  return { ...place, binaries: copy }
}

const doesNotRun = ({ postgres }: Binaries) =>
  useYourOwn(
    `that ${postgres} does not run on this machine (a system without glibc, such as Alpine, or a folder mounted noexec)`,
    'Linux with glibc, or macOS, and a folder whose programs may run',
  )

function moveElsewhere(data: string, account: Account, say: (line: string) => void): string {
  const name = createHash('sha256').update(data).digest('hex').slice(0, 12)
  let folder = join(ELSEWHERE, name)
  for (let n = 2; existsSync(folder); n++) {
    say(
      `An earlier database of ${data} is still in ${folder}; nothing points to it any more, so a new one is made. Remove it if you do not need it.`,
    )
    folder = join(ELSEWHERE, `${name}-${n}`)
  }
  mkdirSync(ELSEWHERE, { recursive: true })
  chmodSync(ELSEWHERE, 0o755)
  if (existsSync(inPlace(data))) carry(inPlace(data), folder)
  else mkdirSync(folder)
  writeFileSync(belongsTo(folder), data)
  writeFileSync(
    pointerIn(data),
    JSON.stringify(
      { home: folder, why: `PostgreSQL runs as user ${account.name}, who cannot reach ${data}` },
      null,
      2,
    ) + '\n',
  )
  say(
    `PostgreSQL refuses root and runs as user ${account.name}, who cannot reach ${data}: the database is in ${folder}.`,
  )
  return folder
}

function carry(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
    rmSync(from, { recursive: true })
  }
}

function readPointer(data: string): string | undefined {
  const file = pointerIn(data)
  if (!existsSync(file)) return undefined
  try {
    const { home } = JSON.parse(readFileSync(file, 'utf8')) as { home?: unknown }
    if (typeof home === 'string' && home.startsWith('/')) return home
  } catch {
    // Said below.
  }
  throw new EmbeddedProblem({
    found: `${file} without a folder in it`,
    wanted: '{"home": "/var/lib/rapport/…"}, the folder that holds the database',
    remedy: `write the folder back into it (see ls ${ELSEWHERE}; each has a file belongs-to), or remove it to begin with an empty database`,
  })
}

function followPointer(data: string, say: (line: string) => void): string | undefined {
  const folder = readPointer(data)
  if (folder === undefined) return undefined
  if (!existsSync(folder)) {
    throw new EmbeddedProblem({
      found: `${pointerIn(data)} pointing to ${folder}, which does not exist`,
      wanted: 'the database that it points to',
      remedy: `bring ${folder} from the machine that this data folder came from (cp -a), or remove ${pointerIn(data)} to begin with an empty database`,
    })
  }
  const owner = existsSync(belongsTo(folder)) ? readFileSync(belongsTo(folder), 'utf8').trim() : data
  if (owner === data) return folder
  if (existsSync(pointerIn(owner)) && readPointer(owner) === folder) {
    throw new EmbeddedProblem({
      found: `that ${data} is a copy of ${owner}, and both point to the one database in ${folder}`,
      wanted: 'a database for each folder',
      remedy: `to begin with an empty one here, remove ${pointerIn(data)}; to have a copy, stop the app, cp -a ${folder} to a new folder in ${ELSEWHERE}, write ${data} into its belongs-to and its path into ${pointerIn(data)}`,
    })
  }
  if (isRoot()) writeFileSync(belongsTo(folder), data)
  say(`The data folder was moved from ${owner} to ${data}; its database stays in ${folder}.`)
  return folder
}
