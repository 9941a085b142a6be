import { z } from 'zod'

const count = z.number().int().min(0)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z_0-9]+$/)

/** What stands first in a backup: which release took it when, and all that follows, so that nothing can go missing. */
export const manifestShape = z.object({
  format: z.literal(1),
  product: z.literal('Redress'),
  version: z.string(),
  takenAt: z.string(),
  /** The migrations of its tables, by the moments at which they were made. */
  migrations: z.array(z.number().int()).min(1),
  tables: z.array(
    z.object({
      name,
      columns: z.array(name),
      key: z.array(name),
      rows: count,
      /** Of the part as it lies in the backup. */
      sha256,
      /** Of its lines, which any database gives again. */
      linesSha256: sha256,
    }),
  ),
  sequences: z.array(z.object({ table: name, column: name, last: z.string().regex(/^\d+$/).nullable() })),
  files: z.object({ count, bytes: count }),
  /** Files that were not whole any more when the backup was taken: they are not in it. */
  damaged: z.array(z.object({ id: z.uuid(), fault: z.enum(['changed', 'missing', 'unreadable']) })),
})
export type Manifest = z.output<typeof manifestShape>

export const manifestName = 'manifest.json'
export const partOf = (table: string) => `tables/${table}.jsonl.gz`
export const entryOf = (fileId: string) => `files/${fileId}`

/** A backup in one sentence or two. */
export function inWords({ tables, files, damaged, takenAt, version }: Manifest): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const whole = `Of ${takenAt}, by Redress ${version}: ${rows} rows in ${tables.length} tables and ${files.count} files of ${files.bytes} bytes.`
  const missing = `${damaged.length} files are not in it, for they had changed, were missing or could not be read: ${damaged.map(({ id, fault }) => `${id} ${fault}`).join(', ')}.`
  return damaged.length > 0 ? `${whole}\n${missing}` : whole
}
