import { describe, expect, test } from 'vitest'
import { DueDate } from '#views/components/due-date.tsx'
import { Empty } from '#views/components/empty.tsx'
import { LineChart } from '#views/components/line-chart.tsx'
import { MeasureBar } from '#views/components/measure-bar.tsx'
import { Money } from '#views/components/money.tsx'
import { NotificationBadge } from '#views/components/notification-badge.tsx'
import { Percent } from '#views/components/percent.tsx'
import { StatTile } from '#views/components/stat-tile.tsx'
import { Steps } from '#views/components/steps.tsx'
import { Table } from '#views/components/table.tsx'
import { Timeline, TimelineItem } from '#views/components/timeline.tsx'
import { WhyThisDate } from '#views/components/why-this-date.tsx'

const wordsOf = (html: unknown) =>
  String(html)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('money', () => {
  test.each([
    { pence: 25000, exact: false, reads: '£250' },
    { pence: 25000, exact: true, reads: '£250.00' },
    { pence: 123456, exact: false, reads: '£1,234.56' },
    { pence: 0, exact: false, reads: '£0' },
    { pence: 5, exact: false, reads: '£0.05' },
  ])('$pence pence, to the penny $exact, reads $reads', ({ pence, exact, reads }) => {
    expect(wordsOf(<Money pence={pence} exact={exact} />)).toBe(reads)
  })
})

describe('a rate', () => {
  test('reads as whole per cent, nought among them', () => {
    expect(wordsOf(<Percent value={0} />)).toBe('0%')
  })

  test('that cannot be worked out is said to be none', () => {
    expect(wordsOf(<Percent value={null} />)).toBe('– no rate')
  })

  test.each([
    { percent: 81, width: '81%' },
    { percent: null, width: '0%' },
    { percent: 130, width: '100%' },
  ])('of $percent is drawn $width wide', ({ percent, width }) => {
    expect(String(<MeasureBar percent={percent} />)).toContain(
      `class="bar__fill" x="0" y="4" width="${width}"`,
    )
  })
})

describe('how many wait', () => {
  test.each([
    { count: 0, reads: '' },
    { count: 6, reads: '6 (6 to review)' },
    { count: 120, reads: '99+ (99 or more to review)' },
  ])('$count of them read "$reads"', ({ count, reads }) => {
    expect(wordsOf(<NotificationBadge count={count} hiddenText="to review" />)).toBe(reads)
  })

  test('a tile that counts none raises no alarm', () => {
    expect(String(<StatTile figure={0} label="actions late" href="/actions" state="late" />)).toContain(
      'tile--none',
    )
  })
})

describe('a due date', () => {
  test('says in words how it stands, not in colour alone', () => {
    const due = (
      <DueDate dayWords="Mon 2 September" day="2024-09-02" words="Overdue by 5 working days" state="late" />
    )
    expect(wordsOf(due)).toBe('Mon 2 September Overdue by 5 working days')
    expect(String(due)).toContain('datetime="2024-09-02"')
  })

  test('explains itself: start, rule, each day passed over and why, who moved it', () => {
    const why = wordsOf(
      <WhyThisDate
        start="Letter received, Monday 29 April 2024"
        rule="Five working days, beginning the day after"
        skipped={[{ days: 'Mon 6 May', reason: 'Early May bank holiday' }]}
        extensions={[{ until: 'Friday 10 May 2024', agreed: 'Agreed by the investigator on 2 May' }]}
        result="Friday 10 May 2024"
      />,
    )
    expect(why).toContain('Mon 6 May: Early May bank holiday')
    expect(why).toContain('To Friday 10 May 2024. Agreed by the investigator on 2 May')
    expect(why).toContain('Last day Friday 10 May 2024')
  })

  test('with nothing passed over says so', () => {
    expect(wordsOf(<WhyThisDate start="a" rule="b" result="c" />)).toContain('Days skipped None Extended No')
  })
})

test('the steps of an action say in words which are done', () => {
  const steps = (
    <Steps
      label="Apology"
      steps={[
        { name: 'Done', note: '24 November', state: 'done' },
        { name: 'Proved', state: 'now' },
        { name: 'Satisfied', state: 'waiting' },
      ]}
    />
  )
  expect(wordsOf(steps)).toBe('Done (done) 24 November Proved (now) Satisfied (not yet)')
})

describe('a table', () => {
  const columns = [{ heading: 'Case' }, { heading: 'Due', label: '' }, { heading: 'Paid', numeric: true }]

  test('labels each cell for a phone, unless the cell speaks for itself', () => {
    const html = String(<Table columns={columns} rows={[{ cells: ['23 001 283', 'Monday', '£250.00'] }]} />)
    expect(html.match(/data-label="[^"]*"/g)).toEqual(['data-label="Case"', 'data-label="Paid"'])
  })

  test('says which way it is sorted, and can be sorted by links', () => {
    const sorted = [{ heading: 'Due', sort: { href: '?sort=due', direction: 'descending' as const } }]
    const html = String(<Table columns={sorted} rows={[]} />)
    expect(html).toContain('aria-sort="descending"')
    expect(html).toContain('href="?sort=due"')
  })
})

test('a timeline says what, who and when', () => {
  const timeline = (
    <Timeline>
      <TimelineItem
        title="Final decision received"
        by="Ruth Allen"
        date="7 November 2023"
        dateTime="2023-11-07"
      />
    </Timeline>
  )
  expect(wordsOf(timeline)).toBe('Final decision received by Ruth Allen 7 November 2023')
})

test('a chart says all its figures in words', () => {
  const chart = (
    <LineChart
      id="upheld"
      title="Upheld rate"
      years={['2021-22', '2022-23']}
      lines={[
        { name: 'Kent', tone: 'ours', values: [68, 87] },
        { name: 'County councils', tone: 'similar', values: [null, 80] },
      ]}
      breakBefore={{ year: '2022-23', label: 'fewer borderline cases' }}
    />
  )
  expect(wordsOf(chart)).toContain(
    'Kent: 2021-22 68%, 2022-23 87%. County councils: 2021-22 no rate, 2022-23 80%. From 2022-23: fewer borderline cases.',
  )
})

test('an empty list says what that means', () => {
  expect(wordsOf(<Empty title="No cases match">Take a filter away.</Empty>)).toBe(
    'No cases match Take a filter away.',
  )
})
