import { type Day, dayInWords } from '#domain/calendar.ts'
import { paths } from '#src/paths.ts'
import { ButtonLink } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { AbsenceList, type AbsenceRow } from './absence-list.tsx'

/** For whom somebody covers today, and until when. */
export type Covered = { id: number; name: string; until: Day | null }

type Props = {
  absences: readonly AbsenceRow[]
  covered: readonly Covered[]
  today: Day
  /** For a Monitoring Officer: where they nominate their deputy, and who it is. */
  deputy: { href: string; name: string | null } | null
  /** The Monitoring Officers whose deputy one is. */
  officers: readonly { id: number; name: string }[]
}

/** One's own absences, and for whom one covers. */
export const AbsencesPage = ({ absences, covered, today, deputy, officers }: Props) => (
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
    {deputy && <Deputy {...deputy} />}
    {officers.map(({ name }) => (
      <p>
        You are the deputy of {name}.{' '}
        <a class="govuk-link" href={paths.acting}>
          Act as Monitoring Officer
        </a>
      </p>
    ))}
  </>
)

const Deputy = ({ href, name }: NonNullable<Props['deputy']>) => (
  <section>
    <h2 class="govuk-heading-m">Your deputy</h2>
    <p>
      {name
        ? `${name} may act as Monitoring Officer while you are away.`
        : 'Nobody may act as Monitoring Officer while you are away.'}{' '}
      <a class="govuk-link" href={href}>
        {name ? 'Change your deputy' : 'Nominate a deputy'}
      </a>
    </p>
  </section>
)

/** 'You cover for Lee Officer until 12 September 2024.' */
export const coveringInWords = (covered: readonly Covered[]): string =>
  `You cover for ${listed.format(
    covered.map(({ name, until }) => `${name} until ${until ? dayInWords(until) : 'further notice'}`),
  )}.`

const listed = new Intl.ListFormat('en-GB')
