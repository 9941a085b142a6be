import { capital } from '#domain/capital.ts'
import { type MailKind, mailInWords } from '#domain/mail.ts'
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
    kind: MailKind
    toAddress: string
    nextTryAt: Date | null
    attempts: readonly { at: Date; error: string | null }[]
  }
  /** It was given up, and may be sent again. */
  again: boolean
  submission: string
}

/** What became of one mail: to whom it goes and every try, without what it says. */
export const OutboxMailPage = ({ mail, again, submission }: Props) => (
  <>
    <BackLink href={paths.outboxLike({ show: outboxPartOf(mail) })}>Mail</BackLink>
    <PageHead title={`Mail to ${mail.toName}`} lede={capital(`${mailInWords[mail.kind]}.`)} />
    <SummaryList
      rows={[
        { term: 'Address', value: mail.toAddress },
        { term: 'Written', value: fullMoment(mail.createdAt) },
        { term: 'What became of it', value: goneInWords(mail) },
        ...(mail.nextTryAt ? [{ term: 'Next try', value: fullMoment(mail.nextTryAt) }] : []),
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
        rows={mail.attempts.map(({ at, error }) => ({ cells: [fullMoment(at), error ?? 'Taken'] }))}
      />
    )}
  </>
)
