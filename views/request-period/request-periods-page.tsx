import { capital } from '#domain/capital.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { type RequestPeriodTerms, requestPeriodInWords, startsFromInWords } from '#domain/request-rule.ts'
import { paths } from '#src/paths.ts'
import { Table } from '../components/table.tsx'
import { Tag } from '../components/tag.tsx'
import { SettingsFrame } from '../settings/settings-frame.tsx'

type Props = { periods: readonly (RequestPeriodTerms & { kind: RequestKind })[] }

/** The kinds of request, and how long each gives where the letter names no day. */
export const RequestPeriodsPage = ({ periods }: Props) => (
  <SettingsFrame
    part="request-periods"
    lede="The date in the Ombudsman’s letter counts. These periods stand in where it gives none."
  >
    <p>
      A change holds for requests opened from then on. A request keeps the period that it was opened with.
    </p>
    <Table
      caption="Kinds of request"
      captionHidden
      firstCellIsHeader
      columns={[
        { heading: 'Kind' },
        { heading: 'Period' },
        { heading: 'Counted from' },
        { heading: 'Where it comes from' },
        { heading: 'New requests' },
        { heading: <span class="govuk-visually-hidden">Change</span>, label: '' },
      ]}
      rows={periods.map((period) => ({
        cells: [
          capital(period.kind),
          period.unit ? requestPeriodInWords(period) : <span class="note">None: the date in the letter</span>,
          period.unit ? capital(startsFromInWords[period.startsFrom]) : '',
          period.basis || <span class="note">Not recorded</span>,
          <Tag colour={period.offered ? 'green' : 'grey'}>{period.offered ? 'Offered' : 'Not offered'}</Tag>,
          <a class="govuk-link" href={paths.requestPeriod(period.kind)}>
            Change<span class="govuk-visually-hidden"> {period.kind}</span>
          </a>,
        ],
      }))}
    />
  </SettingsFrame>
)
