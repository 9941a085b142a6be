import type { Child } from 'hono/jsx'

type PageLink = { href: string; label?: Child }
type Props = { previous?: PageLink | null; next?: PageLink | null; showing?: Child; label?: string }

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
}

/** Keyset paging: the page before, the page after, and what is shown now. */
export const Pagination = ({ previous, next, showing, label = 'Pagination' }: Props) => (
  <>
    {showing && <p class="showing">{showing}</p>}
    {(previous || next) && (
      <nav class="govuk-pagination govuk-pagination--block" aria-label={label}>
        {previous && <Turn way="prev" text="Previous" {...previous} />}
        {next && <Turn way="next" text="Next" {...next} />}
      </nav>
    )}
  </>
)

const Turn = ({ way, text, href, label }: PageLink & { way: 'prev' | 'next'; text: string }) => (
  <div class={`govuk-pagination__${way}`}>
    <a class="govuk-link govuk-pagination__link" href={href} rel={way}>
      <svg
        class={`govuk-pagination__icon govuk-pagination__icon--${way}`}
        xmlns="http://www.w3.org/2000/svg"
        height="13"
        width="15"
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 15 13"
      >
        <path d={arrows[way]} />
      </svg>
      {label ? (
        <>
          <span class="govuk-pagination__link-title">
            {text}
            <span class="govuk-visually-hidden"> page</span>
          </span>
          <span class="govuk-visually-hidden">:</span>
          <span class="govuk-pagination__link-label">{label}</span>
        </>
      ) : (
        <span class="govuk-pagination__link-title govuk-pagination__link-title--decorated">
          {text}
          <span class="govuk-visually-hidden"> page</span>
        </span>
      )}
    </a>
  </div>
)
