import { browserInWords } from '#domain/browser-in-words.ts'
import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { PostLink } from '../components/post-link.tsx'
import { Tag } from '../components/tag.tsx'
import { type SessionShown, SessionTable } from './session-table.tsx'

type Props = { sessions: readonly SessionShown[]; current: number }

/** Every browser in which one is signed in, and the way to end each. */
export const SessionsPage = ({ sessions, current }: Props) => (
  <>
    <PageHead
      title="Where you are signed in"
      lede="Sign out what you do not know, or no longer have. If it was not you, tell your administrator."
    />
    <SessionTable
      caption="Browsers in which you are signed in"
      sessions={sessions}
      mark={(session) =>
        session.id === current ? (
          <Tag colour="green">This browser</Tag>
        ) : (
          <PostLink action={paths.sessionEnd(session.id)}>
            Sign out <span class="govuk-visually-hidden">{browserInWords(session.browser)}</span>
          </PostLink>
        )
      }
    />
    <form method="post" action={paths.sessionsEnd}>
      <Button look="warning" preventDoubleClick>
        Sign out everywhere
      </Button>
    </form>
  </>
)
