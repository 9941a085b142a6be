import { Readable } from 'node:stream'
import { Hono } from 'hono'
import { findFile } from '#db/queries/file.ts'
import { type FileFault, faultOf } from '#src/file-keeping.ts'
import { paths } from '#src/paths.ts'
import { Problem } from '#views/problem.tsx'
import type { App, Request } from './app.ts'
import { attachmentNamed } from './attachment-name.ts'

/** Files go out as attachments that nothing runs or sniffs, and only where their bytes are those that were kept. */
export const fileRoutes = new Hono<App>().get(paths.file(':id'), async (c) => {
  const file = await findFile(c.var.desk, c.req.param('id') ?? '')
  const fault = await faultOf(c.var.stores, file)
  if (fault) return sayFault(c, file, fault)
  c.header('Content-Type', file.type)
  c.header('Content-Length', String(file.bytes))
  c.header('Content-Disposition', attachmentNamed(file.name))
  if (c.req.method === 'HEAD') return c.body(null)
  return c.body(Readable.toWeb(await c.var.desk.files.read(file.id)) as ReadableStream)
})

function sayFault(c: Request, { id, name }: { id: string; name: string }, fault: FileFault) {
  c.var.log.error({ file: id, fault }, 'a kept file is not what it was')
  c.status(500)
  const { title, what } = faultInWords[fault]
  return c.render(
    <Problem title={title}>
      {what(name)} Tell the people who run Redress: a backup holds it as it was.
    </Problem>,
    { title },
  )
}

const faultInWords: Record<FileFault, { title: string; what: (name: string) => string }> = {
  changed: {
    title: 'This file has changed',
    what: (name) =>
      `The bytes of ${name} are no longer those that were kept, so that it proves nothing and is not handed out.`,
  },
  missing: {
    title: 'This file is missing',
    what: (name) => `${name} is recorded, but its bytes are not where they were kept.`,
  },
  unreadable: {
    title: 'This file cannot be read',
    what: (name) => `${name} is where it was kept, but its bytes cannot be read.`,
  },
}
