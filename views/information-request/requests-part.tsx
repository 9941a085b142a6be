import { mayDo } from '#domain/permissions.ts'
import { paths } from '#src/paths.ts'
import { CaseFrame, type CaseFrameProps } from '../case/case-frame.tsx'
import { ButtonLink } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { RequestCard } from './request-card.tsx'

/** What the Ombudsman asked the council for on a case, the newest first. */
export const RequestsPart = (props: CaseFrameProps) => (
  <CaseFrame part="requests" {...props}>
    {mayDo(props.user.role, 'open an information request') && (
      <div class="part-acts">
        <ButtonLink look="secondary" small href={paths.informationRequests(props.thisCase.reference)}>
          Open a request
        </ButtonLink>
      </div>
    )}
    {props.requests.length === 0 && (
      <Empty title="The Ombudsman has asked for nothing on this case.">
        Enquiries, draft decisions to comment on and requests for evidence stand here with their dates.
      </Empty>
    )}
    {props.requests.map((request) => (
      <RequestCard
        request={request}
        open={props.deadlines.some(({ noun, id }) => noun === 'information request' && id === request.id)}
        serviceId={props.thisCase.serviceId}
        user={props.user}
        today={props.today}
        calendar={props.calendar}
      />
    ))}
  </CaseFrame>
)
