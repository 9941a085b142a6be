import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { PageHead } from '../components/page-head.tsx'
import { type SessionShown, SessionTable } from './session-table.tsx'

type Props = { person: { id: number; name: string }; sessions: readonly SessionShown[] }

/** Where somebody is signed in, for an administrator who may sign them out. */
export const EndSessionsPage = ({ person, sessions }: Props) => (
  <>
    <BackLink href={paths.person(person.id)}>{person.name}</BackLink>
    <PageHead title="Sign somebody out" lede={`Where ${person.name} is signed in now.`} />
    {sessions.length === 0 ? (
      <Empty title={`${person.name} is not signed in anywhere`}>There is nothing to end.</Empty>
    ) : (
      <>
        <SessionTable caption={`Browsers in which ${person.name} is signed in`} sessions={sessions} />
        <p>
          {person.name} has to sign in again in each. What they typed and did not send yet waits in its tab.
        </p>
        <form method="post" action={paths.personSessionsEnd(person.id)}>
          <Button look="warning" preventDoubleClick>
            Sign {person.name} out everywhere
          </Button>
        </form>
      </>
    )}
  </>
)
