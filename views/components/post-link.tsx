import type { Child } from 'hono/jsx'

type Props = { action: string; children?: Child; fields?: Record<string, string> }

/** A small act, such as signing out, that is posted but reads as a link. */
export const PostLink = ({ action, children, fields = {} }: Props) => (
  <form class="post-link" method="post" action={action}>
    {Object.entries(fields).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button class="post-link__button" type="submit">
      {children}
    </button>
  </form>
)
