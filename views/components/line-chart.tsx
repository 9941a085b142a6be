import type { Child } from 'hono/jsx'

export type ChartLine = { name: string; tone: 'ours' | 'theirs' | 'similar'; values: (number | null)[] }

type Props = {
  id: string
  title: string
  years: string[]
  lines: ChartLine[]
  /** A change in how things are counted: the years before and after are not alike. */
  breakBefore?: { year: string; label: string }
  floor?: number
  children?: Child
}

type Point = { year: number; percent: number }

const top = 28
const bottom = 208
const left = 10

/** Rates over the years as lines; all figures are in the description too. Words keep their size on a phone. */
export const LineChart = ({ id, title, years, lines, breakBefore, floor = 0, children }: Props) => {
  const x = (year: number) => left + ((year + 0.5) * (100 - left)) / years.length
  const y = (percent: number) => bottom - ((percent - floor) * (bottom - top)) / (100 - floor)
  const scale = [0, 20, 40, 60, 80, 100].filter((percent) => percent >= floor)
  const breakYear = breakBefore ? years.indexOf(breakBefore.year) : -1
  return (
    <figure class="chart">
      <svg role="img" aria-labelledby={`${id}-title ${id}-figures`} width="100%" height="250">
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-figures`}>{inWords(years, lines, breakBefore)}</desc>
        {scale.map((percent) => (
          <>
            <line class="chart__grid" x1={`${left}%`} x2="100%" y1={y(percent)} y2={y(percent)} />
            <text class="chart__scale" x="0" y={y(percent) + 5}>
              {percent}%
            </text>
          </>
        ))}
        {years.map((year, place) => (
          <text class="chart__year" x={`${x(place)}%`} y="238" text-anchor="middle">
            {year}
          </text>
        ))}
        {breakYear > 0 && (
          <line
            class="chart__break"
            x1={`${x(breakYear - 0.5)}%`}
            x2={`${x(breakYear - 0.5)}%`}
            y1="8"
            y2={bottom}
          />
        )}
        {lines.map((line) => (
          <Line points={pointsOf(line)} tone={line.tone} x={x} y={y} labels={labelsOf(line, lines)} />
        ))}
      </svg>
      <figcaption class="chart__key">
        {lines.map(({ name, tone }) => (
          <span class={`chart__name chart__name--${tone}`}>{name}</span>
        ))}
        {breakYear > 0 && <span class="chart__name chart__name--break">{breakBefore?.label}</span>}
        {children}
      </figcaption>
    </figure>
  )
}

type LineProps = {
  points: Point[]
  tone: ChartLine['tone']
  x: (year: number) => number
  y: (percent: number) => number
  labels: Map<number, 'above' | 'below'>
}

const Line = ({ points, tone, x, y, labels }: LineProps) => (
  <g class={`chart__line chart__line--${tone}`}>
    {points.slice(1).map((to, place) => {
      const from = points[place] as Point
      return <line x1={`${x(from.year)}%`} y1={y(from.percent)} x2={`${x(to.year)}%`} y2={y(to.percent)} />
    })}
    {points.map(({ year, percent }) => (
      <>
        <circle cx={`${x(year)}%`} cy={y(percent)} r="5" />
        {labels.has(year) && (
          <text
            x={`${x(year)}%`}
            y={y(percent) + (labels.get(year) === 'above' ? -13 : 24)}
            text-anchor="middle"
          >
            {percent}%
          </text>
        )}
      </>
    ))}
  </g>
)

const pointsOf = ({ values }: ChartLine): Point[] =>
  values.flatMap((percent, year) => (percent === null ? [] : [{ year, percent }]))

/** The highest of the lines, or the first of equals, carries its figure above, any other below: they do not meet. */
const labelsOf = (line: ChartLine, lines: ChartLine[]): LineProps['labels'] =>
  new Map(
    pointsOf(line).map(({ year, percent }) => {
      const highest = Math.max(...lines.map(({ values }) => values[year] ?? -1))
      const bearer = lines.find(({ values }) => values[year] === highest)
      return [year, percent === highest && bearer === line ? 'above' : 'below']
    }),
  )

const inWords = (years: string[], lines: ChartLine[], breakBefore?: Props['breakBefore']) => {
  const figures = lines.map(
    ({ name, values }) =>
      `${name}: ${years.map((year, place) => `${year} ${values[place] === null ? 'no rate' : `${values[place]}%`}`).join(', ')}.`,
  )
  return [...figures, breakBefore ? `From ${breakBefore.year}: ${breakBefore.label}.` : ''].join(' ').trim()
}
