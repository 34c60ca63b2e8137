/** Opens the doors of a running app: HTTP on a free port, background work, and their orderly end. */
import { readdirSync, statSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { freePort } from '../configuration.ts'
import type { Configuration } from '../configuration.ts'
import { interrupted } from '../features/creators/imports/imports.sql.ts'
import type { House } from './cli.ts'
import { httpDoor } from './http.ts'
import { startJobs } from './jobs.ts'
import { openRedirect } from './redirect.ts'
import { built } from './web-app.ts'

type Parts = House & { configuration: Configuration; log: (level: 'info' | 'error', what: string) => void }

/** `onOpen` is told the address in the moment in which the first page can be asked for. */
export async function listen(
  parts: Parts,
  onOpen: (publicUrl: string) => void = () => {},
): Promise<{ publicUrl: string; close(): Promise<void> }> {
  const { configuration, store, outside, log } = parts
  const port = configuration.portGiven ? configuration.port : await freePort(configuration.port)
  const server = createServer()
  await store.transact(parts.workspace, (tx) => tx.run(interrupted()))
  const redirect = await openRedirect({ store, outside, log })
  const publicUrl = await new Promise<string>((ready, refuse) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      refuse(
        error.code === 'EADDRINUSE'
          ? new Error(`PORT: ${port} is taken by another program. Set PORT to a free one, or leave it out.`)
          : error,
      ),
    )
    server.listen(port, () => {
      // For port 0 the system chooses, and only now it is known.
      const { port: open } = server.address() as AddressInfo
      const publicUrl = configuration.publicUrl ?? `http://localhost:${open}`
      const others = getRequestListener(httpDoor({ store, outside, publicUrl, log }).fetch)
      const secure = publicUrl.startsWith('https:')
      server.on('request', (asked, answer) => redirect.handle(asked, answer, secure) || void others(asked, answer))
      onOpen(publicUrl)
      ready(publicUrl)
    })
  }).catch(async (error: unknown) => {
    await redirect.close()
    throw error
  })
  const jobs = await startJobs({ store, outside, log })
  return {
    publicUrl,
    async close() {
      server.close()
      // Whoever was promised nothing yet is still written down and led on.
      await redirect.close()
      server.closeAllConnections()
      await jobs.stop()
    },
  }
}

/** A fresh clone has no built web app yet, and an updated one has yesterday's; whoever starts the server should not have to know. */
export async function buildWebApp(root: string, say: (line: string) => void): Promise<void> {
  if (isBuilt(root)) return
  say('Building the web app …')
  await new Promise<void>((done, refuse) => {
    const vite = spawn(process.execPath, ['web/build.ts'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    vite
      .on('error', refuse)
      .on('exit', (code) =>
        code === 0 ? done() : refuse(new Error('The web app could not be built; the lines above say why.')),
      )
  })
}

/** Of everything that goes into it: nothing was written after it was built. */
function isBuilt(root: string): boolean {
  const since = statSync(`${built}/index.html`, { throwIfNoEntry: false })?.mtimeMs
  if (since === undefined) return false
  const isOlder = (path: string) => statSync(join(root, path)).mtimeMs <= since
  return ['web', 'analysis'].every((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true }).every((entry) => {
      if (entry.isFile()) return isOlder(join(folder, entry.name))
      if (/^(dist|node_modules)/.test(entry.name)) return true
      return readdirSync(join(root, folder, entry.name), { recursive: true }).every((name) =>
        isOlder(join(folder, entry.name, String(name))),
      )
    }),
  )
}
