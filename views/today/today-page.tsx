import { type Calendar, type Day, dayWithWeekday } from '#domain/calendar.ts'
import { mayDo } from '#domain/permissions.ts'
import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { type Covered, coveringInWords } from '../absence/absences-page.tsx'
import { ButtonLink } from '../components/button.tsx'
import { Columns } from '../components/columns.tsx'
import { InsetText } from '../components/inset-text.tsx'
import { PageHead } from '../components/page-head.tsx'
import { ActForm } from '../deputy/acting-page.tsx'
import { type DeadlineLine, DoNext } from './do-next.tsx'
import { FilesToReview, type FileToReview } from './files-to-review.tsx'
import { type LatestLetter, LatestLetters } from './latest-letters.tsx'
import { LastLetter, type Letters, NextLetter } from './next-letter.tsx'
import { OpenStages, type StageCount } from './open-stages.tsx'
import { type DeadlineCounts, TodayTiles, type Whose } from './today-tiles.tsx'
import { type UpheldDecision, UpheldDecisions } from './upheld-decisions.tsx'
import { WithoutActions } from './without-actions.tsx'

type Work = {
  deadlines: readonly DeadlineLine[]
  counts: DeadlineCounts
  everybodys: DeadlineCounts
  filesToReview: number
  files: readonly FileToReview[]
  latest: readonly LatestLetter[]
  upheld: readonly UpheldDecision[]
  withoutActions: readonly UpheldDecision[]
  covered: readonly Covered[]
  whose: Whose
}

type Props = {
  user: User
  today: Day
  calendar: Calendar
  work: Work | null
  openStages: readonly StageCount[]
  letters: Letters
  /** The Monitoring Officers for whom one may act today. */
  officers: readonly { id: number; name: string }[]
}

/** What is overdue and next for whoever opens Redress in the morning, and the annual letter as it would read today. */
export const TodayPage = ({ user, today, calendar, work, openStages, letters, officers }: Props) => (
  <>
    <PageHead
      title={dayWithWeekday(today)}
      aside={
        mayDo(user.role, 'record a case') && (
          <ButtonLink small href={paths.newCase}>
            New case
          </ButtonLink>
        )
      }
      lede={work ? ledeOf(work.counts) : 'The annual figures as they stand.'}
    />
    <Columns
      label="Annual letter"
      aside={
        <>
          <NextLetter {...letters} today={today} user={user} />
          <LastLetter {...letters} />
        </>
      }
    >
      {officers.map((officer) => (
        <InsetText>
          <ActForm {...officer} />
        </InsetText>
      ))}
      {work ? (
        <>
          {work.covered.length > 0 && <InsetText>{coveringInWords(work.covered)}</InsetText>}
          <TodayTiles user={user} counts={work.counts} filesToReview={work.filesToReview} />
          <UpheldDecisions decisions={work.upheld} />
          <WithoutActions decisions={work.withoutActions} />
          <DoNext {...{ today, calendar }} {...work} open={work.counts.open} />
          {user.role === 'link officer' && <Everybodys counts={work.everybodys} />}
          <FilesToReview files={work.files} all={work.filesToReview} />
          <LatestLetters letters={work.latest} />
        </>
      ) : (
        <OpenStages stages={openStages} />
      )}
    </Columns>
  </>
)

function ledeOf({ requestsOverdue, actionsOverdue, proofOwed, soon }: DeadlineCounts): string {
  const overdue = requestsOverdue + actionsOverdue + proofOwed
  const late = overdue === 0 ? 'Nothing is overdue' : `${things(overdue)} overdue`
  return `${late}, and ${soon === 0 ? 'nothing falls' : soon === 1 ? '1 falls' : `${soon} fall`} due within 5 working days.`
}

const things = (count: number) => (count === 1 ? '1 thing is' : `${count} things are`)

const Everybodys = ({ counts }: { counts: DeadlineCounts }) => (
  <p class="note">
    The whole team has {counts.open} open deadlines,{' '}
    {counts.requestsOverdue + counts.actionsOverdue + counts.proofOwed} of them past.
  </p>
)
