import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'
import { NotificationBadge } from './notification-badge.tsx'

export type NavigationItem = {
  href: string
  text: string
  /** page: this very page; section: a page below it. */
  current?: 'page' | 'section' | false
  count?: number
  countWords?: string
}

const untilScriptsRun = { hidden: true, 'aria-hidden': 'true' } as const

/** The product's parts, always in reach. */
export const ServiceNavigation = ({ items, label = 'Menu' }: { items: NavigationItem[]; label?: string }) => (
  <div class="govuk-service-navigation" data-module="govuk-service-navigation">
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        <nav aria-label={label} class="govuk-service-navigation__wrapper">
          <button
            type="button"
            class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
            aria-controls="navigation"
            {...untilScriptsRun}
          >
            Menu
          </button>
          <ul class="govuk-service-navigation__list" id="navigation">
            {items.map((item) => (
              <li
                class={classNames(
                  'govuk-service-navigation__item',
                  item.current && 'govuk-service-navigation__item--active',
                )}
              >
                <a class="govuk-service-navigation__link" href={item.href} aria-current={ariaCurrent(item)}>
                  <Active when={item.current}>{item.text}</Active>
                  <NotificationBadge count={item.count ?? 0} hiddenText={item.countWords} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  </div>
)

const ariaCurrent = ({ current }: NavigationItem) =>
  current === 'page' ? 'page' : current ? 'true' : undefined

const Active = ({ when, children }: { when: NavigationItem['current']; children?: Child }) =>
  when ? <strong class="govuk-service-navigation__active-fallback">{children}</strong> : children
