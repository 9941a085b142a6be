import { describe, expect, test } from 'vitest'
import { proposeActions } from '#domain/agreed-action.ts'
import { readDeadline } from '#domain/deadline-words.ts'
import { numberFrom } from '#domain/number-words.ts'
import { guessRemedyType, remedyTypeKinds } from '#domain/remedy-type.ts'
import remedyTypes from '../../fixtures/remedy-types.json' with { type: 'json' }
import { calendar } from '../support/desk.ts'

const decided = { decidedOn: '2023-11-07', calendar }
const every = Object.entries(remedyTypeKinds).map(([label, kind]) => ({ label, kind }))
const read = (text: string, start = decided, offered = every) => proposeActions(text, start, offered)
const inShort = (text: string) =>
  read(text).actions.map(({ text, remedyType, amountPence, dueOn }) => [text, remedyType, amountPence, dueOn])

const distress = 'Financial redress: Avoidable distress/time and trouble'
const loss = 'Financial redress: Loss of service'

const plan = `To remedy the injustice caused by the faults I have identified, the Council has agreed to take the following action within four weeks of the date of my final decision:

- apologise to Mrs X for the delay in finalising Y's EHCP, the delayed appeal rights and the lost opportunity for Y to access the educational provision set out in his EHCP;
- pay Mrs X £250 to acknowledge the distress and frustration caused by the wait for the EHCP to be issued;
- pay Mrs X £900 to acknowledge Y's lost opportunity to access specialist educational provision set out in his plan, whilst it was delayed.`

const publicReport = `10.3 Recommendations

The Council must report and confirm within three months the action it has taken or proposes to take. The Council should consider the report at its full Council, Cabinet or other appropriately delegated committee of elected members and we will require evidence of this. (Local Government Act 1974, section 31(2), as amended)

In addition to the requirement set out above, to remedy the injustice caused the Council should:

- apologise to Mrs X and Y for failing to issue a decision following the annual review in June 2021, not issuing the EHCP in the statutory timescales, not ensuring the SALT provision specified in the plan was provided, not responding to the complaint and its poor communication;
- pay Mrs X £300 to acknowledge the time and trouble she has spent pursuing this complaint and for the Council's failure to formally respond to it:
- pay £200 to acknowledge the frustration and distress caused due to the Council's faults:
- pay £1,300 for not providing SALT sessions over 13 months which would have been in place had the EHCP been issued within an appropriate timescale. This money should be used for Y's benefit;
- pay £100 a month, for every month the SALT was not set up from January 2023 until the SALT provision is in place. This money should be used for Y's benefit; and
- evidence SALT provision has started and is being delivered in line with the requirements of the EHCP.

In addition, the Council should write to each of the 170 people it has identified to apologise for its delay responding to their stage one and two complaints. The apology should:

- explain they have been identified following an investigation by us;
- set out the steps the Council has already taken to reduce its stage one and two complaint backlog.

It should also explain that, in line with our recommendation, the Council will consider what further steps it should take to prevent a future backlog; and

include that, once they receive the stage two response, they have the right
to complain to us if they remain dissatisfied with the Council's response to
the substantive matter they complained about. It should say that if we
choose to investigate the main issue they complain about, we can also
consider the Council's complaint handling.

Final report

To improve services, the Council should within three months of the date of this report:

- review its EHCP annual review procedure to ensure it follows statutory timescales set out in the Special Educational Needs and Disabilities (SEND) regulations. Ensure decisions about maintaining, amending or discontinuing plans are communicated clearly and promptly to the young person and their family to enable appeal rights to be engaged;
- develop an action plan to show how it intends to address ongoing delays with EHCP annual reviews and complaints about them.

This report should be taken to the relevant committee for democratic scrutiny; and

 update us on the backlog for stage one and two responses and its timeliness. The Council has accepted these recommendations.`

describe('the agreed action of 23 001 283, decided on 7 November 2023', () => {
  test('is an apology, £250 and £900, each within four weeks: by 5 December 2023', () => {
    expect(inShort(plan)).toEqual([
      [expect.stringMatching(/^Apologise to Mrs X .* EHCP$/), 'Apology', null, '2023-12-05'],
      [expect.stringMatching(/^Pay Mrs X £250 .* issued$/), distress, 25_000, '2023-12-05'],
      [expect.stringMatching(/^Pay Mrs X £900 .* delayed$/), loss, 90_000, '2023-12-05'],
    ])
    expect(read(plan).leftOver).toEqual([])
    for (const action of read(plan).actions) {
      expect(action).toMatchObject({
        deadlineWords: 'within four weeks of the date of my final decision',
        period: { unit: 'weeks', count: 4 },
        startsOn: '2023-11-07',
        kind: 'personal remedy',
        openEnded: false,
        doubts: [],
      })
    }
  })

  test.each([
    ['Windows line ends', plan.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', plan.replaceAll('\n', '\r')],
    ['round bullets of a word processor', plan.replaceAll('\n- ', '\n•\t')],
    ['bullets of a PDF', plan.replaceAll('\n- ', '\n\uf0b7 ')],
    ['numbers', plan.replaceAll('\n- ', '\n1. ')],
    ['letters in brackets', plan.replaceAll('\n- ', '\n   (a) ')],
    ['a paragraph number before the lead-in', `45. ${plan}`.replaceAll('\n- ', '\n a) ')],
    ['curly quotation marks', plan.replaceAll("'", '’')],
    ['no-break spaces', plan.replaceAll(' ', '\u00a0')],
    ['lines broken after every few words', plan.replace(/(.{40,60}) (?=[a-z£E])/g, '$1\n  ')],
    ['a heading', `Agreed action\n\n${plan}`],
    ['empty bullets', `${plan}\n- \n-\n`],
  ])('reads the same with %s', (_, text) => {
    expect(inShort(text).map(([, ...rest]) => rest)).toEqual(inShort(plan).map(([, ...rest]) => rest))
  })
})

describe('the recommendations of the public report, dated 8 August 2023', () => {
  const { actions, leftOver } = read(publicReport, { decidedOn: '2023-08-08', calendar })

  test('are eleven actions, of which the services’ four are due three months after the report', () => {
    expect(
      actions.map(({ remedyType, amountPence, openEnded, people, dueOn }) => [
        remedyType,
        amountPence,
        openEnded,
        people,
        dueOn,
      ]),
    ).toEqual([
      ['Apology', null, false, null, null],
      [distress, 30_000, false, null, null],
      [distress, 20_000, false, null, null],
      [loss, 130_000, false, null, null],
      [loss, 10_000, true, null, null],
      ['Provide services to person affected', null, false, null, null],
      ['Apology', null, false, 170, null],
      ['Procedure or policy change/review', null, false, null, '2023-11-08'],
      ['Service monitoring/audit', null, false, null, '2023-11-08'],
      ['Report to members', null, false, null, '2023-11-08'],
      ['Service monitoring/audit', null, false, null, '2023-11-08'],
    ])
  })

  test('run from the report’s own date where that is another than the decision’s', () => {
    const start = { decidedOn: '2023-08-08', reportedOn: '2023-08-17', calendar }
    expect(read(publicReport, start).actions.at(-1)?.dueOn).toBe('2023-11-17')
  })

  test('say that a sum a month is one instalment, and that the personal ones name no day', () => {
    expect(actions[4]?.doubts.join(' ')).toContain('again and again')
    expect(actions[0]?.doubts).toEqual(['No deadline was read. Give the words and the last day.'])
  })

  test('keep what the letter to the 170 people has to say with it', () => {
    expect(actions[6]?.text.split('\n')).toEqual([
      expect.stringMatching(/^Write to each of the 170 people .* The apology should:$/),
      '- explain they have been identified following an investigation by us;',
      expect.stringMatching(/^- set out the steps/),
      expect.stringMatching(/^- It should also explain/),
      expect.stringMatching(
        /^- include that, once they receive the stage two response, they have the right to/,
      ),
    ])
  })

  test('leave over the statutory clock, a stray heading and the thanks', () => {
    expect(leftOver).toEqual([
      expect.stringMatching(/^The Council must report .* as amended\)$/),
      'Final report',
      'The Council has accepted these recommendations.',
    ])
  })
})

describe('other decisions as they were printed', () => {
  test('23 001 147: a bullet that lost its sign, and a sentence that asks for nothing', () => {
    const { actions, leftOver } =
      read(`Within one month of the date of the decision on this complaint the Council should:

 Apologise to Mr X. We publish guidance on remedies which sets out our expectations for how organisations should apologise effectively to remedy injustice. The organisation should consider this guidance in making the apology I have recommended in my findings.

The Council should provide us with evidence it has complied with the above actions.`)
    expect(actions).toMatchObject([{ remedyType: 'Apology', dueOn: '2023-12-07', doubts: [] }])
    expect(actions[0]?.text).toMatch(/^Apologise to Mr X\. We publish .* findings\.$/)
    expect(leftOver).toEqual([
      'The Council should provide us with evidence it has complied with the above actions.',
    ])
  })

  test('19 017 019: sentences, of which the last of a paragraph gives the time', () => {
    const text = `For the Council to apologise for the fault identified in this statement within a month of my decision.

For the Council to make a payment of £300 for the distress caused to Miss T from the Council's failure to circulate documents or to explain why it would not circulate them. It should also make a payment of £200 for the time and trouble experienced by Miss T because of the Council's complaints handling. The Council should do this within three months of the date of my decision.

For the Council to explain how it will ensure meeting notes are issued in accordance with the timescales it has set going forward. It has told me it has changed its procedures in order to do this. It should send me a copy of these procedures within three months of the date of my decision.`
    expect(inShort(text)).toEqual([
      ['Apologise for the fault identified in this statement', 'Apology', null, '2023-12-07'],
      [expect.stringMatching(/^Make a payment of £300/), distress, 30_000, '2024-02-07'],
      [expect.stringMatching(/^Make a payment of £200/), distress, 20_000, '2024-02-07'],
      [expect.stringMatching(/^Explain how/), expect.anything(), null, '2024-02-07'],
      ['Send me a copy of these procedures', 'Procedure or policy change/review', null, '2024-02-07'],
    ])
    expect(read(text).actions[3]?.doubts).toContain(
      'The deadline stands in another sentence of the paragraph.',
    )
    expect(read(text).leftOver).toEqual(['It has told me it has changed its procedures in order to do this.'])
  })

  test('19 005 926: a deadline that stands before the agreement', () => {
    expect(
      inShort(`Within one month of the date of the final decision, the Council has agreed to pay Ms X £150 to acknowledge the uncertainty and frustration caused by the Council's faults.

Within three months of the date of the final decision, the Council has agreed to provide evidence of the actions it is taking to ensure EHC plans are being completed within the statutory timescales.`),
    ).toEqual([
      [expect.stringMatching(/^Pay Ms X £150/), distress, 15_000, '2023-12-07'],
      [expect.stringMatching(/^Provide evidence/), 'Service monitoring/audit', null, '2024-02-07'],
    ])
  })

  test('service improvements of the map: one bullet is one action, the rest is left over', () => {
    const { actions, leftOver } = read(`Case reference: 23 021 398
Category: Education
- The Council agreed to share a copy of our final decision with staff in its Children’s Complaints Team. It will remind them that where a complainant has appealed, this does not prevent the Council from considering how it should remedy injustice.
- Remind relevant staff via training, or a briefing paper, of the statutory guidance Getting the best from Complaints.
- The Council will review its assessment procedures to ensure all Blue Badge applications involving a hidden disability are assessed using the relevant assessment tool.
- The Council agreed to review the process it follows, to ensure it meets its duty to immediately secure the provision in the Plan.`)
    expect(actions.map(({ remedyType, dueOn }) => [remedyType, dueOn])).toEqual([
      ['Provide training and/or guidance', null],
      ['Provide training and/or guidance', null],
      ['Procedure or policy change/review', null],
      ['Procedure or policy change/review', null],
    ])
    expect(actions[3]?.text).toContain('duty to immediately secure')
    expect(leftOver.join(' ')).toContain('Case reference: 23 021 398')
  })
})

describe('awkward texts', () => {
  test('a list within a sentence, with a deadline of one of its parts', () => {
    expect(
      inShort(
        'The Council has agreed to: apologise to Mrs X; pay her two hundred and fifty pounds within four weeks of the decision; and review its procedure by 31 March 2024.',
      ),
    ).toEqual([
      ['Apologise to Mrs X', 'Apology', null, '2024-03-31'],
      ['Pay her two hundred and fifty pounds', distress, 25_000, '2023-12-05'],
      ['Review its procedure', 'Procedure or policy change/review', null, '2024-03-31'],
    ])
  })

  test('bullets within bullets belong to their action, and paragraphs after them stand for themselves', () => {
    const { actions } = read(`45. Within one month of the decision, the Council will:
  a) write to Mrs X to:
     • apologise; and
     • explain what it got wrong;
  b) pay Mrs X £1,250.50 and remind staff of the policy.

46. The Council will also pay Mr Y £100 immediately.
47. The Council has agreed, within 20 working days of my final decision, to audit its files.`)
    expect(actions.map(({ text, amountPence, dueOn }) => [text, amountPence, dueOn])).toEqual([
      ['Write to Mrs X to:\n- apologise; and\n- explain what it got wrong', null, '2023-12-07'],
      ['Pay Mrs X £1,250.50', 125_050, '2023-12-07'],
      ['Remind staff of the policy', null, '2023-12-07'],
      ['Pay Mr Y £100', 10_000, null],
      ['Audit its files', null, '2023-12-05'],
    ])
    expect(actions[3]?.doubts).toContain('“immediately” names no day. Give the last day.')
  })

  test('time that runs from something else is not counted from the decision', () => {
    const [action] = read(
      'The Council will, within two months of receiving her bank details, refund Mrs X’s charges of £400.',
    ).actions
    expect(action).toMatchObject({
      deadlineWords: 'within two months of receiving her bank details',
      amountPence: 40_000,
      dueOn: null,
      remedyType: 'Financial redress: Quantifiable loss',
    })
    expect(action?.doubts.join(' ')).toContain('something other than the decision')
  })

  test('a sum for each of two people, and several sums, are pointed out', () => {
    const [action] = read(
      'The Council agreed to pay Miss X and F £250 each to acknowledge the distress.',
    ).actions
    expect(action?.doubts).toContain('The sum may be for each of several people.')
    const [two] = read('- pay Mrs X £600 for distress, made up of £400 and £200').actions
    expect(two).toMatchObject({ amountPence: 60_000 })
    expect(two?.doubts).toContain('The text has several sums; the first was taken.')
  })

  test('what somebody complained of was not agreed', () => {
    const complaint =
      'Mr X complains:\n- about the refusal to pay him £500;\n- that the Council delayed.\n\nThe Council should have acted sooner.'
    expect(read(complaint)).toEqual({
      actions: [],
      leftOver: [
        'Mr X complains:',
        'about the refusal to pay him £500;',
        'that the Council delayed.',
        'The Council should have acted sooner.',
      ].map((text) => expect.stringContaining(text)),
    })
  })

  test.each([
    [''],
    ['   \r\n\t\n'],
    ['…'],
    ['<script>alert(1)</script>'],
    ['\0\0'],
    ['- - - -'],
    ['£'],
    [':::'],
  ])('nothing is made of %j', (text) => expect(read(text).actions).toEqual([]))

  test('no word is lost: every word of a text stands in an action, in its deadline or is left over', () => {
    const { actions, leftOver } = read(`${plan}\n\nThank you for your help.`)
    const kept = [...actions.flatMap(({ text, deadlineWords }) => [text, deadlineWords]), ...leftOver].join(
      ' ',
    )
    for (const word of ['apologise', '£250', '£900', 'whilst', 'four weeks', 'Thank you for your help']) {
      expect(kept.toLowerCase()).toContain(word.toLowerCase())
    }
  })

  test.each([
    ['bullets', '- pay Mrs X £100 to acknowledge the distress caused by the delay;\n'],
    ['one sentence', 'the Council will pay £100 a month and '],
    ['deadlines', 'within four weeks of '],
    ['numbers', 'one hundred and '],
    ['spaces', '          '],
    ['semicolons', 'pay £1; '],
  ])('50 kB of %s are read in less than a second', (_, piece) => {
    const text = piece.repeat(Math.ceil(50_000 / piece.length))
    const began = performance.now()
    const { actions } = read(text)
    expect(performance.now() - began).toBeLessThan(1000)
    expect(actions.length).toBeLessThanOrEqual(40)
  })
})

describe('a deadline in a decision’s words', () => {
  test.each([
    ['within four weeks of the date of my final decision', { unit: 'weeks', count: 4 }, 'decision'],
    ['Within one month of the decision', { unit: 'months', count: 1 }, 'decision'],
    ['within a month of my decision', { unit: 'months', count: 1 }, 'decision'],
    ['within three months of the date of this report', { unit: 'months', count: 3 }, 'report'],
    ['within 20 working days', { unit: 'working days', count: 20 }, 'unsaid'],
    ['within 28 days of the final decision', { unit: 'calendar days', count: 28 }, 'decision'],
    ['within a fortnight', { unit: 'weeks', count: 2 }, 'unsaid'],
    ['within twenty-eight days', { unit: 'calendar days', count: 28 }, 'unsaid'],
    ['within one calendar month of the final decision', { unit: 'months', count: 1 }, 'decision'],
    [
      'within 3 months beginning with the date of the report',
      { unit: 'months beginning with', count: 3 },
      'report',
    ],
    ['within two months of receiving the invoice', { unit: 'months', count: 2 }, 'other'],
  ] as const)('%s', (words, period, from) => {
    expect(readDeadline(`It will, ${words}, act.`)).toMatchObject({ words, period, from, on: null })
  })

  test.each([
    ['by 5 December 2023', '2023-12-05'],
    ['by Tuesday 5th December 2023', '2023-12-05'],
    ['no later than 29 February 2024', '2024-02-29'],
    ['by the end of February 2024', '2024-02-29'],
    ['on or before 05/12/2023', '2023-12-05'],
  ])('%s is %s', (words, on) => expect(readDeadline(`pay £250 ${words}`)).toMatchObject({ words, on }))

  test.each([
    'by 31 February 2024',
    'within the statutory timescales',
    'within reason',
    'by post',
    'in two weeks he fell ill',
  ])('%s is none', (words) => expect(readDeadline(words)).toBeNull())
})

describe('words', () => {
  test.each([
    ['1,300', 1300],
    ['two hundred and fifty', 250],
    ['twenty-eight', 28],
    ['one thousand two hundred', 1200],
    ['a', 1],
    ['many', null],
  ])('%s is %s', (words, number) => expect(numberFrom(words)).toBe(number))

  describe('a type that is not offered', () => {
    const without = (...labels: string[]) => every.filter(({ label }) => !labels.includes(label))
    const report = 'Present this decision to its scrutiny committee'
    test.each([
      { offered: every, proposes: 'Report to members', kind: 'service improvement' },
      {
        offered: without('Report to members'),
        proposes: 'Other service improvement',
        kind: 'service improvement',
      },
      {
        offered: without('Report to members', 'Other service improvement'),
        proposes: '',
        kind: 'service improvement',
      },
      {
        offered: [{ label: 'Report to members', kind: 'personal remedy' as const }],
        proposes: 'Report to members',
        kind: 'personal remedy',
      },
    ])('is not proposed, but “$proposes”, a $kind', ({ offered, proposes, kind }) => {
      const [action] = read(`The Council will:\n- ${report}`, decided, offered).actions
      expect([action?.remedyType, action?.kind]).toEqual([proposes, kind])
      const said = 'The words suggest “Report to members”, which is not among the types that are offered.'
      expect(action?.doubts.includes(said)).toBe(proposes !== 'Report to members')
    })
  })

  test('every remedy type that is proposed is one of the list, of the same kind', () => {
    const ofTheList = Object.fromEntries(remedyTypes.map(({ label, kind }) => [label, kind]))
    expect(ofTheList).toEqual(remedyTypeKinds)
  })

  test.each([
    ['Send Mrs X a written apology', 'Apology'],
    ['Refund the care charges of £1,200', 'Financial redress: Quantifiable loss'],
    ['Reconsider Mr X’s application', 'New appeal/review or reconsidered decision'],
    ['Add a copy of this decision to the child’s records', 'Add or correct records'],
    ['Publish information for parents on its website', 'Provide information/advice to others'],
    ['Present this decision to its scrutiny committee', 'Report to members'],
    ['Write to Mr X with the outcome', 'Provide information/advice to person affected'],
    ['Arrange the tuition in section F', 'Provide services to person affected'],
    ['Carry out an audit of ten cases', 'Service monitoring/audit'],
  ])('%s: %s', (text, type) => expect(guessRemedyType(text).type).toBe(type))
})
