import type { Child } from 'hono/jsx'

type Props = { summary: Child; children?: Child; open?: boolean; id?: string }

/** Help or an explanation that a person opens when it is wanted. */
export const Details = ({ summary, children, open, id }: Props) => (
  <details id={id} class="govuk-details" open={open || undefined}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{summary}</span>
    </summary>
    <div class="govuk-details__text">{children}</div>
  </details>
)
