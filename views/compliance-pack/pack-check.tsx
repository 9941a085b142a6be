import { type Day, dayInWords } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { poundsInWords } from '#domain/money.ts'
import { paths } from '#src/paths.ts'
import { CheckPage } from '../components/check-page.tsx'
import type { FormState } from '../components/form-state.ts'
import { NotificationBanner } from '../components/notification-banner.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { fileSize } from '../evidence/file-size.ts'
import type { ActionToSendShown } from './action-to-send.ts'

type Props = {
  thisCase: { reference: string; complainant: string }
  chosen: readonly ActionToSendShown[]
  pack: { sentOn: Day; subject: string; coveringNote: string }
  /** Other files would go now than those that were looked at. */
  stale: boolean
  form: FormState
  submission: string
}

/** Exactly which files and versions go, before they are recorded as sent. */
export const PackCheckPage = ({ thisCase, chosen, pack, stale, form, submission }: Props) => (
  <CheckPage
    title="Check what goes to the Ombudsman"
    lede={`${showReference(thisCase.reference)} · ${thisCase.complainant}`}
    back={{ href: paths.casePart(thisCase.reference, 'actions'), text: 'Actions and evidence' }}
    action={paths.compliancePacks(thisCase.reference)}
    form={form}
    submission={submission}
    button="Confirm and record as sent"
  >
    {stale && (
      <NotificationBanner heading="The files have changed since you looked">
        Nothing has been recorded. These are the files that would go now.
      </NotificationBanner>
    )}
    {chosen.map((action) => (
      <>
        <h2>
          {action.number} {action.text}
        </h2>
        <Going action={action} />
      </>
    ))}
    <h2>The letter</h2>
    <SummaryList
      rows={[
        { term: 'Day sent', value: dayInWords(pack.sentOn) },
        { term: 'Subject', value: pack.subject },
        ...(pack.coveringNote ? [{ term: 'Covering note', value: pack.coveringNote }] : []),
      ]}
    />
    <WarningText>
      What was sent stays as it is: the files, their versions and the day cannot be changed afterwards.
    </WarningText>
  </CheckPage>
)

const Going = ({ action }: { action: ActionToSendShown }) => (
  <ul>
    {action.files.map(({ fileId, name, version, bytes }) => (
      <li>
        <a href={paths.file(fileId)}>{name}</a>{' '}
        <span class="note">
          version {version} · {fileSize(bytes)}
        </span>
      </li>
    ))}
    {action.payments
      .filter(({ paidOn }) => paidOn !== null)
      .map(({ amountPence, paidOn, purpose }) => (
        <li>
          {poundsInWords(amountPence)} paid {paidOn && dayInWords(paidOn)} <span class="note">{purpose}</span>
        </li>
      ))}
    {action.whyNot && <li class="differs">Cannot go any more: {action.whyNot}</li>}
  </ul>
)
