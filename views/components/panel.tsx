import type { Child } from 'hono/jsx'

/** The end of a task: it is done. */
export const Panel = ({ title, children }: { title: Child; children?: Child }) => (
  <div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title">{title}</h1>
    {children && <div class="govuk-panel__body">{children}</div>}
  </div>
)
