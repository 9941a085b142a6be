import { capital } from '#domain/capital.ts'
import {
  monthsInWords,
  type RetentionKind,
  type RetentionTerms,
  retentionKinds,
  retentionRules,
} from '#domain/retention.ts'
import { paths } from '#src/paths.ts'
import { InsetText } from '../components/inset-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Props = {
  periods: Record<RetentionKind, RetentionTerms>
  past: { cases: number; keptForRemedy: number; mails: number; securityEvents: number }
}

/** How long things are kept, why so long, what becomes of them then, and how many are past it. */
export const RetentionPage = ({ periods, past }: Props) => (
  <SettingsFrame
    part="retention"
    lede="How long things are kept after they ended. Figures, decisions and the audit trail stay."
  >
    {retentionKinds.map((kind) => (
      <SummaryList
        card={{
          title: capital(kind),
          actions: [{ href: paths.retentionPeriod(kind), text: 'Change' }],
        }}
        rows={[
          {
            term: 'Kept for',
            value: `${monthsInWords(periods[kind].months)} from ${retentionRules[kind].from}`,
          },
          { term: 'Why', value: periods[kind].reason || 'No reason was given' },
          { term: 'At its end', value: retentionRules[kind].atItsEnd },
          { term: 'Past it now', value: pastInWords(kind, past) },
        ]}
      />
    ))}
    <InsetText>
      <p>
        Nothing shortens the audit trail: every act stays in its chain, and can be verified, for as long as
        the register is kept.
      </p>
      <p>
        Sessions that ended, sign-in links that are over, and counts of attempts are removed every day without
        a period.
      </p>
    </InsetText>
  </SettingsFrame>
)

const counted = (count: number, one: string, many: string) =>
  count === 0 ? 'None' : count === 1 ? `1 ${one}` : `${count} ${many}`

function pastInWords(kind: RetentionKind, past: Props['past']): string {
  if (kind === 'mails') return counted(past.mails, 'mail', 'mails')
  if (kind === 'security log') return counted(past.securityEvents, 'entry', 'entries')
  const kept = past.keptForRemedy
  const others =
    kept > 0 ? ` ${kept} more closed as long ago with a remedy that is not recorded as done.` : ''
  return `${counted(past.cases, 'case', 'cases')}.${others} An open remedy always keeps its case.`
}
