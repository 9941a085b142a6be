import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '../components/button.tsx'

/** A link that was opened. Mail scanners open links, so only the button uses it up. */
export const SignInLinkPage = ({ token, signedInAs }: { token: string; signedInAs: string | null }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Sign in to Redress</h1>
      {signedInAs && <p>You are signed in as {signedInAs} in this browser. That session ends.</p>}
      <p>The link works once: press the button in the browser in which you want to work.</p>
      <form method="post" action={paths.signInLink(token)}>
        <Button preventDoubleClick>Sign in</Button>
      </form>
    </div>
  </div>
)

export type Refused = 'used' | 'late' | 'unknown' | 'not active'

const reasons: Record<Refused, { title: string; why: string }> = {
  used: {
    title: 'This link was used already',
    why: 'Each link works once. If it was not you who used it, tell your administrator.',
  },
  late: {
    title: 'This link came too late',
    why: 'Links work for a short time only, so that an old mail opens nothing.',
  },
  unknown: {
    title: 'This link does not work',
    why: 'Perhaps a part of it was lost on the way: open the whole link of the e-mail, or copy all of it. A link made before somebody signed out everywhere, or before their e-mail address changed, works no more.',
  },
  'not active': {
    title: 'You cannot sign in',
    why: 'You are not among the people who use this register now. If you should be, tell your administrator.',
  },
}

export const refusedTitle = (why: Refused) => reasons[why].title

/** Why a link lets nobody in, and what to do next. */
export const LinkRefusedPage = ({ why }: { why: Refused }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{reasons[why].title}</h1>
      <p>{reasons[why].why}</p>
      {why !== 'not active' && <ButtonLink href={paths.signIn}>Ask for a new link</ButtonLink>}
    </div>
  </div>
)
