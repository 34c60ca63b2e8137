/** Promises about a real postmaster: nothing is lost, nobody else's process is touched, nothing is left running. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, expect, test } from 'vitest'
import { EmbeddedProblem, removeEmbedded, startEmbedded } from './embedded.ts'
import { commandOf, everyPid, identityOf } from './embedded-process.ts'

const folders: string[] = []
const children: ChildProcess[] = []

function newFolder(mode = 0o755): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rapport-embedded-')))
  // Closed folders are a test of their own.
  chmodSync(folder, mode)
  folders.push(folder)
  return folder
}

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) {
    for (const data of [join(folder, 'data'), join(folder, 'copy')].filter(existsSync)) {
      await (await startEmbedded({ directory: data }).catch(() => undefined))?.stop()
      await removeEmbedded(data).catch(() => {})
    }
    rmSync(folder, { recursive: true, force: true })
  }
})

async function ask(url: string, ...statements: string[]): Promise<unknown> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    let answer: unknown
    for (const statement of statements) answer = Object.values((await client.query(statement)).rows[0] ?? {})[0]
    return answer
  } finally {
    await client.end()
  }
}

const postmasterIn = (home: string) => Number(readFileSync(join(home, 'cluster/postmaster.pid'), 'utf8').split('\n')[0])
const isAlive = (pid: number) => identityOf(pid) !== undefined

async function until(holds: () => boolean, patience = 10_000): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < patience; await pause(10)) if (holds()) return true
  return false
}

/** Another Node that starts the database of `data`, runs `then` and waits; as a session of its own, as a terminal would give it. */
async function otherNode(
  data: string,
  then = '',
): Promise<{ node: ChildProcess; home: string; adopted: boolean; ended: Promise<void> }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    const embedded = await startEmbedded({ directory: ${JSON.stringify(data)} })
    console.log(JSON.stringify({ home: embedded.directory, adopted: embedded.adopted }))
    ${then}
    setInterval(() => {}, 1000)`
  const node = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(node)
  const ended = new Promise<void>((done) => node.once('exit', () => done()))
  const line = await new Promise<string>((said, refuse) => {
    node.stdout!.once('data', (piece: Buffer) => said(piece.toString()))
    node.once('exit', () => refuse(new Error('the other Node ended without a word')))
  })
  return { node, ...(JSON.parse(line) as { home: string; adopted: boolean }), ended }
}

test('data are there again after a stop and a start, and nothing runs in between', async () => {
  const directory = join(newFolder(), 'data')
  const first = await startEmbedded({ directory })
  await ask(first.url, 'create table kept (n int)', 'insert into kept values (42)')
  const pid = postmasterIn(first.directory)
  await first.stop()
  await first.stop()
  expect(isAlive(pid)).toBe(false)

  const second = await startEmbedded({ directory })
  expect([first.adopted, second.adopted]).toEqual([false, false])
  expect(await ask(second.url, 'select n from kept')).toBe(42)
  await second.stop()
})

test('the connection is no superuser, is on the loopback alone, and may do what the app needs', async () => {
  const { url, directory, stop } = await startEmbedded({ directory: join(newFolder(), 'data') })
  expect(await ask(url, 'select rolsuper or rolbypassrls from pg_roles where rolname = current_user')).toBe(false)
  expect(await ask(url, 'show listen_addresses')).toBe('127.0.0.1')
  expect(await ask(url, 'show fsync')).toBe('on')
  expect(
    await ask(
      url,
      `select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()`,
    ),
  ).toBe('b C.UTF-8')
  expect(
    await ask(
      url,
      'create extension pg_trgm',
      'create extension unaccent',
      'create extension citext',
      'create extension btree_gin',
      'create role some_role',
      'create database another',
      'checkpoint',
      'select 1',
    ),
  ).toBe(1)
  const wrong = new URL(url)
  wrong.password = 'guessed'
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
  await stop()
})

test('a database left behind by a killed Node is adopted with its data, and then stopped', async () => {
  const data = join(newFolder(), 'data')
  const { node, home, ended } = await otherNode(data)
  const pid = postmasterIn(home)
  process.kill(-node.pid!, 'SIGKILL')
  await ended
  expect(isAlive(pid)).toBe(true)

  const adopting = await startEmbedded({ directory: data })
  expect(adopting.adopted).toBe(true)
  expect(postmasterIn(home)).toBe(pid)
  expect(await ask(adopting.url, 'select 1')).toBe(1)
  await adopting.stop()
  expect(isAlive(pid)).toBe(false)
})

test('the second user does not stop it for the first; the last one stops it, whoever started it', async () => {
  const data = join(newFolder(), 'data')
  const app = await otherNode(data, `process.on('SIGTERM', () => embedded.stop().then(() => process.exit(0)))`)
  const pid = postmasterIn(app.home)
  const cli = await startEmbedded({ directory: data })
  expect(cli.adopted).toBe(true)
  await cli.stop()
  expect(isAlive(pid)).toBe(true)

  const again = await startEmbedded({ directory: data })
  app.node.kill('SIGTERM')
  await app.ended
  expect(isAlive(pid)).toBe(true)
  expect(await ask(again.url, 'select 1')).toBe(1)
  await again.stop()
  expect(isAlive(pid)).toBe(false)
})

test('two that start at once on a new folder get one database', async () => {
  const directory = join(newFolder(), 'data')
  const both = await Promise.all([startEmbedded({ directory }), startEmbedded({ directory })])
  expect(both.map(({ adopted }) => adopted).toSorted()).toEqual([false, true])
  expect(both[0]!.url).toBe(both[1]!.url)
  await Promise.all(both.map((each) => each.stop()))
})

test('Ctrl-C leaves nothing running, though nobody handles it', async () => {
  const { node, home, ended } = await otherNode(join(newFolder(), 'data'))
  const pid = postmasterIn(home)
  process.kill(-node.pid!, 'SIGINT')
  await ended
  expect([isAlive(pid), node.signalCode]).toEqual([false, 'SIGINT'])
})

test('Ctrl-C while the database is being made leaves nothing running either, and the next start makes it', async () => {
  const data = join(newFolder(), 'data')
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
    await startEmbedded({ directory: ${JSON.stringify(data)}, say: console.log })`
  const node = spawn(process.execPath, ['--input-type=module', '--no-warnings', '-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  children.push(node)
  const ended = new Promise((done) => node.once('exit', done))
  let said = ''
  node.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
  expect(await until(() => said.includes('Making a database'))).toBe(true)
  process.kill(-node.pid!, 'SIGINT')
  await ended
  const left = () => everyPid().filter((pid) => identityOf(pid) && commandOf(pid).join(' ').includes(data))
  expect(await until(() => left().length === 0, 1000)).toBe(true)
  await (await startEmbedded({ directory: data })).stop()
})

test('a Node that exits without stopping takes the database with it', async () => {
  const { home, ended } = await otherNode(join(newFolder(), 'data'), 'setTimeout(() => process.exit(1), 50)')
  const pid = postmasterIn(home)
  await ended
  expect(await until(() => !isAlive(pid))).toBe(true)
})

test('a stale pid file that names an unrelated process does not stop the start, and the process is not touched', async () => {
  const directory = join(newFolder(), 'data')
  const first = await startEmbedded({ directory })
  const pidFile = join(first.directory, 'cluster/postmaster.pid')
  const text = readFileSync(pidFile, 'utf8')
  const { uid, gid } = statSync(join(first.directory, 'cluster'))
  await first.stop()
  // Under the database's own user, or PostgreSQL itself would see that it is not one of its own.
  const stranger = spawn('sleep', ['60'], { cwd: '/', ...(process.getuid?.() === 0 ? { uid, gid } : {}) })
  children.push(stranger)
  writeFileSync(pidFile, text.replace(/^\d+/, String(stranger.pid)))

  const second = await startEmbedded({ directory })
  expect(second.adopted).toBe(false)
  await second.stop()
  expect([stranger.exitCode, stranger.signalCode, isAlive(stranger.pid!)]).toEqual([null, null, true])
})

test.each(['', 'gibberish\n'])(
  'a pid file that holds %j is mended, and a database behind it is ended in order',
  async (damage) => {
    const directory = join(newFolder(), 'data')
    const said: string[] = []
    const first = await startEmbedded({ directory })
    await ask(first.url, 'create table kept as select 7 as n')
    const pid = postmasterIn(first.directory)
    writeFileSync(join(first.directory, 'cluster/postmaster.pid'), damage)

    const second = await startEmbedded({ directory, say: (line) => said.push(line) })
    expect([second.adopted, isAlive(pid)]).toEqual([false, false])
    expect(said.join()).toContain('damaged')
    expect(await ask(second.url, 'select n from kept')).toBe(7)
    await first.stop()
    await second.stop()
  },
)

test('a copy of a data folder made while it runs is a database of its own', async () => {
  const folder = newFolder()
  const first = await startEmbedded({ directory: join(folder, 'data') })
  await ask(first.url, 'create table kept as select 7 as n', 'checkpoint')
  cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true })
  const copy = await startEmbedded({ directory: join(folder, 'copy') })
  expect(copy.adopted).toBe(false)
  expect(await ask(copy.url, 'update kept set n = 8 returning n')).toBe(8)
  expect(await ask(first.url, 'select n from kept')).toBe(7)
  const pid = postmasterIn(copy.directory)
  await copy.stop()
  expect(isAlive(pid)).toBe(false)
  expect(await ask(first.url, 'select n from kept')).toBe(7)
  await first.stop()
})

test('a data folder that was moved while its database ran is found again', async () => {
  const folder = newFolder()
  const first = await startEmbedded({ directory: join(folder, 'copy') })
  await ask(first.url, 'create table kept as select 7 as n')
  const pid = postmasterIn(first.directory)
  renameSync(join(folder, 'copy'), join(folder, 'data'))
  const second = await startEmbedded({ directory: join(folder, 'data') })
  expect(isAlive(pid)).toBe(false)
  expect(await ask(second.url, 'select n from kept')).toBe(7)
  await second.stop()
})

test('a lost password file is made anew, and the data are still there', async () => {
  const directory = join(newFolder(), 'data')
  const first = await startEmbedded({ directory })
  await ask(first.url, 'create table kept as select 7 as n')
  await first.stop()
  rmSync(join(first.directory, 'password'))
  const second = await startEmbedded({ directory })
  expect(second.url).not.toBe(first.url)
  expect(await ask(second.url, 'select n from kept')).toBe(7)
  await second.stop()
})

test('a folder of another PostgreSQL or half a folder is refused with what to do, and left as it is', async () => {
  const directory = join(newFolder(), 'data')
  const first = await startEmbedded({ directory })
  await first.stop()
  const version = join(first.directory, 'cluster/PG_VERSION')
  writeFileSync(version, '17\n')
  const refused = await startEmbedded({ directory }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(EmbeddedProblem)
  expect((refused as EmbeddedProblem).found).toContain('PostgreSQL 17')
  expect((refused as EmbeddedProblem).wanted).toContain('PostgreSQL 18')
  expect((refused as EmbeddedProblem).remedy).toContain('DATABASE_URL')
  expect(readFileSync(version, 'utf8')).toBe('17\n')

  writeFileSync(version, '18\n')
  renameSync(join(first.directory, 'cluster/pg_xact'), join(first.directory, 'pg_xact'))
  await expect(startEmbedded({ directory })).rejects.toThrow(/incomplete or damaged database .*cp -a/s)
  renameSync(join(first.directory, 'pg_xact'), join(first.directory, 'cluster/pg_xact'))
  await (await startEmbedded({ directory })).stop()
})

test('a database that runs is not removed', async () => {
  const directory = join(newFolder(), 'data')
  const embedded = await startEmbedded({ directory })
  await expect(removeEmbedded(directory)).rejects.toThrow(/stop the app first/)
  await embedded.stop()
  await removeEmbedded(directory)
  expect(existsSync(embedded.directory)).toBe(false)
})
