import { Hono } from 'hono'
import { countMailsToSendAgain } from '#db/queries/outbox.ts'
import { paths } from '#src/paths.ts'
import { SettingsPage } from '#views/settings/settings-page.tsx'
import type { App } from './app.ts'
import { administrator } from './middleware/administrator.ts'

export const settingsRoutes = new Hono<App>().get(paths.settings, administrator, async (c) => {
  const { db, now } = c.var.desk
  return c.render(<SettingsPage givenUp={await countMailsToSendAgain(db, now)} />, { title: 'Settings' })
})
