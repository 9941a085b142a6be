import { type Calendar, type Day, dayInWords, shortDay } from '#domain/calendar.ts'
import { showReference } from '#domain/case-reference.ts'
import { dueWords } from '#domain/due.ts'
import { type RequestKind, requestKindInWords } from '#domain/information-request.ts'
import { ownTargetWords } from '#domain/own-target.ts'
import { paths } from '#src/paths.ts'
import { DueDate } from '../components/due-date.tsx'
import { dueState } from '../components/due-state.ts'
import { Empty } from '../components/empty.tsx'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { openCasesOf, type Whose } from './today-tiles.tsx'

export type DeadlineLine = {
  noun: 'information request' | 'remedy action'
  id: number
  what: string
  dueOn: Day
  internalOn: Day | null
  doneOn: Day | null
  reference: string
  complainant: string
  category: string
  subCategory: string
  service: string | null
  handler: string | null
  warned: Day | null
  questions: number
  questionsAnswered: number
}

type Props = {
  today: Day
  calendar: Calendar
  deadlines: readonly DeadlineLine[]
  open: number
  whose: Whose
}

/** What the council owes the Ombudsman next, earliest first. */
export const DoNext = ({ today, calendar, deadlines, open, whose }: Props) => (
  <section id="do-next" tabindex={-1}>
    <h2>Do next</h2>
    {deadlines.length === 0 ? (
      <Empty title="Nothing is owed">No enquiry is unanswered and no action unsent.</Empty>
    ) : (
      <>
        <Table
          caption="Do next"
          captionHidden
          columns={[
            { heading: 'Due', label: '' },
            { heading: 'What', label: '' },
            { heading: 'Case' },
            { heading: 'With' },
          ]}
          rows={deadlines.map((deadline) => ({
            cells: [
              <>
                <DueDate
                  day={deadline.dueOn}
                  dayWords={shortDay(deadline.dueOn)}
                  words={dueWords(deadline.dueOn, today, calendar)}
                  state={dueState(deadline.dueOn, today, calendar)}
                />
                <Ours {...deadline} {...{ today, calendar }} />
              </>,
              <What {...deadline} />,
              <CaseOf {...deadline} />,
              deadline.service ?? deadline.handler ?? 'Not recorded',
            ],
          }))}
        />
        <p>
          <a href={openCasesOf(whose)}>
            {open === 1 ? 'The open deadline, by case' : `All ${open} open deadlines, by case`}
          </a>
        </p>
      </>
    )}
  </section>
)

/** The target that the council set itself, while it is open. */
const Ours = ({
  internalOn,
  doneOn,
  today,
  calendar,
}: Pick<DeadlineLine, 'internalOn' | 'doneOn'> & Pick<Props, 'today' | 'calendar'>) =>
  internalOn && !doneOn ? (
    <span class="note">
      Our own target {shortDay(internalOn)}: {ownTargetWords(internalOn, today, calendar)}
    </span>
  ) : null

const What = (deadline: DeadlineLine) => (
  <>
    {deadline.noun === 'information request'
      ? requestKindInWords[deadline.what as RequestKind]
      : deadline.what}
    {deadline.warned && (
      <>
        <br />
        <Tag colour="red">Witness summons warned {dayInWords(deadline.warned)}</Tag>
      </>
    )}
    <Progress {...deadline} />
  </>
)

const Progress = ({ noun, doneOn, questions, questionsAnswered }: DeadlineLine) => {
  const words =
    noun === 'remedy action'
      ? doneOn && `Done ${dayInWords(doneOn)}, evidence not yet sent`
      : questions > 0 && `${questionsAnswered} of ${questions} questions answered`
  return words ? (
    <>
      <br />
      <span class="note">{words}</span>
    </>
  ) : null
}

const CaseOf = ({ reference, complainant, subCategory, category, noun }: DeadlineLine) => (
  <>
    <a class="reference" href={paths.casePart(reference, noun === 'remedy action' ? 'actions' : 'requests')}>
      {showReference(reference)}
    </a>
    <br />
    <span class="note">
      {complainant} · {subCategory || category}
    </span>
  </>
)
