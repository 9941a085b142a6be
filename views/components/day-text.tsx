import type { Child } from 'hono/jsx'

/** A day in words, with the day itself for machines. */
export const DayText = ({ day, children }: { day?: string; children?: Child }) =>
  day ? <time datetime={day}>{children}</time> : children
