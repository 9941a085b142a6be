import type { Child } from 'hono/jsx'
import { type BarTone, MeasureBar } from './measure-bar.tsx'
import { Percent } from './percent.tsx'

type MeasureProps = { label: Child; percent: number | null; mark?: number | null; children?: Child }

/** One of the three measures in a line: its name, its rate, a bar, and the cases that make it. */
export const Measure = ({ label, percent, mark, children }: MeasureProps) => (
  <div class="measure">
    <div class="measure__top">
      <span>{label}</span>
      <strong class="measure__rate">
        <Percent value={percent} />
      </strong>
    </div>
    <MeasureBar percent={percent} mark={mark} />
    <div class="measure__why">{children}</div>
  </div>
)

export type Comparison = { label: Child; percent: number | null; tone: BarTone }

type CardProps = {
  title: Child
  percent: number | null
  /** What it is a rate of: '76 of 94 investigations', each count opening its cases. */
  of: Child
  comparisons: Comparison[]
  headingLevel?: 2 | 3
  children?: Child
}

/** One of the three measures at full size, ours beside theirs and others'. */
export const MeasureCard = ({ title, percent, of, comparisons, headingLevel = 2, children }: CardProps) => {
  const Title = `h${headingLevel}` as const
  return (
    <section class="card measure-card">
      <Title class="card__title">{title}</Title>
      <p class="measure-card__rate">
        <Percent value={percent} />
      </p>
      <p class="measure-card__of">{of}</p>
      <dl class="comparisons">
        {comparisons.map((comparison) => (
          <div class="comparisons__line">
            <dt>{comparison.label}</dt>
            <dd>
              <MeasureBar percent={comparison.percent} tone={comparison.tone} />
              <strong class="comparisons__rate">
                <Percent value={comparison.percent} />
              </strong>
            </dd>
          </div>
        ))}
      </dl>
      {children && <div class="note">{children}</div>}
    </section>
  )
}
