import { paths } from '#src/paths.ts'
import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormState, mistakesIn } from '../components/form-state.ts'
import { PageHead } from '../components/page-head.tsx'

type Officer = { id: number; name: string }

type Props = { officers: readonly Officer[]; actingFor: string | null; form: FormState }

/** Where a deputy begins to act for the Monitoring Officer, and stops. */
export const ActingPage = ({ officers, actingFor, form }: Props) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <ErrorSummary mistakes={mistakesIn(form)} />
      <PageHead
        title="Act as Monitoring Officer"
        lede="The nominated deputy acts personally while the Monitoring Officer is away. It ends by itself with the absence."
      />
      {actingFor !== null && (
        <form method="post" action={paths.actingEnd}>
          <p>You act for {actingFor}. Everything that you do is recorded as yours, acting for them.</p>
          <Button preventDoubleClick>Stop acting</Button>
        </form>
      )}
      {officers.map((officer) => (
        <ActForm {...officer} />
      ))}
      {actingFor === null && officers.length === 0 && (
        <Empty title="There is nobody for whom you may act today.">
          A Monitoring Officer who is away has to have nominated you.
        </Empty>
      )}
    </div>
  </div>
)

/** The one press by which a deputy begins. */
export const ActForm = ({ id, name }: Officer) => (
  <form method="post" action={paths.acting}>
    <p>
      {name} is away and nominated you as deputy. Until you stop you see and do what the Monitoring Officer
      may, and nothing else.
    </p>
    <input type="hidden" name="officerId" value={String(id)} id="officerId" />
    <Button preventDoubleClick>Act as Monitoring Officer for {name}</Button>
  </form>
)
