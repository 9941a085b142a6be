import type { Child } from 'hono/jsx'

export type SubNavigationItem = { href: string; text: Child; current?: boolean }

/** MOJ sub navigation: the parts of one case, or of one letter. */
export const SubNavigation = ({ label, items }: { label: string; items: SubNavigationItem[] }) => (
  <nav class="moj-sub-navigation" aria-label={label}>
    <ul class="moj-sub-navigation__list">
      {items.map(({ href, text, current }) => (
        <li class="moj-sub-navigation__item">
          <a class="moj-sub-navigation__link" aria-current={current ? 'page' : undefined} href={href}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
