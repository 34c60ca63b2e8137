/**
 * The two servers that the redirect benchmark asks, each in a process of its own. `bare PORT`: what node:http can do at most, a redirect and
 * nothing else. `app PORT URL FOLDER`: the redirect as the app opens it. Says "up", and on SIGUSR2 the processor time so far in µs.
 */
import { createServer } from 'node:http'
import { join } from 'node:path'
import { openRedirect } from '@rapport/server/doors/redirect.ts'
import type { RedirectDoor } from '@rapport/server/doors/redirect.ts'
import { daySecretIn } from '@rapport/server/outside/day-secret.ts'
import { filesIn } from '@rapport/server/outside/files.ts'
import { keysIn } from '@rapport/server/outside/keys.ts'
import { spillIn } from '@rapport/server/outside/spill.ts'
import { openStore } from '@rapport/server/store/store.ts'

const [kind, port, url, folder] = process.argv.slice(2) as [string, string, string?, string?]

let door: RedirectDoor | undefined
if (kind === 'app') {
  const store = await openStore(url!)
  const outside = {
    clock: () => Date.now(),
    files: filesIn(join(folder!, 'files')),
    keys: keysIn(join(folder!, 'keys')),
    spill: spillIn(join(folder!, 'clicks')),
    daySecret: daySecretIn(join(folder!, 'keys')),
  }
  door = await openRedirect({ store, outside, log: (_, what) => console.log(what) })
}
const server = createServer((asked, answer) => {
  if (door?.handle(asked, answer, false)) return
  answer.writeHead(302, {
    location: 'https://example.org/?rapport_click=01a206a6-0a33-78cd-8bc9-28eb5cc016b8',
    'cache-control': 'no-store',
  })
  answer.end()
})
process.on('SIGUSR2', () => {
  const { user, system } = process.cpuUsage()
  console.log(`cpu ${user + system}`)
})
server.listen(Number(port), '127.0.0.1', () => console.log('up'))
