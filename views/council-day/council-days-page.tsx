import { type Day, dayInWords, weekdayOf } from '#domain/calendar.ts'
import type { CouncilDay } from '#domain/council-day.ts'
import { paths } from '#src/paths.ts'
import { ListEnds } from '../bank-holidays/list-ends.tsx'
import { ButtonLink } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { Table } from '../components/table.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Props = {
  days: readonly (CouncilDay & { id: number })[]
  version: string
  /** The last day of the shipped list, where that is near. */
  endsOn: Day | null
}

/** What the council added to the bank holidays that came with this release. */
export const CouncilDaysPage = ({ days, version, endsOn }: Props) => (
  <SettingsFrame
    part="council-days"
    lede="Bank holidays that were proclaimed after this release, and days on which the council is shut."
    aside={<ButtonLink href={paths.newCouncilDay}>Add a day</ButtonLink>}
  >
    <ListEnds endsOn={endsOn} />
    <p>
      List {version} of England’s bank holidays came with this release:{' '}
      <a class="govuk-link" href={paths.bankHolidays}>
        see all of them
      </a>
      . A bank holiday counts for everybody. A closure counts for the council’s own targets only: the
      Ombudsman’s clocks never skip it.
    </p>
    {days.length === 0 ? (
      <Empty title="No day was added">
        The list that came with this release is complete as far as we know.
      </Empty>
    ) : (
      <Table
        caption="Days that were added"
        captionHidden
        firstCellIsHeader
        columns={[
          { heading: 'Day' },
          { heading: 'Weekday' },
          { heading: 'Name' },
          { heading: 'What it is' },
          { heading: 'Remove', label: '' },
        ]}
        rows={days.map(({ id, day, name, kind }) => ({
          cells: [
            dayInWords(day),
            weekdayOf(day),
            name,
            kind === 'closure' ? 'Closure of the council' : 'Bank holiday',
            <a class="govuk-link" href={paths.councilDayRemoval(id)}>
              Remove<span class="govuk-visually-hidden"> {name}</span>
            </a>,
          ],
        }))}
      />
    )}
  </SettingsFrame>
)
