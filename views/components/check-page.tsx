import type { Child } from 'hono/jsx'
import { BackLink } from './back-link.tsx'
import { Button, ButtonGroup } from './button.tsx'
import type { FormState } from './form-state.ts'
import { HiddenFields } from './hidden-fields.tsx'
import { PageHead } from './page-head.tsx'

type Props = {
  title: Child
  lede?: Child
  back: { href: string; text: Child }
  action: string
  form: FormState
  submission: string
  button: Child
  look?: 'warning'
  /** Fields that are answered on this page. */
  fields?: Child
  /** The names of those fields. */
  answered?: readonly string[]
  children?: Child
}

/** What only one page or one press has to say, and no later page. */
const ofTheMoment = ['submission', 'confirmed', 'resumed', 'work', 'add', 'remove', 'newHandler']

/** What will be saved and what it does, before anything is: confirm it, or go back to what was typed. */
export const CheckPage = ({ form, submission, back, fields, answered = [], children, ...props }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={back.href}>{back.text}</BackLink>
      <PageHead title={props.title} lede={props.lede} />
      {children}
      <form method="post" action={props.action} novalidate>
        <input type="hidden" name="submission" value={form.typed.submission || submission} />
        <HiddenFields fields={carried(form, answered)} />
        {fields}
        <ButtonGroup>
          <Button name="confirmed" value="yes" look={props.look} preventDoubleClick>
            {props.button}
          </Button>
          <Button name="confirmed" value="change" look="secondary">
            Change
          </Button>
          <a class="govuk-link" href={back.href}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </div>
  </div>
)

const carried = ({ lists }: FormState, answered: readonly string[]) =>
  Object.fromEntries(
    Object.entries(lists).filter(([name]) => !ofTheMoment.includes(name) && !answered.includes(name)),
  )
