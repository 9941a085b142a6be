import type { Child } from 'hono/jsx'

/** A figure of ours beside the Ombudsman's: the same or not, in words for who cannot see the colour. */
export const Agreement = ({ agrees, children }: { agrees: boolean; children?: Child }) => (
  <strong class={agrees ? 'agrees' : 'differs'}>
    {children}
    <span class="govuk-visually-hidden">{agrees ? ' (the same)' : ' (differs)'}</span>
  </strong>
)
