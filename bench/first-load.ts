/** How much JavaScript does the first page need before it shows anything? */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Benchmark } from './benchmark.ts'

const dist = fileURLToPath(new URL('../web/dist', import.meta.url))

export const firstLoad: Benchmark = {
  name: 'first-load',
  describe: 'JavaScript of the first page, gzipped (npm run build first)',
  async run() {
    const html = await readFile(`${dist}/index.html`, 'utf8')
    const scripts = [...html.matchAll(/<(?:script[^>]+src|link[^>]+rel="modulepreload"[^>]+href)="([^"]+\.js)"/g)].map(
      (match) => match[1]!,
    )
    const sizes = await Promise.all(scripts.map(async (path) => gzipSync(await readFile(dist + path)).length))
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000
    return [
      {
        measured: `${kilobytes.toFixed(0)} kB in ${scripts.length} files`,
        wanted: '≤ 170 kB',
        pass: scripts.length > 0 && kilobytes <= 170,
      },
    ]
  },
}
