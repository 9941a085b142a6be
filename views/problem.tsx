import type { Child } from 'hono/jsx'

/** A page that says why there is no other. */
export const Problem = ({ title, children }: { title: string; children?: Child }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{children}</p>
    </div>
  </div>
)
