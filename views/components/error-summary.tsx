import type { Child } from 'hono/jsx'

export type Mistake = { text: string; href?: string }

type Props = { mistakes: Mistake[]; title?: string; children?: Child }

/** Every mistake of a form in one place, each leading to its field. */
export const ErrorSummary = ({ mistakes, title = 'There is a problem', children }: Props) =>
  mistakes.length === 0 ? null : (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          {children && <p>{children}</p>}
          <ul class="govuk-list govuk-error-summary__list">
            {mistakes.map(({ text, href }) => (
              <li>{href ? <a href={href}>{text}</a> : text}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
