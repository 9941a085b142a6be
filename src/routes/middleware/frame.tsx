import { createMiddleware } from 'hono/factory'
import type { Child } from 'hono/jsx'
import { jsxRenderer } from 'hono/jsx-renderer'
import { dayWithWeekday } from '#domain/calendar.ts'
import type { Role, User } from '#domain/user.ts'
import { roleInWords } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { NotificationBanner } from '#views/components/notification-banner.tsx'
import type { NavigationItem } from '#views/components/service-navigation.tsx'
import { Layout } from '#views/layout.tsx'
import type { App, Request } from '../app.ts'
import { whatWasSaid } from '../say.ts'

declare module 'hono' {
  interface ContextRenderer {
    (content: Child, page: { title: string; error?: boolean }): Response | Promise<Response>
  }
}

/** Every page stands in the same frame, and none is kept by a browser or a proxy. */
export const framed = createMiddleware<App>(async (c, next) => {
  c.header('Cache-Control', 'no-store')
  c.header('Vary', 'HX-Request')
  return jsxRenderer(({ children, title, error }: { children?: Child; title: string; error?: boolean }) => (
    <Layout
      title={title}
      error={error}
      council={c.var.council}
      appearance={c.var.appearance}
      homePath={paths.today}
      person={c.var.user && { name: c.var.user.name, part: partOf(c.var.user), href: paths.sessions }}
      signOutPath={paths.signOut}
      stopActingPath={c.var.user?.actingFor ? paths.actingEnd : null}
      navigation={navigationFor(c)}
      demo={
        c.var.demonstrationDay
          ? {
              day: c.var.demonstrationDay,
              dayWords: dayWithWeekday(c.var.demonstrationDay),
              dayPath: paths.demonstrationDay,
              aboutPath: paths.aboutDemonstration,
              movable: c.var.user !== null,
            }
          : null
      }
      footer={
        c.var.user
          ? [
              { href: paths.mails, text: 'Your mails' },
              { href: paths.absences, text: 'When you are away' },
              { href: paths.bankHolidays, text: 'Bank holidays' },
            ]
          : []
      }
    >
      <Said said={whatWasSaid(c)} />
      {children}
    </Layout>
  ))(c, next)
})

const partOf = ({ role, actingFor }: User): string =>
  actingFor ? `acting for ${actingFor.name}, ${roleInWords[role]}` : roleInWords[role]

const Said = ({ said }: { said: ReturnType<typeof whatWasSaid> }) =>
  said && (
    <NotificationBanner success heading={said.heading}>
      {said.next && <p>{said.next}</p>}
      {said.onward && (
        <p>
          <a class="govuk-notification-banner__link" href={said.onward.href}>
            {said.onward.text}
          </a>
        </p>
      )}
    </NotificationBanner>
  )

type Destination = { text: string; path: string; below: string; roles: readonly Role[] }

const destinations: readonly Destination[] = [
  {
    text: 'Today',
    path: paths.today,
    below: paths.today,
    roles: ['link officer', 'service lead', 'monitoring officer', 'viewer', 'administrator'],
  },
  {
    text: 'Cases',
    path: paths.cases,
    below: paths.cases,
    roles: ['link officer', 'service lead', 'monitoring officer', 'viewer'],
  },
  {
    text: 'Annual letter',
    path: paths.annualLetters,
    below: paths.annualLetters,
    roles: ['link officer', 'service lead', 'monitoring officer', 'viewer', 'administrator'],
  },
  { text: 'Settings', path: paths.settings, below: paths.settings, roles: ['administrator'] },
]

function navigationFor(c: Request): NavigationItem[] {
  const { user } = c.var
  if (!user) return []
  return destinations
    .filter(({ roles }) => roles.includes(user.role))
    .map(({ text, path, below }) => ({ text, href: path, current: currentIn(c.req.path, below) }))
}

const currentIn = (path: string, below: string): NavigationItem['current'] => {
  if (path === below) return 'page'
  return below !== '/' && path.startsWith(`${below}/`) ? 'section' : false
}
