import type { MailSettings } from '#domain/mail-setting.ts'
import { paths } from '#src/paths.ts'
import { Button, ButtonLink } from '../components/button.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'
import { Outbox } from './outbox.tsx'

type Props = Parameters<typeof Outbox>[0] & {
  settings: MailSettings
  /** Null where no mail server is set. wrong: why it does not answer. */
  server: { host: string; wrong: string | null } | null
  submission: string
}

/** From whom mails come, whether they arrive, and the outbox. */
export const MailSettingsPage = ({ settings, server, submission, ...outbox }: Props) => (
  <SettingsFrame
    part="mail"
    lede="Who mails come from, when they go, and whether they arrive. What mails on cases say is not shown here."
    aside={
      <ButtonLink small look="secondary" href={paths.mailSettings}>
        Change
      </ButtonLink>
    }
  >
    <SummaryList
      rows={[
        { term: 'Sender', value: `${settings.fromName} <${settings.fromAddress}>` },
        { term: 'Answers go to', value: settings.replyTo || 'Nobody: mails say so' },
        { term: 'Signature', value: settings.signature || 'Redress and the council’s name' },
        { term: 'Hour of the morning', value: `${settings.morning} on working days` },
        { term: 'Mail server', value: server ? server.host : 'None is set (SMTP_URL)' },
      ]}
    />
    <Server server={server} />
    <form method="post" action={paths.testMessages}>
      <input type="hidden" name="submission" value={submission} />
      <Button look="secondary" preventDoubleClick>
        Send a test message to yourself
      </Button>
    </form>
    <Outbox {...outbox} />
  </SettingsFrame>
)

const Server = ({ server }: Pick<Props, 'server'>) => {
  if (!server) {
    return (
      <InsetText>
        Mails wait in the outbox until whoever runs Redress sets a mail server. Until then people read theirs
        under Your mails, at the foot of every page.
      </InsetText>
    )
  }
  return server.wrong ? (
    <WarningText>{server.wrong}.</WarningText>
  ) : (
    <InsetText>The mail server answers and lets Redress in.</InsetText>
  )
}
