import type { User } from '#domain/user.ts'
import { paths } from '#src/paths.ts'
import { StatTile, StatTiles } from '../components/stat-tile.tsx'

export type DeadlineCounts = {
  open: number
  requestsOverdue: number
  actionsOverdue: number
  proofOwed: number
  soon: number
}

/** Whose deadlines are counted: of all, or of link officers' cases and of services for whose lead one of them covers. */
export type Whose = { handlerIds?: readonly number[]; services?: readonly number[] }

type Props = { user: User; counts: DeadlineCounts; filesToReview: number }

/** The counts that the day begins with; each opens what it counts. */
export const TodayTiles = ({ user, counts, filesToReview }: Props) => (
  <StatTiles>
    <StatTile
      figure={counts.requestsOverdue}
      label={counts.requestsOverdue === 1 ? 'enquiry overdue' : 'enquiries overdue'}
      state="late"
      href="#do-next"
    />
    <StatTile
      figure={counts.actionsOverdue}
      label={counts.actionsOverdue === 1 ? 'action late' : 'actions late'}
      state="late"
      href="#do-next"
    />
    <StatTile figure={counts.soon} label="due in 5 working days" state="soon" href="#do-next" />
    {user.role === 'service lead' ? (
      <StatTile figure={counts.proofOwed} label="done, proof owed" state="soon" href="#do-next" />
    ) : (
      <StatTile
        figure={filesToReview}
        label={filesToReview === 1 ? 'file to review' : 'files to review'}
        href="#files-to-review"
      />
    )}
  </StatTiles>
)

/** The register in the order of deadlines, as far as it is of these link officers, or owed by these services. */
export const openCasesOf = ({ handlerIds = [], services = [] }: Whose): string =>
  paths.casesLike(
    [...handlerIds.map((id) => `handler=${id}`), ...services.map((id) => `owing=${id}`), 'open=yes'].join(
      '&',
    ),
  )
