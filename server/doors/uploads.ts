/** Files come in as raw bodies: the browser sends the file itself, and nothing of it is held in memory. */
import { Readable } from 'node:stream'
import type { Context as Request } from 'hono'
import type { Context } from '../features/operation.ts'
import { Refused } from '../features/operation.ts'
import { may } from '../features/members/members.ts'
import type { Session } from '../features/members/members.ts'
import { receive } from '../features/creators/imports/imports.ts'
import type { App } from './http.ts'

export function uploads(app: App, contextOf: (c: Request<{ Variables: { session: Session } }>) => Context) {
  app.post('/api/uploads', async (c) => {
    if (!may(c.get('session').role, 'write')) throw new Refused('forbidden', 'Your role may not import.')
    const name = (c.req.query('name') ?? '').slice(0, 255)
    if (!name)
      throw new Refused('invalid', 'name: found nothing, wanted the name of the file (/api/uploads?name=creators.csv).')
    const body = c.req.raw.body
    if (!body) throw new Refused('invalid', 'The request carries no file. Send its bytes as the body.')
    const reader = body.getReader()
    try {
      return c.json(await receive(contextOf(c), name, Readable.from(pieces(reader))))
    } catch (error) {
      await swallow(reader)
      throw error
    }
  })
}

type Reader = ReadableStreamDefaultReader<Uint8Array>

async function* pieces(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** A sender that is still sending hears no answer; what is left is read and thrown away, for a while. */
async function swallow(reader: Reader): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end && !(await reader.read().catch(() => ({ done: true }))).done);
  await reader.cancel().catch(() => {})
}
