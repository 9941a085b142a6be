import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { inForce } from '#domain/decision.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { DecisionActs } from './decision-acts.tsx'
import { DecisionCard } from './decision-card.tsx'
import type { DecisionShown, ReviewShown } from './decision-shown.ts'
import { ReviewCard } from './review-card.tsx'

type Props = CaseFrameProps & {
  decisions: readonly DecisionShown[]
  reviews: readonly ReviewShown[]
  reasons: readonly DecisionReason[]
}

/** Every version of the decision, the newest first, and every request to look at it again. */
export const DecisionPart = ({ decisions, reviews, reasons, ...frame }: Props) => {
  const current = inForce(decisions)
  return (
    <CaseFrame part="decision" {...frame}>
      <DecisionActs {...frame} decisions={decisions} reviews={reviews} />
      {decisions.length === 0 && (
        <Empty title="The Ombudsman has not decided this case yet.">
          Drafts stand here for those whom they are meant for, and decisions for everybody who sees the case.
        </Empty>
      )}
      {reviews.map((review) => (
        <ReviewCard review={review} />
      ))}
      {decisions.map((decision) => (
        <DecisionCard
          decision={decision}
          inForce={decision === current}
          reasons={reasons}
          today={frame.today}
        />
      ))}
    </CaseFrame>
  )
}
