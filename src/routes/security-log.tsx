import { Hono } from 'hono'
import { z } from 'zod'
import { listSecurityEvents } from '#db/queries/security-event.ts'
import { listPeople } from '#db/queries/user.ts'
import { securityEventKinds } from '#domain/security-event.ts'
import { paths } from '#src/paths.ts'
import { SecurityLogPage } from '#views/security-event/security-log-page.tsx'
import type { App } from './app.ts'
import { administrator } from './middleware/administrator.ts'

const number = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
  .nullable()
  .catch(null)

/** What the log is narrowed to, and from where on it is read. What makes no sense is left out. */
const logQuery = z.object({
  kind: z.enum(securityEventKinds).nullable().catch(null),
  person: number,
  before: number,
})

const pageLength = 50

export const securityLogRoutes = new Hono<App>()
  .use(paths.settingsPart('security-log'), administrator)
  .get(paths.settingsPart('security-log'), async (c) => {
    const { kind, person, before } = logQuery.parse(c.req.query())
    const { desk } = c.var
    const [{ events, next }, people] = await Promise.all([
      listSecurityEvents(desk, { kind, personId: person }, { before, length: pageLength }),
      listPeople(desk.db),
    ])
    return c.render(
      <SecurityLogPage
        unheeded={c.var.proxies.unheeded}
        {...{ events, next, people, kind, person, before }}
      />,
      {
        title: 'Security log',
      },
    )
  })
