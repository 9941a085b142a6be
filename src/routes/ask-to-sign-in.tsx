import { listLeads, listUsers } from '#db/queries/user.ts'
import { faultInReaching } from '#domain/public-address.ts'
import { minutesInWords } from '#domain/sign-in-link.ts'
import { addressOf } from '#src/config.ts'
import { paths } from '#src/paths.ts'
import { type FormState, untouched } from '#views/components/form-state.ts'
import { ChoosePersonPage } from '#views/session/choose-person-page.tsx'
import { SessionRanOutPage } from '#views/session/session-ran-out-page.tsx'
import { NoCouncilPage, SignedInPage, SignInPage } from '#views/session/sign-in-page.tsx'
import type { Request } from './app.ts'
import { titled } from './titled.ts'

/** The way in, in earnest: an address to send a link to. */
export function askToSignIn(
  c: Request,
  { returnTo, form = untouched }: { returnTo: string; form?: FormState },
) {
  const title = 'Sign in'
  if (c.var.user) return c.render(<SignedInPage name={c.var.user.name} />, { title: 'You are signed in' })
  if (!c.var.council) return c.render(<NoCouncilPage />, { title: 'Nobody can sign in yet' })
  const { config } = c.var.stores
  return c.render(
    <SignInPage
      council={c.var.council}
      returnTo={returnTo}
      form={form}
      provider={c.var.provider && { name: c.var.provider.name, href: paths.signInProviderFor(returnTo) }}
      linkWorks={minutesInWords(config.signInLinkMinutes)}
      noMail={config.smtpUrl === null}
      fault={faultInReaching({ publicUrl: config.publicUrl, ...reached(c) })}
      address={addressOf(config)}
    />,
    titled(title, form),
  )
}

/** The host and the protocol that the browser used: a proxy of ours tells, where one stands between. */
function reached(c: Request): { host: string; proto: string | null } {
  const forwarded = (name: string) =>
    c.var.stores.config.trustedProxies > 0
      ? c.req.header(`X-Forwarded-${name}`)?.split(',')[0]?.trim()
      : undefined
  return { host: forwarded('Host') ?? new URL(c.req.url).host, proto: forwarded('Proto') ?? null }
}

type Choice = { returnTo: string; typed?: Record<string, string[]>; mistake?: string }

/** The page on which the demonstration's visitors choose who they are. */
export async function choosePerson(c: Request, choice: Choice) {
  const { db } = c.var.stores
  const [people, leads] = await Promise.all([listUsers(db), listLeads(db)])
  return c.render(
    <ChoosePersonPage
      {...choice}
      council={c.var.council}
      people={people.map((person) => ({
        ...person,
        leads: leads.filter(({ userId }) => userId === person.id).map(({ service }) => service),
      }))}
    />,
    { title: 'Choose who you are', error: choice.mistake !== undefined },
  )
}

/** A form that was sent without a session is kept on the page, until its writer is signed in again. */
export function keepForm(c: Request, typed: Record<string, string[]>) {
  if (c.var.demonstrationDay) return choosePerson(c, { returnTo: c.req.path, typed })
  const { resumed, ...fields } = typed
  return c.render(<SessionRanOutPage action={c.req.path} typed={fields} tooEarly={resumed !== undefined} />, {
    title: 'Your session ran out',
    error: resumed !== undefined,
  })
}
