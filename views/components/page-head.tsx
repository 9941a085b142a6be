import type { Child } from 'hono/jsx'

/** The page's name, the one sentence that it answers first, and what stands opposite. */
export const PageHead = ({ title, lede, aside }: { title: Child; lede?: Child; aside?: Child }) => (
  <div class="page-head">
    <div class="page-head__top">
      <h1 class="page-head__title">{title}</h1>
      {aside && <div class="page-head__aside">{aside}</div>}
    </div>
    {lede && <p class="page-head__lede">{lede}</p>}
  </div>
)
