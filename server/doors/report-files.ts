/** Reports as PDF files. */
import type { Context as Request } from 'hono'
import type { Context } from '../features/operation.ts'
import type { Session } from '../features/members/members.ts'
import { reportFile } from '../features/reports/pdf-file.ts'
import type { Asked } from '../features/reports/report.ts'
import type { App } from './http.ts'

export function reportFiles(app: App, contextOf: (c: Request<{ Variables: { session: Session } }>) => Context) {
  const file = async (c: Request<{ Variables: { session: Session } }>, asked: Asked) => {
    const { name, bytes } = await reportFile(contextOf(c), asked)
    c.header('content-type', 'application/pdf')
    c.header('cache-control', 'private, no-store')
    c.header('content-disposition', `attachment; filename="${name}"`)
    return c.body(bytes)
  }
  app.get('/api/reports/boss.pdf', (c) => file(c, { kind: 'boss' }))
  app.get('/api/campaigns/:id/report.pdf', (c) => file(c, { kind: 'campaign', id: c.req.param('id') }))
  app.get('/api/experiments/:id/report.pdf', (c) => file(c, { kind: 'experiment', id: c.req.param('id') }))
}
