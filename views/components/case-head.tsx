import type { Child } from 'hono/jsx'

type Props = {
  reference: Child
  who: Child
  tags?: Child
  facts: { term: string; detail: Child }[]
  /** What is owed next: a due date and why it is that date. */
  next?: Child
}

/** Which case this is, how it stands, and what is owed next; the head of every page of a case. */
export const CaseHead = ({ reference, who, tags, facts, next }: Props) => (
  <header class="case-head">
    <div class="case-head__identity">
      <h1 class="case-head__reference">{reference}</h1>
      <p class="case-head__who">{who}</p>
      {tags && <p class="case-head__tags">{tags}</p>}
    </div>
    <dl class="case-head__facts">
      {facts.map(({ term, detail }) => (
        <div>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
    {next && <div class="case-head__next">{next}</div>}
  </header>
)
