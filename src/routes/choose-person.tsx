import { listLeads, listUsers } from '#db/queries/user.ts'
import { NoWayInPage, SignInPage } from '#views/session/sign-in-page.tsx'
import type { Request } from './app.ts'

type Asked = {
  returnTo: string
  /** A form that was sent without a session, kept until its writer is signed in again. */
  typed?: Record<string, string[]>
  mistake?: string
}

/** The page on which the demonstration's visitors choose who they are. There is no such page in earnest. */
export async function choosePerson(c: Request, asked: Asked) {
  if (!c.var.demonstrationDay) return c.render(<NoWayInPage />, { title: 'Sign in' })
  const { db } = c.var.stores
  const [people, leads] = await Promise.all([listUsers(db), listLeads(db)])
  return c.render(
    <SignInPage
      {...asked}
      council={c.var.council}
      people={people.map((person) => ({
        ...person,
        leads: leads.filter(({ userId }) => userId === person.id).map(({ service }) => service),
      }))}
    />,
    { title: 'Choose who you are', error: asked.mistake !== undefined },
  )
}
