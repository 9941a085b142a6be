import type { Child } from 'hono/jsx'
import { type Calendar, type Day, dayInWords } from '#domain/calendar.ts'
import { capital } from '#domain/capital.ts'
import { dueWords } from '#domain/due.ts'
import {
  type ChaserKind,
  chaserKinds,
  currentDueOn,
  originalDueOn,
  type RequestDateEventKind,
} from '#domain/information-request.ts'
import { mayDo } from '#domain/permissions.ts'
import { timelinessInWords } from '#domain/timeliness.ts'
import { type User, worksFor } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { Card } from '../components/card.tsx'
import { DayText } from '../components/day-text.tsx'
import { Details } from '../components/details.tsx'
import { DueDate } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import { OwnTarget } from '../components/own-target.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { WarningText } from '../components/warning-text.tsx'
import { RequestActs } from './request-acts.tsx'
import type { RequestShown } from './request-shown.ts'
import { WhyRequestDate } from './why-request-date.tsx'

type Props = {
  request: RequestShown
  /** Whether the answer is still owed: a decision overtakes the requests before it. */
  open: boolean
  /** The service of the case answers what is asked of no other. */
  serviceId: number | null
  user: User
  today: Day
  calendar: Calendar
}

/** One request of the Ombudsman: its dates, how it was answered, what was asked and who was chased. */
export const RequestCard = ({ request, open, serviceId, user, today, calendar }: Props) => {
  const due = currentDueOn(request)
  const overdue = open && due !== null && due < today
  return (
    <Card
      id={`request-${request.id}`}
      title={capital(request.kind)}
      mark={<Standing request={request} open={open} today={today} calendar={calendar} />}
      {...(overdue && { edge: 'late' as const })}
    >
      <Summons chasers={request.chasers} />
      <div class="request">
        <div>
          {due && (
            <DueDate
              day={due}
              dayWords={dayInWords(due)}
              words={standingInWords({ request, open, today, calendar })}
              state={open ? dueState(due, today, calendar) : stateWhenOver(request, due)}
            />
          )}
          <WhyRequestDate request={request} calendar={calendar} />
        </div>
        <SummaryList noBorder rows={rowsOf({ request, open, today, calendar })} />
      </div>
      <Ladder chasers={request.chasers} />
      <Questions questions={request.questions} {...{ open, serviceId, user, today, calendar }} />
      <AnswersGiven questions={request.questions} />
      <RequestActs request={request} user={user} />
    </Card>
  )
}

const dayText = (day: Day) => <DayText day={day}>{dayInWords(day)}</DayText>

type StandingProps = Pick<Props, 'request' | 'open' | 'today' | 'calendar'>

const Standing = ({ request, open, today }: StandingProps) => {
  const due = currentDueOn(request)
  if (request.answeredOn) return <Tag colour="green">Answered</Tag>
  if (!open) return <Tag colour="grey">No longer owed</Tag>
  return due && due < today ? <Tag colour="red">Overdue</Tag> : <Tag colour="blue">Open</Tag>
}

function standingInWords({ request, open, today, calendar }: StandingProps): string {
  const due = currentDueOn(request)
  if (request.answeredOn) return capital(timelinessInWords(request, request.answeredOn, calendar))
  if (!open) return 'Not answered; overtaken by the decision'
  return due ? dueWords(due, today, calendar) : ''
}

const stateWhenOver = ({ answeredOn }: RequestShown, due: Day) => {
  if (!answeredOn) return 'waiting'
  return answeredOn > due ? 'late' : 'done'
}

function rowsOf({ request, open, today, calendar }: StandingProps) {
  const original = originalDueOn(request)
  const rows: { term: string; value: Child }[] = [
    ...(request.letterOn ? [{ term: 'Letter dated', value: dayText(request.letterOn) }] : []),
    { term: 'Received', value: dayText(request.receivedOn) },
    ...(original ? [{ term: 'First due', value: <FirstDue request={request} original={original} /> }] : []),
    ...request.extensions.map((extension) => ({
      term: extensionTerms[extension.kind],
      value: <Extension {...extension} />,
    })),
    ...(request.internalDueOn
      ? [
          {
            term: 'Our own target',
            value: <OwnTarget target={request.internalDueOn} {...{ open, today, calendar }} />,
          },
        ]
      : []),
    ...(request.answeredOn ? [{ term: 'Answered', value: dayText(request.answeredOn) }] : []),
    ...(request.delayReason ? [{ term: 'Why it was late', value: request.delayReason }] : []),
  ]
  return rows
}

const FirstDue = ({
  request: { statedDueOn, ruleDueOn },
  original,
}: {
  request: RequestShown
  original: Day
}) => (
  <>
    {dayText(original)}
    <span class="note">
      {statedDueOn ? ' as the letter says' : ' by the default period'}
      {statedDueOn &&
        ruleDueOn &&
        statedDueOn !== ruleDueOn &&
        `; the rule would give ${dayInWords(ruleDueOn)}`}
    </span>
  </>
)

const extensionTerms: Record<RequestDateEventKind, string> = {
  asked: 'More time asked for',
  granted: 'More time granted',
  refused: 'More time refused',
}

const Extension = ({ dueOn, by, happenedOn, note }: RequestShown['extensions'][number]) => (
  <>
    {dueOn && <>to {dayText(dueOn)} </>}
    <span class="note">
      by {by}, {dayInWords(happenedOn)}
      {note && `: ${note}`}
    </span>
  </>
)

const grave: readonly ChaserKind[] = ['warning of witness summons', 'witness summons']

/** The Ombudsman has the powers of the High Court here: it is said in words before anything else. */
const Summons = ({ chasers }: Pick<RequestShown, 'chasers'>) => {
  const last = chasers.findLast(({ kind }) => grave.includes(kind))
  if (!last) return null
  return (
    <div class="summons">
      <WarningText>
        {capital(last.kind)} received on {dayInWords(last.receivedOn)} (section 29, Local Government Act 1974)
      </WarningText>
    </div>
  )
}

const Ladder = ({ chasers }: Pick<RequestShown, 'chasers'>) => {
  if (chasers.length === 0) return null
  return (
    <>
      <h3>Reminders</h3>
      <ol class="ladder">
        {chaserKinds.map((kind) => {
          const received = chasers.filter((chaser) => chaser.kind === kind)
          return (
            <li class={received.length > 0 ? 'ladder__rung ladder__rung--reached' : 'ladder__rung'}>
              <span class={grave.includes(kind) && received.length > 0 ? 'differs' : undefined}>
                {capital(kind)}
              </span>{' '}
              <span class="note">
                {received.length > 0
                  ? received.map(({ receivedOn }) => dayInWords(receivedOn)).join(', ')
                  : 'not received'}
              </span>
            </li>
          )
        })}
      </ol>
    </>
  )
}

type QuestionsProps = Pick<RequestShown, 'questions'> & Omit<Props, 'request'>

const Questions = ({ questions, open, serviceId, user, today, calendar }: QuestionsProps) => {
  if (questions.length === 0) return null
  return (
    <Table
      caption="Questions"
      captionSize="s"
      columns={[
        { heading: 'Question' },
        { heading: 'Asked of' },
        { heading: 'Our own target' },
        { heading: 'Answered' },
      ]}
      rows={questions.map((question) => ({
        cells: [
          `${question.number} ${question.text}`,
          question.service ?? 'The service of the case',
          question.internalDueOn ? (
            <OwnTarget
              target={question.internalDueOn}
              open={open && !question.answeredOn}
              {...{ today, calendar }}
            />
          ) : (
            <span class="note">none set</span>
          ),
          <Answered
            question={question}
            mayAnswer={
              mayDo(user.role, 'answer a question') && worksFor(user, question.serviceId ?? serviceId)
            }
          />,
        ],
      }))}
    />
  )
}

const AnswersGiven = ({ questions }: Pick<RequestShown, 'questions'>) => {
  const answered = questions.filter(({ draftAnswer }) => draftAnswer !== '')
  return answered.length === 0 ? null : (
    <Details summary="What the services answered">
      {answered.map(({ number, draftAnswer }) => (
        <p>
          <strong>Question {number}</strong>
          <br />
          <span class="answer">{draftAnswer}</span>
        </p>
      ))}
    </Details>
  )
}

type AnsweredProps = { question: RequestShown['questions'][number]; mayAnswer: boolean }

const Answered = ({ question: { id, number, answeredOn, clearedOn }, mayAnswer }: AnsweredProps) => (
  <>
    {answeredOn ? dayText(answeredOn) : <span class="note">not yet</span>}
    {answeredOn && <span class="note">{clearedOn ? ', cleared' : ', not cleared'}</span>}
    {mayAnswer && (
      <>
        <br />
        <a href={paths.answer(id)}>
          {answeredOn ? 'Change' : 'Answer'}
          <span class="govuk-visually-hidden"> question {number}</span>
        </a>
      </>
    )}
  </>
)
