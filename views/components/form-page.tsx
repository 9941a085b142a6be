import type { Child } from 'hono/jsx'
import { BackLink } from './back-link.tsx'
import { Button, ButtonGroup } from './button.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { type FormState, mistakesIn } from './form-state.ts'
import { PageHead } from './page-head.tsx'

type Props = {
  title: Child
  lede?: Child
  /** Where the form belongs, and where leaving it leads. */
  back: { href: string; text: Child }
  action: string
  form: FormState
  /** The form's own key: the same form sent twice writes once. */
  submission: string
  /** The version that the form began with, where it changes something. */
  version?: number
  uploads?: boolean
  button: Child
  look?: 'warning'
  /** Stands before the form: what it is about. */
  before?: Child
  children?: Child
}

/** A page with one form: where it belongs, its mistakes, its fields, one button and a way out. */
export const FormPage = ({ form, back, before, children, ...props }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={back.href}>{back.text}</BackLink>
      <ErrorSummary mistakes={mistakesIn(form)} />
      <PageHead title={props.title} lede={props.lede} />
      {before}
      <form
        method="post"
        action={props.action}
        enctype={props.uploads ? 'multipart/form-data' : undefined}
        novalidate
        data-warns-on-leaving=""
      >
        <input type="hidden" name="submission" value={form.typed.submission || props.submission} />
        {props.version !== undefined && (
          <input type="hidden" name="version" value={form.typed.version || String(props.version)} />
        )}
        {children}
        <ButtonGroup>
          <Button look={props.look} preventDoubleClick>
            {props.button}
          </Button>
          <a class="govuk-link" href={back.href}>
            Cancel
          </a>
        </ButtonGroup>
      </form>
    </div>
  </div>
)
