/** The QR code of a link, as SVG and PNG: of the address under which this installation is known, so it is right only if PUBLIC_URL is. */
import type { Context as Request } from 'hono'
import type { Context } from '../features/operation.ts'
import { codeOf } from '../features/links/links.ts'
import { pngOf, svgOf } from '../features/links/qr-picture.ts'
import { qrOf } from '../features/links/qr.ts'
import type { Session } from '../features/members/members.ts'
import type { App } from './http.ts'

export function qrCodes(
  app: App,
  contextOf: (c: Request<{ Variables: { session: Session } }>) => Context,
  publicUrl: string,
) {
  // How others know this installation, which is not always the address that a browser here shows.
  const address = publicUrl.replace(/\/+$/, '')
  app.get('/api/links/address', (c) => c.json({ address }))
  for (const kind of ['svg', 'png'] as const)
    app.get(`/api/links/:id/qr.${kind}`, async (c) => {
      const code = await codeOf(contextOf(c), c.req.param('id')!)
      const qr = qrOf(`${address}/r/${code}`)
      c.header('content-type', kind === 'svg' ? 'image/svg+xml' : 'image/png')
      c.header('cache-control', 'private, max-age=300')
      if (c.req.query('download') !== undefined)
        c.header('content-disposition', `attachment; filename="${code}.${kind}"`)
      return c.body(kind === 'svg' ? svgOf(qr) : new Uint8Array(pngOf(qr)))
    })
}
