import { goneInWords } from '#domain/timeline/mail.ts'
import { paths } from '#src/paths.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import { MailBody } from './mail-body.tsx'
import { fullMoment, type MailRow } from './outbox.tsx'

type Props = {
  mail: MailRow & { subject: string; body: string; linkText: string | null; linkPath: string | null }
  now: Date
}

/** A mail to whoever reads this, as it was or will be sent. */
export const OwnMailPage = ({ mail, now }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <BackLink href={paths.mails}>Your mails</BackLink>
      <PageHead
        title={mail.subject}
        lede={`Written on ${fullMoment(mail.createdAt)}. ${goneInWords(mail, now)}.`}
      />
      <MailBody body={mail.body} onPage />
      {mail.linkPath && (
        <p class="govuk-body">
          <a class="govuk-link" href={mail.linkPath}>
            {mail.linkText ?? 'Open it'}
          </a>
        </p>
      )}
    </div>
  </div>
)
