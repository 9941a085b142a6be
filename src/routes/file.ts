import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { findFile } from '#db/queries/file.ts'
import { paths } from '#src/paths.ts'
import type { App } from './app.ts'

/** Files go out as attachments that nothing runs or sniffs. */
export const fileRoutes = new Hono<App>().get(paths.file(':id'), async (c) => {
  const file = await findFile(c.var.desk, c.req.param('id') ?? '')
  const bytes = Readable.toWeb(await c.var.desk.files.read(file.id)) as ReadableStream
  return c.body(bytes, 200, {
    'Content-Type': file.type,
    'Content-Length': String(file.bytes),
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  })
})
