import type { Child } from 'hono/jsx'

type Props = { figure: number; label: string; href: string; state?: 'late' | 'soon' | 'waiting' }

/** A count that opens what it counts; none of a thing raises no alarm. */
export const StatTile = ({ figure, label, href, state = 'waiting' }: Props) => (
  <li class="tiles__item">
    <a class={`tile tile--${figure === 0 ? 'none' : state}`} href={href}>
      <span class="tile__figure">{figure}</span> <span class="tile__label">{label}</span>
    </a>
  </li>
)

/** The tiles in one row, two by two on a phone. */
export const StatTiles = ({ children }: { children?: Child }) => <ul class="tiles">{children}</ul>
