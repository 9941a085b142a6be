import type { Child } from 'hono/jsx'
import { Details } from './details.tsx'

type Props = {
  start: Child
  rule: Child
  result: Child
  /** Days that the count passes over, with the reason: 'Sat 4 and Sun 5 May', 'weekend'. */
  skipped?: { days: string; reason: string }[]
  /** Each later day that the Ombudsman agreed to, and who agreed it and when. */
  extensions?: { until: string; agreed: string }[]
  source?: Child
  open?: boolean
}

/** How a last day comes about: where it starts, the rule, what is passed over, who moved it. */
export const WhyThisDate = ({ start, rule, result, skipped = [], extensions = [], source, open }: Props) => (
  <div class="why">
    <Details summary="Why this date?" open={open}>
      <dl class="why__facts">
        <Fact term="Starts">{start}</Fact>
        <Fact term="Rule">{rule}</Fact>
        <Fact term="Days skipped">
          {skipped.length === 0 ? 'None' : listOf(skipped.map(({ days, reason }) => `${days}: ${reason}`))}
        </Fact>
        <Fact term="Extended">
          {extensions.length === 0
            ? 'No'
            : listOf(extensions.map(({ until, agreed }) => `To ${until}. ${agreed}`))}
        </Fact>
        <Fact term="Last day">{result}</Fact>
        {source && <Fact term="Source">{source}</Fact>}
      </dl>
    </Details>
  </div>
)

const Fact = ({ term, children }: { term: string; children?: Child }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
)

const listOf = (lines: string[]) => (
  <ul>
    {lines.map((line) => (
      <li>{line}</li>
    ))}
  </ul>
)
