import type { Child } from 'hono/jsx'

/** Words set apart, such as what the Ombudsman printed. */
export const InsetText = ({ children, id }: { children?: Child; id?: string }) => (
  <div id={id} class="govuk-inset-text">
    {children}
  </div>
)
