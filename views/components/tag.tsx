import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type TagColour =
  | 'grey'
  | 'green'
  | 'turquoise'
  | 'blue'
  | 'purple'
  | 'pink'
  | 'red'
  | 'orange'
  | 'yellow'

/** The state of a thing; the words carry the meaning, the colour only helps. */
export const Tag = ({ children, colour }: { children?: Child; colour?: TagColour }) => (
  <strong class={classNames('govuk-tag', colour && `govuk-tag--${colour}`)}>{children}</strong>
)
