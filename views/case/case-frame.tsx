import type { Child } from 'hono/jsx'
import { type Away, awayInWords } from '#domain/absence.ts'
import type { DecisionCategory } from '#domain/annual-letter/labels.ts'
import type { Calendar, Day } from '#domain/calendar.ts'
import { dayInWords } from '#domain/calendar.ts'
import type { Provenance, Stage } from '#domain/case.ts'
import { showReference } from '#domain/case-reference.ts'
import { publishedNotBefore } from '#domain/decision.ts'
import { mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { type CasePart, paths } from '#src/paths.ts'
import { Breadcrumbs } from '../components/breadcrumbs.tsx'
import { CaseHead } from '../components/case-head.tsx'
import { DayText } from '../components/day-text.tsx'
import { SubNavigation } from '../components/sub-navigation.tsx'
import { Tag } from '../components/tag.tsx'
import type { RequestShown } from '../information-request/request-shown.ts'
import { StageTag } from '../register/stage-tag.tsx'
import type { ActionShown } from '../remedy-action/action-shown.ts'
import { NextDeadline, type OpenDeadline } from './next-deadline.tsx'
import { Provenances } from './provenance.tsx'

export type CaseShown = {
  reference: string
  complainant: string
  summary: string
  category: string
  subCategory: string
  directorateId: number | null
  directorate: string | null
  serviceId: number | null
  service: string | null
  handler: string | null
  handlerAway: Away | null
  investigator: string
  ombudsmanReceivedOn: Day | null
  learnedOn: Day
  sentToCouncil: boolean
  restricted: boolean
  provenance: Provenance
  provenanceNote: string
  linked: readonly { reference: string; relation: string }[]
  standing: {
    stage: Stage
    decision: DecisionCategory | null
    reason: string | null
    decidedOn: Day | null
    actionsUnsent: number
    satisfied: boolean | null
    actions: number
  }
}

/** What every part of a case is shown with. */
export type CaseFrameProps = {
  thisCase: CaseShown
  deadlines: readonly OpenDeadline[]
  requests: readonly RequestShown[]
  actions: readonly ActionShown[]
  /** Who reads: what they may do is offered, nothing else. */
  user: User
  today: Day
  calendar: Calendar
}

/** The frame of every part of a case: which case it is, what is owed next and why, and the way to the other parts. */
export const CaseFrame = ({
  part,
  children,
  ...props
}: CaseFrameProps & { part: CasePart; children?: Child }) => (
  <>
    <Breadcrumbs crumbs={crumbsOf(props.thisCase)} />
    <CaseHead
      reference={showReference(props.thisCase.reference)}
      who={props.thisCase.complainant}
      tags={<Tags {...props.thisCase} />}
      facts={factsOf(props.thisCase)}
      next={<NextDeadline {...props} />}
    />
    {mayDo(props.user.role, 'change a case') && (
      <p class="case-change">
        <a href={paths.caseChange(props.thisCase.reference)}>Change the case</a>
      </p>
    )}
    <Provenances {...props.thisCase} />
    <SubNavigation label="Case" items={partsOf(props, part)} />
    {children}
  </>
)

function crumbsOf({ directorateId, directorate, serviceId, service, category, subCategory }: CaseShown) {
  const search = (name: string, value: string | number) =>
    paths.casesLike(new URLSearchParams({ [name]: String(value) }).toString())
  return [
    { text: 'Cases', href: paths.cases },
    ...(directorateId && directorate
      ? [{ text: directorate, href: search('directorate', directorateId) }]
      : []),
    serviceId && service
      ? { text: service, href: search('service', serviceId) }
      : { text: category, href: search('category', category) },
    ...(subCategory && subCategory.toLowerCase() !== service?.toLowerCase() ? [{ text: subCategory }] : []),
  ]
}

const Tags = ({ standing, restricted }: CaseShown) => (
  <>
    <StageTag stage={standing.stage} />
    {standing.decision && <Tag colour="grey">{standing.decision}</Tag>}
    {restricted && <Tag colour="purple">Restricted</Tag>}
  </>
)

const dayText = (day: Day) => <DayText day={day}>{dayInWords(day)}</DayText>

function factsOf(thisCase: CaseShown): { term: string; detail: Child }[] {
  const { standing, service, investigator, category, subCategory, linked } = thisCase
  return [
    { term: 'Service', detail: service ?? 'Not recorded' },
    { term: 'Category', detail: subCategory ? `${category}: ${subCategory}` : category },
    ...(thisCase.ombudsmanReceivedOn
      ? [{ term: 'Received', detail: <>{dayText(thisCase.ombudsmanReceivedOn)} by the Ombudsman</> }]
      : []),
    {
      term: thisCase.sentToCouncil ? 'Learned of' : 'Not sent to us',
      detail: dayText(thisCase.learnedOn),
    },
    ...(standing.decidedOn ? decisionFacts(standing.decidedOn, standing.reason) : []),
    { term: 'Handler', detail: <Handler {...thisCase} /> },
    ...(investigator ? [{ term: 'Investigator', detail: investigator }] : []),
    ...(linked.length > 0 ? [{ term: 'Linked', detail: <LinkedCases linked={linked} /> }] : []),
  ]
}

const Handler = ({ handler, handlerAway }: CaseShown) => (
  <>
    {handler ?? 'Nobody yet'}
    {handlerAway && <span class="note">, {awayInWords(handlerAway)}</span>}
  </>
)

const decisionFacts = (decidedOn: Day, reason: string | null) => [
  {
    term: 'Decided',
    detail: (
      <>
        {dayText(decidedOn)}
        {reason && `: ${reason}`}
      </>
    ),
  },
  { term: 'Publication', detail: <>not before {dayText(publishedNotBefore(decidedOn))}</> },
]

const LinkedCases = ({ linked }: Pick<CaseShown, 'linked'>) => (
  <>
    {linked.map(({ reference, relation }, index) => (
      <>
        {index > 0 && ', '}
        <a href={paths.case(reference)}>{showReference(reference)}</a> ({relation})
      </>
    ))}
  </>
)

function partsOf({ thisCase: { reference }, requests, actions }: CaseFrameProps, current: CasePart) {
  const titles: Record<CasePart, string> = {
    timeline: 'Timeline',
    requests: counted('Requests', requests.length),
    decision: 'Decision',
    actions: counted('Actions and evidence', actions.length),
    'local-complaint': 'Local complaint',
    history: 'History',
  }
  return (Object.keys(titles) as CasePart[]).map((part) => ({
    href: paths.casePart(reference, part),
    text: titles[part],
    current: part === current,
  }))
}

const counted = (title: string, count: number) => (count > 0 ? `${title} (${count})` : title)
