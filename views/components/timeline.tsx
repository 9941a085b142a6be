import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

/** MOJ timeline: what happened, newest first; `compact` for a few lines beside something else. */
export const Timeline = ({ children, compact }: { children?: Child; compact?: boolean }) => (
  <div class={classNames('moj-timeline', compact && 'timeline--compact')}>{children}</div>
)

type ItemProps = {
  title: Child
  by?: Child
  date: Child
  /** The machine's form of the date, '2024-09-09' or with a time. */
  dateTime?: string
  headingLevel?: 2 | 3 | 4
  children?: Child
  id?: string
}

/** One thing that happened: a short title, who, and when. */
export const TimelineItem = ({ title, by, date, dateTime, headingLevel = 2, children, id }: ItemProps) => {
  const Title = `h${headingLevel}` as const
  return (
    <div class="moj-timeline__item" id={id}>
      <div class="moj-timeline__header">
        <Title class="moj-timeline__title">{title}</Title> {by && <p class="moj-timeline__byline">by {by}</p>}
      </div>
      <p class="moj-timeline__date">{dateTime ? <time datetime={dateTime}>{date}</time> : date}</p>
      {children && <div class="moj-timeline__description">{children}</div>}
    </div>
  )
}
