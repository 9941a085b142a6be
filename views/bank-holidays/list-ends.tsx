import { type Day, dayInWords } from '#domain/calendar.ts'
import { WarningText } from '../components/warning-text.tsx'

/** Said while the shipped list of bank holidays ends within twelve months. */
export const ListEnds = ({ endsOn }: { endsOn: Day | null }) =>
  endsOn && (
    <WarningText>This list ends on {dayInWords(endsOn)}. Install a newer release before then.</WarningText>
  )
