import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

type Props = {
  title?: Child
  headingLevel?: 2 | 3 | 4
  /** What stands opposite the title, such as a tag. */
  mark?: Child
  wash?: boolean
  edge?: 'late' | 'soon' | 'done'
  id?: string
  children?: Child
}

/** One thing with its own title and matter. */
export const Card = ({ title, headingLevel = 2, mark, wash, edge, id, children }: Props) => {
  const Title = `h${headingLevel}` as const
  return (
    <section class={classNames('card', wash && 'card--wash', edge && `card--${edge}`)} id={id}>
      {title && (
        <div class="card__head">
          <Title class="card__title">{title}</Title>
          {mark}
        </div>
      )}
      {children}
    </section>
  )
}
