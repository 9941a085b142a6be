import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '#db/queries/audit-event.ts'
import { type CasePart, paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

/** Somebody reads all of this on the page before them. */
function reads(browser: Browser, ...words: string[]) {
  expect(browser.status()).toBe(200)
  for (const some of words) expect(browser.reads()).toContain(some)
}

/** All of this, each below the one before. */
function readsInOrder(browser: Browser, ...words: string[]) {
  reads(browser, ...words)
  const page = browser.reads()
  let from = 0
  for (const some of words) {
    const place = page.indexOf(some, from)
    expect(place, some).toBeGreaterThanOrEqual(from)
    from = place
  }
}

const readsNothingOf = (browser: Browser, ...words: string[]) => {
  for (const some of words) expect(browser.reads()).not.toContain(some)
}

describe('23 001 283: an apology, £250 and £900 within four weeks', () => {
  const reference = '23001283'
  const agreed = `To remedy the injustice caused by the faults I have identified, the Council has agreed to take the following action within four weeks of the date of my final decision:

- apologise to Mrs X for the delay in finalising Y's EHCP, the delayed appeal rights and the lost opportunity for Y to access the educational provision set out in his EHCP;
- pay Mrs X £250 to acknowledge the distress and frustration caused by the wait for the EHCP to be issued;
- pay Mrs X £900 to acknowledge Y's lost opportunity to access specialist educational provision set out in his plan, whilst it was delayed.`
  let story: Story
  let lee: Browser
  let una: Browser
  let sal: Browser
  let rob: Browser
  let mo: Browser
  let vi: Browser
  /** The actions of the only case are numbered as they are kept. */
  const action = (number: number) => number
  const partOf = (browser: Browser, part: CasePart) => browser.opens(paths.casePart(reference, part))

  beforeAll(async () => {
    story = await beginStory('2023-06-26')
    lee = await story.person('Lee Officer')
    una = await story.person('Una Officer')
    sal = await story.person('Sal Senlead')
    rob = await story.person('Rob Roads')
    mo = await story.person('Mo Monitor')
    vi = await story.person('Vi Viewer')
  }, 60_000)
  afterAll(() => story.close())

  test('26 June 2023: the link officer records the case, and its service lead finds it', async () => {
    await lee.opens(paths.newCase)
    await lee.presses('Record the case', {
      reference: '23-001-283',
      complainant: 'Mrs X',
      summary: 'The plan was late, and Y had no suitable education until it was issued.',
      category: 'Education',
      subCategory: 'Special educational needs',
      serviceId: String(story.services['Special educational needs']),
      ombudsmanReceivedOn: '2023-06-08',
    })
    reads(lee, '23 001 283 is in the register', 'Next, log the letter that brought it.', 'Nothing is owed')
    reads(await partOf(sal, 'timeline'), 'Mrs X', 'Intake', 'Learned of 26 June 2023')
    expect((await partOf(rob, 'timeline')).status()).toBe(404)
    expect((await partOf(vi, 'timeline')).status()).toBe(403)
  })

  test('10 August: the enquiry comes with its date, and is asked of the service', async () => {
    await story.moveTo('2023-08-10')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', {
      kind: 'investigation enquiry',
      letterOn: '2023-08-10',
      subject: 'Our enquiries',
      files: ['Our enquiries.pdf'],
    })
    reads(lee, 'Investigation enquiry logged, received on 10 August 2023', 'Our enquiries.pdf')
    await lee.clicks('Open the request: investigation enquiry')
    reads(lee, '20 working days from receipt end on 8 September 2023.')
    await lee.presses('Add another question', {
      statedDueOn: '2023-09-08',
      'question-1-text': 'Why was the plan not issued in 20 weeks?',
      'question-1-service': String(story.services['Special educational needs']),
    })
    await lee.presses('Open the request', {
      'question-2-text': 'What education did Y receive meanwhile?',
      'question-2-service': String(story.services['Special educational needs']),
    })
    reads(lee, 'Request opened: investigation enquiry Answer it by 8 September 2023.', 'Investigation')
    reads(lee, 'The letter says the same day.', 'Mon 28 August 2023: Summer bank holiday')
    reads(await sal.opens(paths.today), 'Fri 8 September Due in 20 working days', '0 of 2 questions answered')
    reads(await mo.opens(paths.today), 'Answer the investigation enquiry')
    reads(await rob.opens(paths.today), 'Nothing is owed')
    readsNothingOf(await vi.opens(paths.today), 'Mrs X')
  })

  test('22 August: the service lead answers both questions, and the link officer clears them', async () => {
    await story.moveTo('2023-08-22')
    await partOf(sal, 'requests')
    await sal.clicks('Answer question 1')
    await sal.presses('Save the answer', { answer: 'Two of three professional advices came late.' })
    reads(sal, 'Answer to question 1 saved', 'A link officer looks it over before it goes out.')
    await partOf(sal, 'requests')
    await sal.clicks('Answer question 2')
    await sal.presses('Save the answer', { answer: 'Home tuition of five hours a week.' })
    reads(await lee.opens(paths.today), '2 of 2 questions answered')
    for (const number of [1, 2]) {
      await partOf(lee, 'requests')
      await lee.clicks(`Change question ${number}`)
      await lee.presses('Save the answer', { cleared: 'yes' })
      reads(lee, `Answer to question ${number} cleared`)
    }
  })

  test('1 September: the council answers a week early', async () => {
    await story.moveTo('2023-09-01')
    await partOf(lee, 'requests')
    await lee.clicks('Record the answer (investigation enquiry)')
    await lee.presses('Record the answer', { subject: 'Our response', files: ['Our response.pdf'] })
    reads(lee, 'Request answered in the original time Nothing more is owed on it.')
    reads(await lee.opens(paths.today), 'Nothing is owed')
  })

  test('9 October: the draft decision is for the service, the link officers and the Monitoring Officer', async () => {
    await story.moveTo('2023-10-09')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'draft decision', subject: 'Draft decision', files: ['Draft.pdf'] })
    await lee.clicks('Open the request: draft decision comments')
    await lee.presses('Open the request')
    reads(lee, 'Answer it by 23 October 2023.', 'Comments on the draft decision')
    await lee.opens(paths.decisions(reference))
    await lee.presses('Continue', {
      kind: 'draft',
      decidedOn: '2023-10-09',
      category: 'Upheld',
      'reason-upheld': 'Fault and injustice',
    })
    reads(lee, 'The draft decision is recorded', 'Draft decision')
    for (const browser of [una, sal, mo])
      reads(await partOf(browser, 'decision'), 'Draft', 'Fault and injustice')
    expect((await partOf(rob, 'decision')).status()).toBe(404)
  })

  test('17 October: the council comments in time', async () => {
    await story.moveTo('2023-10-17')
    await partOf(lee, 'requests')
    await lee.clicks('Record the answer (draft decision comments)')
    await lee.presses('Record the answer', { subject: 'We accept the draft' })
    reads(lee, 'Nothing is owed The final decision is awaited')
  })

  test('8 November: the final decision is checked, with what it does to the year, before it counts', async () => {
    await story.moveTo('2023-11-08')
    reads(await lee.opens(paths.today), 'Upheld – no rate 0 of 0 investigations')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'final decision', letterOn: '2023-11-07', subject: 'Final decision' })
    await lee.clicks('Record the decision')
    await lee.presses('Continue', {
      kind: 'final',
      decidedOn: '2023-11-07',
      receivedOn: '2023-11-08',
      category: 'Upheld',
      'reason-upheld': 'Fault and injustice',
    })
    reads(lee, 'Nothing is saved yet', 'Upheld rate 2023-24: no investigations → 1 of 1 = 100%')
    reads(lee, 'Publication: not before 19 December 2023', 'four weeks: 5 December 2023')
    reads(await una.opens(paths.annualLetter('2023-24')), 'No investigations were completed in this period')
    await lee.presses('Confirm and save')
    reads(lee, 'The final decision is recorded', 'Next, record what the council agreed to do.')
    for (const browser of [lee, sal, mo, vi]) {
      reads(await browser.opens(paths.today), 'Upheld 100% 1 of 1 investigations')
    }
    reads(lee, 'Upheld, and no action recorded', '7 November 2023 23 001 283')
    reads(mo, 'Latest upheld decisions', '7 November 2023 23 001 283')
    readsNothingOf(vi, 'Mrs X', '23 001 283')
  })

  test('8 November: the agreed action is pasted, and becomes three actions due on 5 December', async () => {
    await lee.opens(paths.agreedAction(reference))
    await lee.presses('Read the text', { pasted: agreed })
    reads(lee, 'Look at 3 proposed actions', '4 weeks from 7 November 2023')
    await lee.presses('Continue')
    reads(lee, 'Check 3 actions', '£250', '£900', '5 December 2023')
    await lee.presses('Confirm and save')
    reads(lee, 'The last day is 5 December 2023. Anything later is recorded as late.', 'Remedy outstanding')
    reads(await sal.opens(paths.today), 'Tue 5 December Due in 19 working days', 'Pay Mrs X £900')
    reads(await mo.opens(paths.today), 'Apologise to Mrs X')
    readsNothingOf(await lee.opens(paths.today), 'no action recorded')
  })

  test('13 November: the service asks for bank details; the money is on its way', async () => {
    await story.moveTo('2023-11-13')
    for (const number of [2, 3]) {
      await sal.opens(paths.payments(action(number)))
      await sal.presses('Save the payment', { detailsAskedOn: '2023-11-13' })
      reads(sal, `${number === 2 ? '£250' : '£900'} is on its way`, 'only what was paid proves the action')
    }
  })

  test('24 November: the letter of apology is sent in as done, and comes back unsigned', async () => {
    await story.moveTo('2023-11-24')
    await sal.opens(paths.evidence(action(1)))
    await sal.presses('Send as done', {
      files: ['Apology.pdf'],
      nobodyElse: 'yes',
      note: 'Letter of apology',
    })
    reads(sal, 'Action 1 is marked done', 'A link officer looks at what you sent', 'Waits for review')
    reads(
      await lee.opens(paths.today),
      'Files to review',
      'Apology.pdf 23 001 283 Sal Senlead 24 November 2023',
    )
    expect((await sal.opens(paths.evidenceReview(1))).status()).toBe(403)
    await lee.opens(paths.evidenceReview(1))
    await lee.presses('Save the review', { verdict: 'changes requested', reason: 'It is not signed.' })
    reads(lee, 'Changes to Apology.pdf are requested', 'Sal Senlead sees what has to change')
    reads(await partOf(sal, 'actions'), 'It is not signed.')
  })

  test('27 November: a signed letter, £250 and £900; everything is proved', async () => {
    await story.moveTo('2023-11-27')
    await sal.opens(paths.evidenceVersions(1))
    await sal.presses('Send this version', { file: ['Apology, signed.pdf'], nobodyElse: 'yes' })
    reads(sal, 'Version 2 is in', 'the version before it counts no longer')
    for (const number of [2, 3]) {
      await sal.opens(`${paths.payments(action(number))}?payment=${number - 1}`)
      await sal.presses('Save the payment', {
        approvedOn: '2023-11-16',
        paidOn: '2023-11-27',
        method: 'BACS',
        financeReference: `004566${number}`,
      })
      reads(sal, `paid on 27 November 2023 proves action ${number}`)
      await sal.opens(paths.actionDone(action(number)))
      await sal.presses('Mark it done', { doneOn: '2023-11-27' })
      reads(sal, `Action ${number} is marked done`, 'It is proved: its evidence can go to the Ombudsman.')
    }
    await lee.opens(paths.evidenceReview(2))
    await lee.presses('Save the review', { verdict: 'cleared' })
    reads(lee, 'Apology, signed.pdf is cleared', 'Send the evidence of actions 1, 2 and 3', 'Done in time')
  })

  test('29 November: the proof of all three goes to the Ombudsman', async () => {
    await story.moveTo('2023-11-29')
    await partOf(lee, 'actions')
    await lee.clicks('Send evidence')
    await lee.presses('Continue')
    reads(lee, 'Apology, signed.pdf version 2', '£250 paid 27 November 2023', '£900 paid 27 November 2023')
    await lee.presses('Confirm and record as sent')
    reads(lee, 'Every action is with the Ombudsman now.', 'With the Ombudsman', 'For actions 1, 2 and 3')
    reads(await lee.opens(paths.today), 'Nothing is owed')
  })

  test('19 December: the Ombudsman is satisfied, and the year says so', async () => {
    await story.moveTo('2023-12-20')
    reads(await lee.opens(paths.today), '0 of 0 outcomes')
    await partOf(lee, 'actions')
    await lee.clicks('Record the outcome')
    await lee.presses('Continue', { label: 'Remedy complete and satisfied', recordedOn: '2023-12-19' })
    reads(lee, 'Counts as satisfied', 'With this outcome 100% (1 of 1)')
    await lee.presses('Confirm and record the outcome')
    reads(lee, 'It counts as satisfied in 2023-24.', 'Closed', 'The case is closed')
    for (const browser of [lee, sal, mo, vi]) {
      reads(await browser.opens(paths.today), 'Compliance 100% 1 of 1 outcomes on time in 1 of 1')
    }
    reads(await mo.opens(paths.annualLetter('2023-24')), '1 of 1 outcome', '1 on time and 0 late')
    readsInOrder(
      await partOf(sal, 'timeline'),
      'Outcome: Remedy complete and satisfied',
      'Evidence sent to the Ombudsman',
      '“Apology, signed.pdf” cleared',
      '£900 paid',
      'Changes requested to “Apology.pdf”',
    )
    readsInOrder(
      await partOf(lee, 'history'),
      'Lee Officer Recorded the Ombudsman’s outcome “Remedy complete and satisfied”',
      'Lee Officer Sent the evidence for actions 1, 2 and 3 to the Ombudsman',
      'Lee Officer Cleared “Apology, signed.pdf”',
      'Sal Senlead Uploaded “Apology, signed.pdf”, version 2',
      'Lee Officer Recorded 3 actions',
      'Lee Officer Recorded the final decision',
    )
    expect((await verifyChain(story.db)).broken).toBeNull()
  })
})

describe('23 004 118: late twice, warned of a witness summons, answered, and upheld', () => {
  const reference = '23004118'
  let story: Story
  let lee: Browser
  let rob: Browser
  let mo: Browser
  const partOf = (browser: Browser, part: CasePart) => browser.opens(paths.casePart(reference, part))
  const highways = () => String(story.services.Highways)

  beforeAll(async () => {
    story = await beginStory('2023-06-05')
    lee = await story.person('Lee Officer')
    rob = await story.person('Rob Roads')
    mo = await story.person('Mo Monitor')
  }, 60_000)
  afterAll(() => story.close())

  test('5 June 2023: an assessment enquiry asks for an answer within a week', async () => {
    await lee.opens(paths.newCase)
    await lee.presses('Record the case', {
      reference: '23 004 118',
      complainant: 'Mr K',
      category: 'Transport and highways',
      serviceId: highways(),
    })
    await lee.clicks('Log the letter')
    await lee.presses('Log it', { kind: 'assessment enquiry', subject: 'What the council has done so far' })
    await lee.clicks('Open the request: assessment enquiry')
    await lee.presses('Open the request', {
      statedDueOn: '2023-06-12',
      'question-1-text': 'When was the pothole reported?',
      'question-1-service': highways(),
    })
    reads(lee, 'Answer it by 12 June 2023.', 'Assessment')
  })

  test('14 June: nobody has answered, everybody sees it, and the Ombudsman reminds the council', async () => {
    await story.moveTo('2023-06-14')
    for (const browser of [lee, rob, mo]) {
      reads(await browser.opens(paths.today), '1 enquiry overdue', 'Overdue by 2 working days', 'Mr K')
    }
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'chaser', subject: 'A reminder' })
    await lee.clicks('Record the reminder on it')
    await lee.presses('Record the reminder', { kind: 'reminder' })
    reads(lee, 'Reminder recorded The answer is due by 12 June 2023.')
  })

  test('16 June: the answer goes four days late, with the reason', async () => {
    await story.moveTo('2023-06-16')
    await partOf(rob, 'requests')
    await rob.clicks('Answer question 1')
    await rob.presses('Save the answer', { answer: 'On 3 February 2023.' })
    await partOf(lee, 'requests')
    await lee.clicks('Record the answer (assessment enquiry)')
    await lee.presses('Record the answer', { subject: 'Our answer', delayReason: 'Workload' })
    reads(lee, 'Request answered late by 4 working days', 'Why it was late Workload', 'Nothing is owed')
  })

  test('4 September: the investigation enquiry comes, and more time is granted', async () => {
    await story.moveTo('2023-09-04')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'investigation enquiry', subject: 'Our enquiries' })
    await lee.clicks('Open the request: investigation enquiry')
    await lee.presses('Open the request', {
      'question-1-text': 'Why was the road not inspected?',
      'question-1-service': highways(),
    })
    reads(lee, 'Answer it by 2 October 2023.')
    await story.moveTo('2023-09-28')
    await partOf(lee, 'requests')
    await lee.clicks('Record an extension (investigation enquiry)')
    await lee.presses('Record it', {
      kind: 'granted',
      dueOn: '2023-10-09',
      by: 'A Investigator',
      note: 'Storm damage',
    })
    reads(lee, 'More time granted, to 9 October 2023', 'Extended To 9 October 2023. Agreed by A Investigator')
    reads(lee, 'First due 2 October 2023')
  })

  test('18 October: late again, and warned of a witness summons', async () => {
    await story.moveTo('2023-10-11')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'chaser', subject: 'A reminder' })
    await lee.clicks('Record the reminder on it')
    await lee.presses('Record the reminder', { kind: 'reminder' })
    await story.moveTo('2023-10-18')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'witness summons warning', subject: 'Section 29' })
    await lee.clicks('Record the reminder on it')
    await lee.presses('Record the reminder', { kind: 'warning of witness summons' })
    reads(
      lee,
      'received on 18 October 2023 (section 29, Local Government Act 1974)',
      'Overdue by 7 working days',
    )
    for (const browser of [lee, rob, mo]) {
      reads(await browser.opens(paths.today), 'Witness summons warned 18 October 2023')
    }
  })

  test('20 October: the council answers, and the file says how late', async () => {
    await story.moveTo('2023-10-20')
    await partOf(rob, 'requests')
    await rob.clicks('Answer question 1')
    await rob.presses('Save the answer', { answer: 'The inspection of March was missed.' })
    await partOf(lee, 'requests')
    await lee.clicks('Record the answer (investigation enquiry)')
    await lee.presses('Record the answer', { subject: 'Our response', delayReason: 'Sign off delay' })
    reads(lee, 'Request answered late by 9 working days', 'Why it was late Sign off delay')
    reads(lee, 'Answered late by 4 working days', 'Second reminder not received')
    readsNothingOf(await mo.opens(paths.today), 'Witness summons warned')
  })

  test('20 November: upheld, which the Monitoring Officer sees first of all', async () => {
    await story.moveTo('2023-11-20')
    await lee.opens(paths.letterOf(reference, 'in'))
    await lee.presses('Log it', { kind: 'final decision', subject: 'Final decision' })
    await lee.clicks('Record the decision')
    await lee.presses('Continue', {
      kind: 'final',
      decidedOn: '2023-11-20',
      category: 'Upheld',
      'reason-upheld': 'Fault and injustice',
    })
    reads(lee, 'Upheld rate 2023-24: no investigations → 1 of 1 = 100%')
    await lee.presses('Confirm and save')
    reads(await mo.opens(paths.today), 'Latest upheld decisions', '23 004 118', 'Fault and injustice')
    readsInOrder(
      await partOf(rob, 'timeline'),
      'Final decision: Upheld',
      'Answered late by 9 working days',
      'Warning of witness summons received',
      'Reminder received',
      'More time granted, to 9 October 2023',
      'Answered late by 4 working days',
      'Assessment enquiry received',
    )
    readsInOrder(
      await partOf(mo, 'history'),
      'Lee Officer Recorded the final decision: Upheld',
      'Rob Roads Answered question 1',
      'Lee Officer Recorded a warning of witness summons',
      'Lee Officer Recorded that more time was granted, to 9 October 2023',
    )
    expect((await verifyChain(story.db)).broken).toBeNull()
  })
})
