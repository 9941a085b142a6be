import type { Request } from './app.ts'

/** One field of a plain form, to tell which of several forms came in before it is read. */
export async function plainField(c: Request, name: string): Promise<string> {
  if (!c.req.header('Content-Type')?.startsWith('application/x-www-form-urlencoded')) return ''
  const value = (await c.req.parseBody())[name]
  return typeof value === 'string' ? value : ''
}
