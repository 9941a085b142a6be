import type { Child } from 'hono/jsx'

/** One mistake, beside its field. */
export const ErrorMessage = ({ children, id }: { children?: Child; id?: string }) => (
  <p id={id} class="govuk-error-message">
    <span class="govuk-visually-hidden">Error:</span> {children}
  </p>
)
