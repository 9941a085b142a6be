import type { Child } from 'hono/jsx'
import { classNames } from './class-names.ts'

type Props = { heading: Child; children?: Child; success?: boolean; title?: string }

const titleId = 'govuk-notification-banner-title'
const announced = { role: 'alert', 'aria-labelledby': titleId } as const
const landmark = { role: 'region', 'aria-labelledby': titleId } as const

/** What has just been done, or what a person must know before anything else. */
export const NotificationBanner = ({ heading, children, success, title }: Props) => (
  <div
    class={classNames('govuk-notification-banner', success && 'govuk-notification-banner--success')}
    {...(success ? announced : landmark)}
    data-module="govuk-notification-banner"
  >
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id={titleId}>
        {title ?? (success ? 'Success' : 'Important')}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">
      <p class="govuk-notification-banner__heading">{heading}</p>
      {children}
    </div>
  </div>
)
