/** What leaves as a file: everything shown can be taken along as CSV, cells that a spreadsheet would run made harmless. */
import type { Context as Request } from 'hono'
import type { Context } from '../features/operation.ts'
import type { Session } from '../features/members/members.ts'
import { refusedRows } from '../features/creators/imports/imports.ts'
import { importRow } from '../features/creators/imports/row.ts'
import { refusedCsv } from '../features/creators/imports/reading/index.ts'
import { accountsCsv } from '../features/creators/export.ts'
import { show as shortlist } from '../features/shortlists/shortlists.ts'
import { listing } from '../features/creators/creators.operations.ts'
import { operations } from './operations.ts'
import { fromText } from './fold.ts'
import { Refused } from '../features/operation.ts'
import { streamed } from './http.ts'
import type { App } from './http.ts'

export function downloads(app: App, contextOf: (c: Request<{ Variables: { session: Session } }>) => Context) {
  const file = (c: Request, name: string, pieces: AsyncIterable<string>) => {
    c.header('content-type', 'text/csv; charset=utf-8')
    c.header('content-disposition', `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}"`)
    return c.body(streamed(pieces))
  }

  app.get('/api/creators.csv', (c) => {
    const given = fromText(operations['creators.list'] as never, c.req.queries())
    const asked = listing.safeParse(given)
    if (!asked.success)
      throw new Refused(
        'invalid',
        asked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
      )
    return file(c, 'creators.csv', accountsCsv(contextOf(c), asked.data))
  })

  app.get('/api/shortlists/:id/shortlist.csv', async (c) => {
    const list = await shortlist(contextOf(c), { id: c.req.param('id') })
    return file(c, `${list.name}.csv`, accountsCsv(contextOf(c), { entries: list.entries }))
  })

  app.get('/api/imports/:id/refused.csv', async (c) => {
    const row = await importRow(contextOf(c), c.req.param('id'))
    const headers = (row.inspection.columns as { header: string }[]).map(({ header }) => header)
    return file(
      c,
      `refused-${row.file_name.replace(/(\.gz)?$/, '').replace(/\.\w+$/, '')}.csv`,
      refusedCsv(headers, refusedRows(contextOf(c), row.id)),
    )
  })
}
