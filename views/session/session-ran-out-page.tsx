import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { HiddenFields } from '../components/hidden-fields.tsx'

type Props = {
  /** Where the form was sent. */
  action: string
  typed: Record<string, string[]>
  /** They came back before they were signed in. */
  tooEarly: boolean
}

/**
 * A form that was sent after its session ran out waits in this tab. Signing in happens in another one, by whatever way,
 * so that nothing typed has to travel through it.
 */
export const SessionRanOutPage = ({ action, typed, tooEarly }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {tooEarly && (
        <ErrorSummary
          mistakes={[{ text: 'You are not signed in yet in this browser', href: '#sign-in-elsewhere' }]}
        />
      )}
      <h1 class="govuk-heading-l">Your session ran out</h1>
      <p>The form was not sent. What you typed is kept on this page: leave it open.</p>
      <ol class="govuk-list govuk-list--number">
        <li>
          <a
            class="govuk-link"
            id="sign-in-elsewhere"
            href={paths.signInAgain(paths.signIn)}
            target="_blank"
            rel="noopener"
          >
            Sign in (opens in a new tab)
          </a>
          . If you use a link from an e-mail, open it in this browser.
        </li>
        <li>Come back to this tab and go back to the form. Files have to be chosen again.</li>
      </ol>
      <form method="post" action={action}>
        <HiddenFields fields={typed} />
        <input type="hidden" name="resumed" value="yes" />
        <Button>I am signed in: back to the form</Button>
      </form>
    </div>
  </div>
)
