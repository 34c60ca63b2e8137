/** The built web app: its files with long lives where their names carry a hash, and its page for every other address. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Context as Request } from 'hono'
import type { App } from './http.ts'

export const built = fileURLToPath(new URL('../../web/dist', import.meta.url))

export function webApp(app: App) {
  app.use(
    '*',
    serveStatic({
      root: built,
      precompressed: true,
      onFound: (path, c) => {
        c.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    }),
  )
  app.get('*', (c) => {
    c.header('cache-control', 'no-cache')
    return webPage(c)
  })
}

/** The one page of the web app, whatever address it stands at. */
export async function webPage(c: Request) {
  if (!existsSync(`${built}/index.html`)) return c.text('The web app is not built. Run: npm run build', 503)
  return c.html(await readFile(`${built}/index.html`, 'utf8'))
}
