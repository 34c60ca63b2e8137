/** Builds the web app aside and puts it in place at the end, so that a running server always has a whole one to send. */
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

// Whoever builds from a test or a development shell still gets what is meant for use.
process.env.NODE_ENV = 'production'
const root = import.meta.dirname
const aside = join(root, `dist-${process.pid}`)
try {
  await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: aside } })
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(aside, join(root, 'dist'))
} finally {
  rmSync(aside, { recursive: true, force: true })
}
