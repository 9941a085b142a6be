import { goneInWords } from '#domain/timeline/mail.ts'
import { paths } from '#src/paths.ts'
import { Empty } from '../components/empty.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pagination } from '../components/pagination.tsx'
import { Table } from '../components/table.tsx'
import { type MailRow, momentInWords } from './outbox.tsx'

type Props = {
  mails: readonly (MailRow & { subject: string })[]
  older: number | null
  newer: number | null
  now: Date
}

/** Everything that Redress mailed to whoever reads this, newest first. */
export const OwnMailsPage = ({ mails, older, newer, now }: Props) => (
  <>
    <PageHead title="Your mails" lede="What Redress has mailed to you, but for links to sign in with." />
    {mails.length === 0 ? (
      <Empty title="Nothing has been mailed to you yet.">
        When something is asked of you, or falls due, it stands here and goes to your mailbox.
      </Empty>
    ) : (
      <Table
        caption="Your mails, newest first"
        captionHidden
        columns={[{ heading: 'Subject' }, { heading: 'Written' }, { heading: 'What became of it' }]}
        rows={mails.map((mail) => ({
          cells: [
            <a class="govuk-link" href={paths.mail(mail.id)}>
              {mail.subject}
            </a>,
            momentInWords(mail.createdAt),
            goneInWords(mail, now),
          ],
        }))}
      />
    )}
    <Pagination
      previous={newer === null ? null : { href: paths.mailsFrom({ after: String(newer) }) }}
      next={older === null ? null : { href: paths.mailsFrom({ before: String(older) }) }}
    />
  </>
)
