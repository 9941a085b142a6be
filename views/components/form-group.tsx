import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { ErrorMessage } from './error-message.tsx'

/** What every field of a form has; the id is the name unless a page shows the name twice. */
export type Field = {
  name: string
  id?: string
  label: Child
  labelSize?: 's' | 'm' | 'l'
  labelIsHeading?: boolean
  hint?: Child
  error?: string
}

type GroupProps = Omit<Field, 'name'> & {
  id: string
  children?: Child
  class?: string
  data?: Record<string, string>
}

/** Label, hint, mistake and control, in the order in which they are read. */
export const FormGroup = ({
  id,
  label,
  labelSize,
  labelIsHeading,
  hint,
  error,
  children,
  data,
  ...group
}: GroupProps) => (
  <div class={classNames('govuk-form-group', error && 'govuk-form-group--error', group.class)} {...data}>
    <Label id={id} size={labelSize} isHeading={labelIsHeading}>
      {label}
    </Label>
    <HintAndError id={id} hint={hint} error={error} />
    {children}
  </div>
)

type LabelProps = { id: string; size?: 's' | 'm' | 'l'; isHeading?: boolean; children?: Child }

const Label = ({ id, size, isHeading, children }: LabelProps) => {
  const label = (
    <label class={classNames('govuk-label', size && `govuk-label--${size}`)} for={id}>
      {children}
    </label>
  )
  return isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label
}

/** The lines between a label or legend and its control. */
export const HintAndError = ({ id, hint, error }: { id: string; hint?: Child; error?: string }) => (
  <>
    {hint && (
      <div id={`${id}-hint`} class="govuk-hint">
        {hint}
      </div>
    )}
    {error && <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage>}
  </>
)

/** The aria-describedby of a control: its own notes first, then hint, then mistake. */
export const describedBy = (
  id: string,
  { hint, error, first }: { hint?: Child; error?: string; first?: string },
) => classNames(first, Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined
