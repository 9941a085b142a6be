import type { Child } from 'hono/jsx'

/** The page's matter and, beside it, what belongs to it; on a phone below it. */
export const Columns = ({ children, aside, label }: { children?: Child; aside: Child; label: string }) => (
  <div class="columns">
    <div class="columns__main">{children}</div>
    <aside class="columns__aside" aria-label={label}>
      {aside}
    </aside>
  </div>
)

/** Three of a kind side by side. */
export const Thirds = ({ children }: { children?: Child }) => <div class="thirds">{children}</div>
