import { Hono } from 'hono'
import { paths } from '#src/paths.ts'
import { SettingsPage } from '#views/settings/settings-page.tsx'
import type { App } from './app.ts'
import { administrator } from './middleware/administrator.ts'

export const settingsRoutes = new Hono<App>().get(paths.settings, administrator, (c) =>
  c.render(<SettingsPage />, { title: 'Settings' }),
)
