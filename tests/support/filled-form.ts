import { asSent, formFor } from './form-on-page.ts'
import type { Page, Visitor } from './people.ts'

/** What a person fills in on the form of a page, by the names of its fields; days as one. */
type Filled = Record<string, string | readonly string[]>

/** Sends the form that a page shows, as a browser does: what stands in it, with some fields filled in. */
export async function sendFrom(
  person: Visitor,
  page: Page,
  path: string,
  filled: Filled = {},
): Promise<Page> {
  const form = formFor(page.text, path)
  if (!form) throw new Error(`No form for ${path} on a page of status ${page.status}`)
  const sent: Record<string, string[]> = {}
  for (const [name, value] of asSent(form)) sent[name] = [...(sent[name] ?? []), value]
  for (const [name, value] of Object.entries(filled)) {
    const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(value))
    if (day && `${name}-year` in sent) {
      sent[`${name}-year`] = [day[1]!]
      sent[`${name}-month`] = [String(Number(day[2]))]
      sent[`${name}-day`] = [String(Number(day[3]))]
    } else sent[name] = typeof value === 'string' ? [value] : [...value]
  }
  return person.submit(path, sent)
}
