import { Hono } from 'hono'
import { z } from 'zod'
import { writeNote } from '#casework/note.ts'
import type { CaseHead } from '#db/queries/case.ts'
import { showReference } from '#domain/case-reference.ts'
import { paths } from '#src/paths.ts'
import { type FormState, prefilled } from '#views/components/form-state.ts'
import { longestNote, NoteForm } from '#views/note/note-form.tsx'
import type { App, Request } from './app.ts'
import { text } from './fields.ts'
import { caseInAddress } from './in-address.ts'
import { permitted } from './middleware/permitted.ts'
import { readForm } from './read-form.ts'
import { say } from './say.ts'
import { titled } from './titled.ts'

const noteForm = z.object({ text: text('Write the note', longestNote) })

export const noteRoutes = new Hono<App>()
  .use(paths.notes(':reference'), permitted('write a note'))
  .get(paths.notes(':reference'), async (c) => showForm(c, await caseInAddress(c), prefilled({})))
  .post(paths.notes(':reference'), async (c) => {
    const thisCase = await caseInAddress(c)
    const form = await readForm(c, noteForm)
    if (!form.values) {
      c.status(form.status)
      return showForm(c, thisCase, form.state)
    }
    await writeNote(c.var.desk, thisCase.id, form.values.text)
    say(c, 'Note kept', 'It stands in the timeline for link officers and the Monitoring Officer.')
    return c.redirect(paths.case(thisCase.reference), 303)
  })

const showForm = (c: Request, thisCase: CaseHead, form: FormState) =>
  c.render(
    <NoteForm thisCase={thisCase} form={form} submission={crypto.randomUUID()} />,
    titled(`Write a private note: ${showReference(thisCase.reference)}`, form),
  )
