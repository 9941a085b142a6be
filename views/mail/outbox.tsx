import { dayInWords, shortDay, timeInWords, today } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { mailInWords } from '#domain/mail.ts'
import { type OutboxPart, outboxParts } from '#domain/outbox.ts'
import { goneInWords, type MailOnFile } from '#domain/timeline/mail.ts'
import { paths } from '#src/paths.ts'
import { Empty } from '../components/empty.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SubNavigation } from '../components/sub-navigation.tsx'
import { Table } from '../components/table.tsx'

export type MailRow = MailOnFile & { id: number }

type Props = {
  counts: Record<OutboxPart, number>
  show: OutboxPart
  page: { mails: readonly MailRow[]; older: number | null; newer: number | null }
  now: Date
}

const titles: Record<OutboxPart, string> = { waiting: 'Waiting', sent: 'Sent', 'given up': 'Given up' }
const empty: Record<OutboxPart, string> = {
  waiting: 'No mail waits.',
  sent: 'No mail has been sent yet.',
  'given up': 'No mail was given up.',
}

/** Mails that wait, that went, and that could not be delivered, newest first. */
export const Outbox = ({ counts, show, page, now }: Props) => (
  <section>
    <h2 class="govuk-heading-m" id="outbox">
      Outbox
    </h2>
    <SubNavigation
      label="Outbox"
      items={outboxParts.map((part) => ({
        href: `${paths.outboxLike({ show: part })}#outbox`,
        text: `${titles[part]} (${counts[part]})`,
        current: part === show,
      }))}
    />
    {page.mails.length === 0 ? (
      <Empty title={empty[show]} />
    ) : (
      <Table
        caption={`${titles[show]}, newest first`}
        captionHidden
        columns={[
          { heading: 'To' },
          { heading: 'What it is' },
          { heading: 'Written' },
          { heading: 'What became of it' },
        ]}
        rows={page.mails.map((mail) => ({
          cells: [
            <a class="govuk-link" href={paths.mailInOutbox(mail.id)}>
              {mail.toName}
              <span class="govuk-visually-hidden">: {mailInWords[mail.kind]}</span>
            </a>,
            capital(mailInWords[mail.kind]),
            momentInWords(mail.createdAt),
            goneInWords(mail, now),
          ],
        }))}
      />
    )}
    <Pagination
      label="Outbox pages"
      previous={page.newer === null ? null : { href: paths.outboxLike({ show, after: String(page.newer) }) }}
      next={page.older === null ? null : { href: paths.outboxLike({ show, before: String(page.older) }) }}
    />
  </section>
)

export const momentInWords = (at: Date) => `${shortDay(today(at))}, ${timeInWords(at)}`
export const fullMoment = (at: Date) => `${dayInWords(today(at))} at ${timeInWords(at)}`
