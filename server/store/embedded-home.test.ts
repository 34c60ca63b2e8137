/** Promises to root, under whom PostgreSQL refuses to run, and to those whose disk is full. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeEmbedded, startEmbedded } from './embedded.ts'

let folder = ''
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'rapport-root-')))
})
afterEach(async () => {
  for (const name of readdirSync(folder)) await removeEmbedded(join(folder, name)).catch(() => {})
  rmSync(folder, { recursive: true, force: true })
})

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return Object.values((await client.query(statement)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

describe.skipIf(process.getuid?.() !== 0)(
  'as root in a private folder (skipped for other users, who need no other user)',
  () => {
    test('the database comes up under another user, elsewhere, says so, and is found again', async () => {
      expect(statSync(folder).mode & 0o777).toBe(0o700)
      const directory = join(folder, 'data')
      const said: string[] = []
      const first = await startEmbedded({ directory, say: (line) => said.push(line) })
      expect(first.directory).toMatch(/^\/var\/lib\/rapport\//)
      expect(said.join('\n')).toContain(first.directory)
      expect(statSync(join(first.directory, 'cluster')).uid).not.toBe(0)
      await ask(first.url, 'create table kept as select 7 as n')
      await first.stop()

      const second = await startEmbedded({ directory })
      expect(second.directory).toBe(first.directory)
      expect(await ask(second.url, 'select n from kept')).toBe(7)
      await second.stop()
      await removeEmbedded(directory)
      expect(existsSync(first.directory)).toBe(false)
    })

    test('a moved data folder keeps its database, and a copied one is refused rather than sharing it', async () => {
      const [data, moved, copy] = [join(folder, 'data'), join(folder, 'moved'), join(folder, 'copy')]
      const first = await startEmbedded({ directory: data })
      await ask(first.url, 'create table kept as select 7 as n')
      await first.stop()

      renameSync(data, moved)
      const second = await startEmbedded({ directory: moved })
      expect(await ask(second.url, 'select n from kept')).toBe(7)
      await second.stop()

      cpSync(moved, copy, { recursive: true })
      await expect(startEmbedded({ directory: copy })).rejects.toThrow(
        /copy of .*moved.*wanted a database for each folder/,
      )

      renameSync(first.directory, `${first.directory}-away`)
      await expect(startEmbedded({ directory: moved })).rejects.toThrow(/does not exist.*cp -a/)
      renameSync(`${first.directory}-away`, first.directory)
      rmSync(copy, { recursive: true })
    })

    test('a database made in an open folder goes along when the folder is closed', async () => {
      chmodSync(folder, 0o755)
      const directory = join(folder, 'data')
      const first = await startEmbedded({ directory })
      expect(first.directory).toBe(join(directory, 'postgres'))
      await ask(first.url, 'create table kept as select 7 as n')
      await first.stop()
      chmodSync(folder, 0o700)
      const second = await startEmbedded({ directory })
      expect(second.directory).toMatch(/^\/var\/lib\/rapport\//)
      expect(await ask(second.url, 'select n from kept')).toBe(7)
      await second.stop()
    })

    test('a copy that lost its owner and modes is given them back', async () => {
      chmodSync(folder, 0o755)
      const first = await startEmbedded({ directory: join(folder, 'data') })
      await ask(first.url, 'create table kept as select 7 as n')
      await first.stop()
      cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true })
      chmodSync(join(folder, 'copy/postgres/cluster'), 0o755)
      expect(statSync(join(folder, 'copy/postgres/cluster')).uid).toBe(0)
      const second = await startEmbedded({ directory: join(folder, 'copy') })
      expect(await ask(second.url, 'select n from kept')).toBe(7)
      await second.stop()
    })
  },
)

/** A disk of 150 MB of our own, or the reason why there is none. */
function smallDisk(): { path: string; unmount(): void } | undefined {
  chmodSync(folder, 0o755)
  const path = join(folder, 'disk')
  mkdirSync(path)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=150m,mode=755', 'tmpfs', path], { stdio: 'ignore' }).status !== 0)
    return undefined
  return { path, unmount: () => void spawnSync('umount', ['-l', path]) }
}

test('a full disk is said in a sentence, and what was there before is there after', async (context) => {
  const disk = smallDisk()
  if (!disk) return context.skip('no right to mount a small disk to fill')
  try {
    const [directory, filler] = [join(disk.path, 'data'), join(disk.path, 'filler')]
    writeFileSync(filler, Buffer.alloc(130 * 1024 * 1024))
    await expect(startEmbedded({ directory })).rejects.toThrow(/no space left on the disk/)
    rmSync(filler)
    const first = await startEmbedded({ directory })
    await ask(first.url, 'create table kept as select 7 as n')
    await first.stop()

    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'], { stdio: 'ignore' })
    await expect(startEmbedded({ directory })).rejects.toThrow(/no space left on the disk/)
    rmSync(filler)
    const second = await startEmbedded({ directory })
    expect(await ask(second.url, 'select n from kept')).toBe(7)
    await second.stop()
    expect(readFileSync(join(second.directory, 'cluster/PG_VERSION'), 'utf8')).toBe('18\n')
  } finally {
    disk.unmount()
  }
})
