/** MOJ notification badge: how many wait; none shows nothing. */
export const NotificationBadge = ({ count, hiddenText }: { count: number; hiddenText?: string }) =>
  count > 0 ? (
    <span class="moj-notification-badge">
      <span aria-hidden="true">{count >= 99 ? '99+' : count}</span>
      <span class="govuk-visually-hidden">
        ({count >= 99 ? '99 or more' : count}
        {hiddenText ? ` ${hiddenText}` : ''})
      </span>
    </span>
  ) : null
