import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { type Day, dayInWords } from '#domain/calendar.ts'
import { type DecisionVersionKind, publishedNotBefore } from '#domain/decision.ts'
import { effectOf } from '#domain/decision-effect.ts'
import { paths } from '#src/paths.ts'
import { Card } from '../components/card.tsx'
import { DayText } from '../components/day-text.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import type { DecisionShown } from './decision-shown.ts'

type Props = {
  decision: DecisionShown
  inForce: boolean
  reasons: readonly DecisionReason[]
  today: Day
}

const titles: Record<DecisionVersionKind, string> = {
  draft: 'Draft decision',
  final: 'Final decision',
  revised: 'Revised decision',
}

/** One version of the decision, in the Ombudsman's words. */
export const DecisionCard = ({ decision, inForce, reasons, today }: Props) => (
  <Card
    id={`decision-${decision.version}`}
    title={`${titles[decision.kind]}: ${decision.categoryAsPrinted}`}
    mark={<Standing kind={decision.kind} inForce={inForce} />}
  >
    <SummaryList
      noBorder
      rows={[
        { term: 'Reason as printed', value: decision.reason || 'None was printed' },
        { term: 'Dated', value: dayText(decision.decidedOn) },
        ...(decision.receivedOn === decision.decidedOn
          ? []
          : [{ term: 'Received', value: dayText(decision.receivedOn) }]),
        ...(decision.kind === 'draft'
          ? []
          : [{ term: 'Publication', value: <Publication decision={decision} today={today} /> }]),
        { term: 'Effect', value: <Effect decision={decision} inForce={inForce} reasons={reasons} /> },
      ]}
    />
  </Card>
)

const dayText = (day: Day) => <DayText day={day}>{dayInWords(day)}</DayText>

const Standing = ({ kind, inForce }: { kind: DecisionVersionKind; inForce: boolean }) => {
  if (inForce) return <Tag colour="green">In force</Tag>
  return <Tag colour={kind === 'draft' ? 'yellow' : 'grey'}>{kind === 'draft' ? 'Draft' : 'Replaced'}</Tag>
}

const isWebAddress = (link: string) => /^https?:\/\//i.test(link)

const Publication = ({ decision, today }: Pick<Props, 'decision' | 'today'>) => {
  if (decision.publishedLink && isWebAddress(decision.publishedLink)) {
    return (
      <a href={decision.publishedLink} rel="external noreferrer">
        As the Ombudsman published it
      </a>
    )
  }
  const earliest = publishedNotBefore(decision.decidedOn)
  return (
    <>
      not before {dayText(earliest)}, six weeks after the decision
      {earliest <= today && <span class="note"> (that day has come; no link is recorded)</span>}
    </>
  )
}

const Effect = ({ decision, inForce, reasons }: Pick<Props, 'decision' | 'inForce' | 'reasons'>) => {
  if (decision.kind === 'draft') return <>None: a draft counts nowhere</>
  if (!inForce) return <>None any more: a later version counts in its place</>
  const { year, as } = effectOf(decision, reasons)
  return (
    <>
      Counts in {year} as{' '}
      {as.map(({ figure, words }, index) => (
        <>
          {index > 0 && (index === as.length - 1 ? ' and ' : ', ')}
          <a href={paths.figure(year, figure)}>{words}</a>
        </>
      ))}
    </>
  )
}
