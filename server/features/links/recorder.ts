/**
 * Writes clicks down before anybody is redirected: all that wait are one statement (group commit). While the database is away, or does not
 * answer within a second, clicks are appended to a file that is on the disk before the answer, and told to the database when it is back.
 * Their ids are keys, so one that it had already changes nothing.
 *
 * Memory is bounded: beyond `MOST_WAITING` clicks the answer is "no", and the door says so.
 */
import pg from 'pg'
import type { Spill } from '../../outside/spill.ts'
import { clickOf, columnsOf, lineOf, sumsOf } from './click.ts'
import type { Click } from './click.ts'
import { ENTER, RECORD, RETELL, ROLE } from './recorded.sql.ts'

/** `kept`: on a disk. */
export type Answer = (kept: boolean) => void
export type Recorder = {
  /** False when too many wait: nothing was taken. */
  keep(click: Click, answer: Answer): boolean
  /** Whether the database takes clicks at this moment. */
  here(): boolean
  /** Everything that waits is written down first. */
  close(): Promise<void>
}
type Parts = { url: string; spill?: Spill; log: (level: 'info' | 'error', what: string) => void; patience?: number }
/** Side by side: a click and who waits for it. */
type Waiting = { clicks: Click[]; answers: Answer[] }
type Writer = { part: number; client: pg.Client; workspace: string; busy: boolean; used: number }

const PARTS = [0, 1] as const
/** The second writer helps only when the first is overrun: half the clicks at a time cost more than all of them together. */
const OVERRUN = 400
const MOST_TOGETHER = 2000
const MOST_WAITING = 50_000
const PATIENCE = 1000
const AGAIN = 250
const REST = 20_000
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

export function openRecorder({ url, spill, log, patience = PATIENCE }: Parts): Recorder {
  const waiting = new Map<string, Waiting>()
  const writers: (Writer | undefined)[] = []
  let [count, planned, spilling, away, closed] = [0, false, false, false, false]
  let lastBack = 0
  let replaying: Promise<void> | undefined
  const opening = new Set<number>()

  async function writer(part: number): Promise<Writer> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'rapport clicks',
      connectionTimeoutMillis: patience * 2,
      query_timeout: patience * 10,
      keepAlive: true,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query(ROLE)
    } catch (error) {
      void client.end().catch(() => {})
      throw error
    }
    return { part, client, workspace: '', busy: false, used: Date.now() }
  }

  async function write(to: Writer, workspace: string, clicks: readonly Click[], again = false): Promise<void> {
    if (to.workspace !== workspace) {
      await to.client.query(ENTER, [workspace])
      to.workspace = workspace
    }
    const sums = again ? undefined : sumsOf(clicks)
    const values = [workspace, to.part, ...columnsOf(clicks)]
    await to.client.query(
      sums
        ? { name: `record ${sums.hour}`, text: RECORD[sums.hour]!, values: [...values, sums.day, ...sums.columns] }
        : { name: 'retell', text: RETELL, values },
    )
  }

  /** The next clicks of one workspace, in turn. */
  function take(): { workspace: string; some: Waiting } | undefined {
    for (const [workspace, all] of waiting) {
      waiting.delete(workspace)
      let some = all
      if (all.clicks.length > MOST_TOGETHER) {
        some = { clicks: all.clicks.splice(0, MOST_TOGETHER), answers: all.answers.splice(0, MOST_TOGETHER) }
        waiting.set(workspace, all)
      }
      count -= some.clicks.length
      return { workspace, some }
    }
    return undefined
  }

  function flush() {
    planned = false
    if (away) return void toFile()
    for (const part of PARTS) {
      if (part > 0 && count < OVERRUN) break
      const one = writers[part]
      if (!one) open(part)
      if (!one || one.busy) continue
      const next = take()
      if (!next) break
      one.busy = true
      void commit(one, next.workspace, next.some)
    }
  }

  /** A connection is a process of PostgreSQL: it is made when somebody clicks, and given back when nobody does. */
  function open(part: number) {
    if (opening.has(part) || count === 0) return
    opening.add(part)
    writer(part)
      .then(
        (one) => void (writers[part] = one),
        // Without the second the first goes on.
        (error: Error) => (part === 0 ? goAway(error) : pause(1000)),
      )
      .finally(() => {
        opening.delete(part)
        flush()
      })
  }

  const resting = setInterval(() => {
    for (const one of writers) {
      if (!one || one.busy || Date.now() - one.used < REST) continue
      writers[one.part] = undefined
      void one.client.end().catch(() => {})
    }
  }, REST / 2).unref()

  async function commit(by: Writer, workspace: string, some: Waiting) {
    let timer: NodeJS.Timeout | undefined
    const written = write(by, workspace, some.clicks).catch((error: unknown) => {
      // Told before, which only somebody who tells twice can bring about.
      if ((error as { code?: unknown }).code !== '23505') throw error
      return write(by, workspace, some.clicks, true)
    })
    const late = new Promise<never>((_, refuse) => {
      timer = setTimeout(() => refuse(new Error(`no answer within ${patience} ms`)), patience)
    })
    try {
      await Promise.race([written, late])
    } catch (error) {
      written.catch(() => {})
      lost(by, error as Error)
      giveBack(workspace, some)
      return
    } finally {
      clearTimeout(timer)
    }
    by.busy = false
    by.used = Date.now()
    for (const answer of some.answers) answer(true)
    if (count > 0) flush()
  }

  /** To the head of those who wait; whether it was committed nobody knows, and it does not matter. */
  function giveBack(workspace: string, some: Waiting) {
    const others = waiting.get(workspace)
    waiting.set(
      workspace,
      others ? { clicks: some.clicks.concat(others.clicks), answers: some.answers.concat(others.answers) } : some,
    )
    count += some.clicks.length
    flush()
  }

  function lost(one: Writer, error: Error) {
    writers[one.part] = undefined
    ;(one.client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    goAway(error)
  }

  function goAway(error: Error) {
    if (away) return
    away = true
    const waits = spill ? '; they wait in a file, and nothing is lost.' : '.'
    log('error', `Clicks are not written to the database (${error.message})${waits}`)
    void comeBack()
  }

  async function toFile() {
    if (spilling) return
    spilling = true
    while (away && count > 0) {
      const { some } = take()!
      const kept = await (
        spill?.append(some.clicks.map(lineOf)) ?? Promise.reject(new Error('there is no file to wait in'))
      ).then(
        () => true,
        (error: Error) => {
          log('error', `${some.clicks.length} clicks could be written nowhere: ${error.message}`)
          return false
        },
      )
      for (const answer of some.answers) answer(kept)
    }
    spilling = false
    if (count > 0) flush()
  }

  async function comeBack() {
    // A database that takes connections but no clicks (its disk is full) is not asked all the time.
    if (Date.now() - lastBack < 5000) await pause(2000)
    while (!closed && !writers[0]) {
      try {
        writers[0] = await writer(0)
      } catch {
        await pause(AGAIN)
      }
    }
    if (closed) return
    away = false
    lastBack = Date.now()
    flush()
    log('info', 'Clicks are written to the database again.')
    replay()
  }

  function replay() {
    if (!spill || replaying || closed) return
    replaying = (async () => {
      let own: Writer | undefined
      try {
        const taken = await spill.drain(async (lines) => retell((own ??= await writer(PARTS.length)), lines), 1000)
        if (taken) log('info', `${taken} clicks that waited in a file are in the database.`)
      } finally {
        await own?.client.end().catch(() => {})
      }
    })()
      .catch((error: Error) => {
        log('error', `Clicks that wait in a file will be tried again: ${error.message}`)
        setTimeout(replay, 5000).unref()
      })
      .finally(() => (replaying = undefined))
  }

  /** Alone, if together they are refused: one bad line must not hold up the others. */
  async function retell(by: Writer, lines: string[]): Promise<void> {
    const clicks = lines.map(clickOf)
    for (const workspace of new Set(clicks.map((click) => click.workspace))) {
      const own = clicks.filter((click) => click.workspace === workspace)
      try {
        await write(by, workspace, own, true)
      } catch (error) {
        if (!refusedByData(error)) throw error
        if (own.length === 1) log('error', `A click is refused by the database and left out: ${lineOf(own[0]!)}`)
        else for (const one of own) await retell(by, [lineOf(one)])
      }
    }
  }

  replay()

  return {
    keep(click, answer) {
      if (count >= MOST_WAITING || closed) return false
      const others = waiting.get(click.workspace)
      if (others) {
        others.clicks.push(click)
        others.answers.push(answer)
      } else waiting.set(click.workspace, { clicks: [click], answers: [answer] })
      count++
      // After this round of the event loop, so that all requests that arrived together are written together.
      if (!planned) {
        planned = true
        setImmediate(flush)
      }
      return true
    },
    here: () => !away,
    async close() {
      while (count > 0 || spilling || opening.size > 0 || writers.some((one) => one?.busy)) await pause(5)
      closed = true
      clearInterval(resting)
      await replaying
      await Promise.all(writers.map((one) => one?.client.end().catch(() => {})))
      await spill?.close()
    },
  }
}

/** Values or constraints: the same again would be refused again. */
const refusedByData = (error: unknown) => /^(22|23)/.test(String((error as { code?: unknown } | null)?.code ?? ''))
