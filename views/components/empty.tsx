import type { Child } from 'hono/jsx'

/** Nothing here, and what that means or what to do about it. */
export const Empty = ({ title, children }: { title: Child; children?: Child }) => (
  <div class="empty">
    <p class="empty__title">{title}</p>
    {children && <div class="note">{children}</div>}
  </div>
)
