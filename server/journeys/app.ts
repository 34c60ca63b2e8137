/** A whole app on one database, as a newcomer has it: real HTTP on a free port, real background work, signed in by the printed link. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { z } from 'zod'
import { listen } from '../doors/listen.ts'
import { operations } from '../doors/operations.ts'
import type { Operations } from '../doors/operations.ts'
import { homeWorkspace, signInToken } from '../features/members/members.ts'
import { filesIn } from '../outside/files.ts'
import { keysIn } from '../outside/keys.ts'
import { spillIn } from '../outside/spill.ts'
import { migrate } from '../store/migrate.ts'
import { openStore } from '../store/store.ts'
import type { Choice } from './databases.ts'

type Input<Name extends keyof Operations> = z.input<Operations[Name]['input']>
type Output<Name extends keyof Operations> = z.output<Operations[Name]['output']>

/** `uploads`: another folder for files that wait, which is left as it is. */
export async function openApp(choice: Choice, uploads?: string) {
  const database = await choice.open()
  const folder = await mkdtemp(join(tmpdir(), 'rapport-files-'))
  const store = await openStore(database.url)
  await migrate(store.pool)
  const outside = {
    clock: () => Date.now(),
    files: filesIn(uploads ?? folder),
    keys: keysIn(join(folder, 'keys')),
    spill: spillIn(join(folder, 'clicks')),
  }
  const workspace = await homeWorkspace(store)
  const said: string[] = []
  const server = await listen({
    store,
    outside,
    workspace,
    close: async () => {},
    configuration: { port: 20_000 + Math.floor(Math.random() * 10_000), portGiven: false } as never,
    log: (level, what) => level === 'error' && said.push(what),
  })
  const newLink = async () => `${server.publicUrl}/sign-in/${await signInToken(store, workspace, Date.now())}`
  const link = await newLink()
  const answer = await fetch(link, { method: 'POST', redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]!.split(';')[0]!
  const headers = { cookie, 'content-type': 'application/json' }

  /** Asks an operation over HTTP, as the web app does. Refusals are thrown with their words. */
  async function call<Name extends keyof Operations>(name: Name, input: Input<Name>): Promise<Output<Name>> {
    const operation = operations[name]
    const rest = { ...(input as Record<string, unknown>) }
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      const value = String(rest[field])
      delete rest[field]
      return encodeURIComponent(value)
    })
    const asQuery = operation.method === 'GET' || operation.method === 'DELETE'
    const query = new URLSearchParams(
      asQuery
        ? Object.entries(rest).flatMap(([field, value]) =>
            (Array.isArray(value) ? value : [value]).map((one): [string, string] => [field, String(one)]),
          )
        : [],
    )
    const response = await fetch(`${server.publicUrl}/api${path}?${query}`, {
      method: operation.method,
      headers,
      ...(asQuery ? {} : { body: JSON.stringify(rest) }),
    })
    const body = (await response.json()) as { error?: { message: string } }
    if (!response.ok) throw new Error(`${response.status} ${body.error?.message}`)
    return body as Output<Name>
  }

  async function upload(name: string, content: string | Uint8Array): Promise<Output<'imports.show'>> {
    const response = await fetch(`${server.publicUrl}/api/uploads?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { cookie },
      body: content as string,
    })
    const body = (await response.json()) as { error?: { message: string } }
    if (!response.ok) throw new Error(`${response.status} ${body.error?.message}`)
    return body as unknown as Output<'imports.show'>
  }

  async function until<Value>(what: () => Promise<Value | undefined | false>, seconds = 60): Promise<Value> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
      const value = await what()
      if (value) return value
      await new Promise((again) => setTimeout(again, 50))
    }
    throw new Error(`waited ${seconds} s in vain; the app said: ${said.join('\n') || 'nothing'}`)
  }

  /** Uploads, starts, and waits for the end of the import. */
  async function importFile(name: string, content: string | Uint8Array, told?: object) {
    const looked = await upload(name, content)
    await call('imports.start', { id: looked.id, ...(told ? { told } : {}) })
    return until(async () => {
      const now = await call('imports.show', { id: looked.id })
      return /done|failed|cancelled|interrupted/.test(now.state) && now
    })
  }

  return {
    url: server.publicUrl,
    store,
    workspace,
    cookie,
    link: newLink,
    call,
    upload,
    until,
    importFile,
    get: (path: string) => fetch(`${server.publicUrl}${path}`, { headers: { cookie } }),
    said,
    async close() {
      await server.close()
      await store.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type AppUnderTest = Awaited<ReturnType<typeof openApp>>
