import { Hono } from 'hono'
import { countOutbox } from '#db/queries/outbox.ts'
import { paths } from '#src/paths.ts'
import { SettingsPage } from '#views/settings/settings-page.tsx'
import type { App } from './app.ts'
import { administrator } from './middleware/administrator.ts'

export const settingsRoutes = new Hono<App>().get(paths.settings, administrator, async (c) => {
  const mails = await countOutbox(c.var.desk.db)
  return c.render(<SettingsPage givenUp={mails['given up']} />, { title: 'Settings' })
})
