import { capital } from '#domain/capital.ts'
import { mailInWords } from '#domain/mail.ts'
import { outboxPartOf } from '#domain/outbox.ts'
import { goneInWords } from '#domain/timeline/mail.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { PageHead } from '../components/page-head.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { fullMoment, type MailRow } from './outbox.tsx'

type Props = {
  mail: MailRow & {
    toAddress: string
    attempts: readonly { at: Date; error: string | null }[]
  }
  /** It was given up, and may be sent again. */
  again: boolean
  now: Date
  submission: string
}

/** In place of what the end of a retention period took away. */
const removed = 'Removed'

/** What became of one mail: to whom it goes and every try, without what it says. */
export const OutboxMailPage = ({ mail, again, now, submission }: Props) => (
  <>
    <BackLink href={paths.outboxLike({ show: outboxPartOf(mail) })}>Mail</BackLink>
    <PageHead title={`Mail to ${mail.toName}`} lede={capital(`${mailInWords[mail.kind]}.`)} />
    <SummaryList
      rows={[
        { term: 'Address', value: mail.toAddress || removed },
        { term: 'Written', value: fullMoment(mail.createdAt) },
        { term: 'What became of it', value: goneInWords(mail, now) },
      ]}
    />
    {again && (
      <form method="post" action={paths.mailAgain(mail.id)}>
        <input type="hidden" name="submission" value={submission} />
        <Button preventDoubleClick>Send again</Button>
      </form>
    )}
    <h2 class="govuk-heading-m">Tries</h2>
    {mail.attempts.length === 0 ? (
      <Empty title="It has not been tried yet." />
    ) : (
      <Table
        caption="Tries, newest first"
        captionHidden
        columns={[{ heading: 'When' }, { heading: 'What the mail server said' }]}
        rows={mail.attempts.map(({ at, error }) => ({
          cells: [fullMoment(at), error === '' ? removed : (error ?? 'Taken')],
        }))}
      />
    )}
  </>
)
