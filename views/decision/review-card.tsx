import { dayInWords } from '#domain/calendar.ts'
import { Card } from '../components/card.tsx'
import { SummaryList } from '../components/summary-list.tsx'
import { Tag } from '../components/tag.tsx'
import type { ReviewShown } from './decision-shown.ts'

/** A request to the Ombudsman to look again. The decision stands until there is a new version of it. */
export const ReviewCard = ({ review }: { review: ReviewShown }) => (
  <Card
    id={`review-${review.id}`}
    title={`Review asked for by the ${review.askedBy}`}
    mark={
      review.answeredOn ? <Tag colour="grey">Answered</Tag> : <Tag colour="purple">With the Ombudsman</Tag>
    }
  >
    <SummaryList
      noBorder
      rows={[
        { term: 'Asked on', value: dayInWords(review.askedOn) },
        ...(review.grounds ? [{ term: 'Grounds', value: review.grounds }] : []),
        {
          term: 'Answered on',
          value: review.answeredOn ? dayInWords(review.answeredOn) : 'Not yet; the decision stands meanwhile',
        },
        ...(review.result ? [{ term: 'Result', value: review.result }] : []),
      ]}
    />
  </Card>
)
