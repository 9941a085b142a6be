export type Crumb = { text: string; href?: string }

/** The way down to this page; the last crumb without a link is the page itself. */
export const Breadcrumbs = ({ crumbs }: { crumbs: Crumb[] }) => (
  <nav class="govuk-breadcrumbs" aria-label="Breadcrumb">
    <ol class="govuk-breadcrumbs__list">
      {crumbs.map(({ text, href }) =>
        href ? (
          <li class="govuk-breadcrumbs__list-item">
            <a class="govuk-breadcrumbs__link" href={href}>
              {text}
            </a>
          </li>
        ) : (
          <li class="govuk-breadcrumbs__list-item" aria-current="page">
            {text}
          </li>
        ),
      )}
    </ol>
  </nav>
)
