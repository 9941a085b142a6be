import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormState, mistakesIn } from '../components/form-state.ts'
import { InsetText } from '../components/inset-text.tsx'
import { TextInput } from '../components/text-input.tsx'
import { WarningText } from '../components/warning-text.tsx'

type Props = {
  council: string
  returnTo: string
  form: FormState
  /** The council's OpenID provider, where there is one. */
  provider: { name: string; href: string } | null
  /** How long a link works, in words. */
  linkWorks: string
  /** No mail goes out of this register. */
  noMail: boolean
  /** Why nobody would stay signed in at the address that was opened. */
  fault: 'another host' | 'not secure' | null
  /** The address that the register is set up for. */
  address: string
}

/** The way in: by the council's own account where that is set up, and by a link that goes to a known address. */
export const SignInPage = ({ council, returnTo, form, provider, linkWorks, noMail, ...reached }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary mistakes={mistakesIn(form)} />
      <h1 class="govuk-heading-l">Sign in</h1>
      <Unreachable {...reached} />
      <p>Redress is for the people of {council} who work on the Ombudsman’s cases.</p>
      {provider && (
        <>
          <ButtonLink href={provider.href}>Sign in with {provider.name}</ButtonLink>
          <h2 class="govuk-heading-m">Or by a link in an e-mail</h2>
        </>
      )}
      {noMail && (
        <InsetText>
          No mail goes out of this register yet, so a link that you ask for will not reach you. Ask an
          administrator to make one for you.
        </InsetText>
      )}
      <form method="post" action={paths.signInLinks} novalidate>
        <input type="hidden" name="returnTo" value={returnTo} />
        <TextInput
          name="email"
          type="email"
          label="Your e-mail address at work"
          hint={`We send you a link that works once, within ${linkWorks}.`}
          autocomplete="email"
          value={form.typed.email}
          error={form.mistakes.email}
        />
        <Button look={provider ? 'secondary' : undefined} preventDoubleClick>
          Send me a link
        </Button>
      </form>
    </div>
  </div>
)

/** Said before anybody tries in vain. */
const Unreachable = ({ fault, address }: Pick<Props, 'fault' | 'address'>) =>
  fault && (
    <WarningText>
      {fault === 'not secure'
        ? 'You opened Redress over a connection that is not secure, and would not stay signed in. '
        : 'Redress was reached at another address than the one that it is set up for (PUBLIC_URL), and you would not stay signed in. '}
      Open <a href={address}>{address}</a> instead.
    </WarningText>
  )

/** The same answer whether or not anybody is known under the address. */
export const LinkAskedForPage = ({ linkWorks }: { linkWorks: string }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Look in your inbox</h1>
      <p>
        If the address that you gave is known here, a link is on its way to it. The link works once, within{' '}
        {linkWorks}. Open it in this browser.
      </p>
      <p>
        Nothing has come after five minutes? Look among the junk mail, see whether you typed the address that
        your administrator has for you, and{' '}
        <a class="govuk-link" href={paths.signIn}>
          ask for another link
        </a>
        .
      </p>
    </div>
  </div>
)

/** A register that nobody has set up yet. */
export const NoCouncilPage = () => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">Nobody can sign in yet</h1>
      <p>
        This register has no council and no people. Whoever runs it begins with the command{' '}
        <code>npm run first-administrator</code>, which prints a link to sign in.
      </p>
    </div>
  </div>
)

/** Whoever is signed in already, such as in another tab. */
export const SignedInPage = ({ name }: { name: string }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">You are signed in</h1>
      <p>You are signed in as {name} in this browser.</p>
      <p>
        If a form waits in another tab, go back to that tab: it brings you back to what you typed. Otherwise
        begin with{' '}
        <a class="govuk-link" href={paths.today}>
          Today
        </a>
        .
      </p>
    </div>
  </div>
)
