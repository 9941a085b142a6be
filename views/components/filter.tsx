import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'

export type SelectedFilters = { heading: string; items: { text: string; href: string }[] }[]

type Props = {
  action: string
  selected: SelectedFilters
  clearHref: string
  children?: Child
  heading?: string
  id?: string
}

/**
 * MOJ filter as a plain GET form; what is chosen stands above as links that take it away. No autocomplete: after going
 * back the fields say what the list shows, not what was typed last.
 */
export const Filter = ({ action, selected, clearHref, children, heading = 'Filter', id }: Props) => (
  <details class="filter-panel" open data-closed-on-phone="">
    <summary class="filter-panel__summary">{heading}</summary>
    <div class="moj-filter" id={id}>
      <div class="moj-filter__header">
        <div class="moj-filter__header-title">
          <h2 class="govuk-heading-m">{heading}</h2>
        </div>
      </div>
      <div class="moj-filter__content">
        {selected.length > 0 && <Selected selected={selected} clearHref={clearHref} />}
        <form class="moj-filter__options" method="get" action={action} autocomplete="off">
          {children}
          <Button>Apply filters</Button>
        </form>
      </div>
    </div>
  </details>
)

const Selected = ({ selected, clearHref }: { selected: SelectedFilters; clearHref: string }) => (
  <div class="moj-filter__selected">
    <div class="moj-filter__selected-heading">
      <div class="moj-filter__heading-title">
        <h2 class="govuk-heading-m">Selected filters</h2>
      </div>
      <div class="moj-filter__heading-action">
        <p>
          <a class="govuk-link govuk-link--no-visited-state" href={clearHref}>
            Clear filters
          </a>
        </p>
      </div>
    </div>
    {selected.map(({ heading, items }) => (
      <>
        <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{heading}</h3>
        <ul class="moj-filter-tags">
          {items.map(({ text, href }) => (
            <li>
              <a class="moj-filter__tag" href={href}>
                <span class="govuk-visually-hidden">Remove this filter</span> {text}
              </a>
            </li>
          ))}
        </ul>
      </>
    ))}
  </div>
)

/** The filter at the side, the list beside it; on a phone one above the other. */
export const FilterLayout = ({ filter, children }: { filter: Child; children?: Child }) => (
  <div class="filter-layout">
    <div class="filter-layout__filter">{filter}</div>
    <div class="filter-layout__content">{children}</div>
  </div>
)
