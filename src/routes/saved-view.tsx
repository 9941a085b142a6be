import { Hono } from 'hono'
import { z } from 'zod'
import { removeSavedView, saveView } from '#casework/saved-view.ts'
import { paths } from '#src/paths.ts'
import type { App } from './app.ts'
import { optionalText, text } from './fields.ts'
import { idInAddress } from './in-address.ts'
import { readForm } from './read-form.ts'
import { showRegister } from './register.tsx'

const viewForm = z.object({
  name: text('Give the view a name', 60),
  query: optionalText(2000),
})

export const savedViewRoutes = new Hono<App>()
  .post(paths.savedViews, async (c) => {
    const form = await readForm(c, viewForm)
    if (!form.values) return showRegister(c, new URLSearchParams(form.state.typed.query), form.state)
    await saveView(c.var.desk, form.values)
    return c.redirect(paths.casesLike(String(new URLSearchParams(form.values.query))), 303)
  })
  .get(paths.savedViews, (c) => c.redirect(paths.cases, 303))
  .post(paths.savedViewRemoval(':id'), async (c) => {
    await readForm(c, z.object({}))
    await removeSavedView(c.var.desk, idInAddress(c))
    return c.redirect(paths.cases, 303)
  })
