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

/** The register in the order of deadlines, as far as it is somebody's own or theirs for whom they cover. */
export function openCasesOf(user: User, covered: readonly { id: number }[]): string {
  const handlers = user.role === 'link officer' ? [user, ...covered] : []
  return paths.casesLike([...handlers.map(({ id }) => `handler=${id}`), 'open=yes'].join('&'))
}
