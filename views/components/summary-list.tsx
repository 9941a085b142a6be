import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

export type SummaryAction = { href: string; text: Child; hiddenText?: string }
export type SummaryRow = { term: Child; value: Child; actions?: SummaryAction[]; noBorder?: boolean }
type Card = { title: Child; headingLevel?: 2 | 3 | 4; actions?: SummaryAction[]; id?: string }

/** Facts as terms and values; with a card, under a title of their own. */
export const SummaryList = ({
  rows,
  card,
  noBorder,
}: {
  rows: SummaryRow[]
  card?: Card
  noBorder?: boolean
}) => {
  const anyActions = rows.some((row) => row.actions?.length)
  const list = (
    <dl class={classNames('govuk-summary-list', noBorder && 'govuk-summary-list--no-border')}>
      {rows.map((row) => (
        <SummaryListRow {...row} withoutActions={anyActions && !row.actions?.length} />
      ))}
    </dl>
  )
  return card ? <SummaryCard {...card}>{list}</SummaryCard> : list
}

/** The card alone, for content other than a list. */
const SummaryCard = ({
  title,
  headingLevel = 2,
  actions = [],
  id,
  children,
}: Card & { children?: Child }) => {
  const Title = `h${headingLevel}` as const
  return (
    <div class="govuk-summary-card" id={id}>
      <div class="govuk-summary-card__title-wrapper">
        <Title class="govuk-summary-card__title">{title}</Title>
        <CardActions actions={actions} title={title} />
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  )
}

const CardActions = ({ actions, title }: { actions: SummaryAction[]; title: Child }) => {
  const links = actions.map(({ href, text, hiddenText }) => (
    <a class="govuk-link" href={href}>
      {text}
      <span class="govuk-visually-hidden">
        {hiddenText ? ` ${hiddenText}` : ''} ({title})
      </span>
    </a>
  ))
  if (links.length === 0) return null
  if (links.length === 1) return <div class="govuk-summary-card__actions">{links}</div>
  return (
    <ul class="govuk-summary-card__actions">
      {links.map((link) => (
        <li class="govuk-summary-card__action">{link}</li>
      ))}
    </ul>
  )
}

const SummaryListRow = ({
  term,
  value,
  actions,
  noBorder,
  withoutActions,
}: SummaryRow & { withoutActions: boolean }) => (
  <div
    class={classNames(
      'govuk-summary-list__row',
      withoutActions && 'govuk-summary-list__row--no-actions',
      noBorder && 'govuk-summary-list__row--no-border',
    )}
  >
    <dt class="govuk-summary-list__key">{term}</dt>
    <dd class="govuk-summary-list__value">{value}</dd>
    {actions?.length ? (
      <dd class="govuk-summary-list__actions">
        <RowActions actions={actions} />
      </dd>
    ) : null}
  </div>
)

const RowActions = ({ actions }: { actions: SummaryAction[] }) => {
  const links = actions.map(({ href, text, hiddenText }) => (
    <a class="govuk-link" href={href}>
      {text}
      {hiddenText && <span class="govuk-visually-hidden"> {hiddenText}</span>}
    </a>
  ))
  return links.length === 1 ? (
    links[0]
  ) : (
    <ul class="govuk-summary-list__actions-list">
      {links.map((link) => (
        <li class="govuk-summary-list__actions-list-item">{link}</li>
      ))}
    </ul>
  )
}
