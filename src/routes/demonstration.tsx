import { Hono } from 'hono'
import { z } from 'zod'
import { moveDemonstrationDay } from '#casework/demonstration.ts'
import { findNextDeadline } from '#db/queries/deadline.ts'
import { found } from '#db/queries/reader.ts'
import { addDays } from '#domain/calendar.ts'
import { runDemonstrationMorning } from '#src/morning.ts'
import { paths } from '#src/paths.ts'
import { AboutDemonstrationPage } from '#views/demonstration/about-page.tsx'
import type { App } from './app.ts'
import { signedIn } from './middleware/signed-in.ts'
import { readForm } from './read-form.ts'

const move = z.object({ to: z.enum(['next day', 'next deadline']), from: z.string() })

export const demonstrationRoutes = new Hono<App>()
  .get(paths.aboutDemonstration, (c) => {
    found('demonstration', c.var.demonstrationDay)
    return c.render(<AboutDemonstrationPage council={c.var.council} />, { title: 'About this demonstration' })
  })
  .post(paths.demonstrationDay, signedIn, async (c) => {
    const day = found('demonstration', c.var.demonstrationDay)
    const { values } = await readForm(c, move)
    if (values && values.from === day) {
      const { desk } = c.var
      const nextDeadline = values.to === 'next deadline' ? await findNextDeadline(desk) : null
      const to = nextDeadline ?? addDays(day, 1)
      await moveDemonstrationDay(desk, to)
      await runDemonstrationMorning(c.var.stores, to)
    }
    return c.redirect(paths.today, 303)
  })
