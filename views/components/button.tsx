import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

type Look = 'secondary' | 'warning' | 'inverse'

type ButtonProps = {
  children?: Child
  look?: Look
  name?: string
  value?: string
  id?: string
  type?: 'submit' | 'button'
  form?: string
  /** Where this button sends the form, such as to a part of the page. */
  formaction?: string
  disabled?: boolean
  small?: boolean
  preventDoubleClick?: boolean
}

const buttonClass = (look?: Look, small?: boolean) =>
  classNames('govuk-button', look && `govuk-button--${look}`, small && 'button--small')

/** GOV.UK button. Every act that writes should prevent a double click. */
export const Button = ({
  children,
  look,
  small,
  disabled,
  preventDoubleClick,
  type,
  ...rest
}: ButtonProps) => (
  <button
    type={type ?? 'submit'}
    class={buttonClass(look, small)}
    data-module="govuk-button"
    data-prevent-double-click={preventDoubleClick ? 'true' : undefined}
    disabled={disabled || undefined}
    aria-disabled={disabled ? 'true' : undefined}
    {...rest}
  >
    {children}
  </button>
)

const drawnAsButton = { role: 'button', draggable: 'false' } as const

/** A link that begins a task, drawn as a button. */
export const ButtonLink = ({
  href,
  children,
  look,
  small,
}: {
  href: string
  children?: Child
  look?: Look
  small?: boolean
}) => (
  <a href={href} {...drawnAsButton} class={buttonClass(look, small)} data-module="govuk-button">
    {children}
  </a>
)

/** Buttons and links that stand side by side and stack on a phone. */
export const ButtonGroup = ({ children }: { children?: Child }) => (
  <div class="govuk-button-group">{children}</div>
)
