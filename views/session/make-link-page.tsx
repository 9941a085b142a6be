import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'

type Props = { person: { id: number; name: string }; works: string }

/** Before an administrator makes a link for somebody: what it is for, and that it is recorded. */
export const MakeLinkPage = ({ person, works }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={paths.person(person.id)}>{person.name}</BackLink>
      <PageHead
        title="Make a sign-in link"
        lede={`For ${person.name}, where no e-mail reaches them. It works once, within ${works}.`}
      />
      <p>
        The link is shown to you once, so that you can hand it over. That you made it is in the security log.
      </p>
      <form method="post" action={paths.personSignInLink(person.id)}>
        <Button preventDoubleClick>Make a link for {person.name}</Button>
      </form>
    </div>
  </div>
)
