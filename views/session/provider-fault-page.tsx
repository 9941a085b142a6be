import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'

type Fault =
  | 'unreachable'
  | 'denied'
  | 'wrong state'
  | 'clock'
  | 'misconfigured'
  | 'unknown'
  | 'no address'
  | 'not active'
  | 'linked to another account'
  | 'no group any more'
  | 'groups left out'

type Words = { title: (provider: string) => string; why: (provider: string, who: string) => string }

const words: Record<Fault, Words> = {
  unreachable: {
    title: (provider) => `${provider} does not answer`,
    why: () => 'Try again in a few minutes, or sign in by a link in an e-mail instead.',
  },
  denied: {
    title: (provider) => `${provider} did not let you in`,
    why: () =>
      'You stopped there, or you may not use Redress with that account. Try again, or ask your IT team.',
  },
  'wrong state': {
    title: () => 'This sign-in does not fit',
    why: () =>
      'It was begun in another browser, too long ago, or used already. Nothing is wrong with your account: begin again.',
  },
  clock: {
    title: () => 'The clocks do not agree',
    why: (provider) =>
      `The clock of ${provider} and that of Redress differ by too much for a safe sign-in. Tell your administrator; a link in an e-mail works meanwhile.`,
  },
  misconfigured: {
    title: (provider) => `Signing in with ${provider} is not set up right`,
    why: () =>
      'Tell your administrator: the log of Redress says what is wrong. A link in an e-mail works meanwhile.',
  },
  unknown: {
    title: () => 'Redress does not know you yet',
    why: (provider, who) =>
      `${provider} says that you are ${who}. Nobody with that address is among the people of this register, and none of your groups gives you a part in it. Ask your administrator to add you.`,
  },
  'no address': {
    title: (provider) => `${provider} does not say who you are`,
    why: (provider) =>
      `${provider} does not vouch for an e-mail address of yours. Ask your IT team to pass on a verified one.`,
  },
  'not active': {
    title: () => 'You cannot sign in',
    why: () =>
      'You are not among the people who use this register now. If you should be, tell your administrator.',
  },
  'linked to another account': {
    title: () => 'Redress knows you by another account',
    why: (provider, who) =>
      `${provider} says that you are ${who}. Whoever has that address here came in with another account before. If yours was replaced by a new one, ask your administrator: once they have changed your e-mail address in Redress, and back again if it is still the same, the old account counts no longer. A link in an e-mail works meanwhile.`,
  },
  'no group any more': {
    title: () => 'You cannot sign in any more',
    why: () =>
      'A group of the council’s directory gave you your part in Redress, and none of your groups gives you one now. If you should have one, ask your IT team to put you into such a group, or your administrator to let you in again.',
  },
  'groups left out': {
    title: () => 'Your part could not be told',
    why: (provider) =>
      `You are in more groups than ${provider} passes on, so your part in Redress could not be read from them. Ask your IT team to pass on only the groups that are assigned to Redress, or app roles.`,
  },
}

export const faultTitle = (fault: Fault, provider: string) => words[fault].title(provider)

/** Why the provider’s sign-in let nobody in, and what to do next. */
export const ProviderFaultPage = (props: { fault: Fault; provider: string; email: string | null }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{words[props.fault].title(props.provider)}</h1>
      <p>{words[props.fault].why(props.provider, props.email ?? '')}</p>
      <ButtonLink href={paths.signIn}>Back to signing in</ButtonLink>
    </div>
  </div>
)
