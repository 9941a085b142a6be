import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { Empty } from '../components/empty.tsx'
import { RequestCard } from './request-card.tsx'

/** What the Ombudsman asked the council for on a case, the newest first. */
export const RequestsPart = (props: CaseFrameProps) => (
  <CaseFrame part="requests" {...props}>
    {props.requests.length === 0 && (
      <Empty title="The Ombudsman has asked for nothing on this case.">
        Enquiries, draft decisions to comment on and requests for evidence stand here with their dates.
      </Empty>
    )}
    {props.requests.map((request) => (
      <RequestCard
        request={request}
        open={props.deadlines.some(({ noun, id }) => noun === 'information request' && id === request.id)}
        today={props.today}
        calendar={props.calendar}
      />
    ))}
  </CaseFrame>
)
