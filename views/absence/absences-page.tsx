import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AbsenceList, type AbsenceRow } from './absence-list.tsx'

/** For whom somebody covers today, and until when. */
export type Covered = { id: number; name: string; until: Day | null }

type Props = { absences: readonly AbsenceRow[]; covered: readonly Covered[]; today: Day }

/** One's own absences, and for whom one covers. */
export const AbsencesPage = ({ absences, covered, today }: Props) => (
  <>
    <PageHead
      title="When you are away"
      lede={
        covered.length > 0
          ? coveringInWords(covered)
          : 'Who covers sees and does what is yours on those days.'
      }
      aside={
        <ButtonLink small href={paths.newAbsence}>
          Record an absence
        </ButtonLink>
      }
    />
    <AbsenceList absences={absences} today={today} />
  </>
)

/** 'You cover for Lee Officer until 12 September 2024.' */
export const coveringInWords = (covered: readonly Covered[]): string =>
  `You cover for ${listed.format(
    covered.map(({ name, until }) => `${name} until ${until ? dayInWords(until) : 'further notice'}`),
  )}.`

const listed = new Intl.ListFormat('en-GB')
