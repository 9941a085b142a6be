import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { findCaseByReference } from '#db/queries/case.ts'
import { listHistory, listLettersFor } from '#db/queries/case-file.ts'
import { actInWords } from '#domain/audit-event-in-words.ts'
import { paths } from '#src/paths.ts'
import type { Fields } from '../support/people.ts'
import {
  aSubmission,
  dayFields,
  mistakeBeside,
  openSmallCouncil,
  type SmallCouncil,
  saidAfter,
  wordsOn,
} from '../support/small-council.ts'

let council: SmallCouncil
beforeAll(async () => {
  council = await openSmallCouncil()
}, 60_000)
afterAll(() => council.close())

let number = 0
/** A case of Special Educational Needs on the register, by its reference. */
async function newCase(given: { restricted?: boolean; complainant?: string } = {}) {
  number += 1
  const reference = String(23_003_000 + number)
  const { caseId } = await recordCase(await council.desk('Lee Officer'), {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: council.services['Special Educational Needs']!,
    learnedOn: '2024-08-01',
    ...given,
  })
  return { reference, caseId }
}

const aLetter = (given: Fields = {}): Fields => ({
  ...aSubmission(),
  direction: 'in',
  kind: 'investigation enquiry',
  channel: 'e-mail',
  ...dayFields('letterOn', '2024-09-05'),
  ...dayFields('exchangedOn', '2024-09-06'),
  subject: 'Our enquiries',
  note: 'Rang to say it was coming.',
  ...given,
})

const pdf = (name: string) => ({ name, bytes: `%PDF-1.7\nWhat ${name} says`, type: 'application/pdf' })

const onFile = async (reference: string) => {
  const reader = await council.desk('Lee Officer')
  return listLettersFor(reader, await findCaseByReference(reader, reference))
}

describe('a letter in', () => {
  test('goes on the file with its attachments, and leads on to the request that it makes', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const page = await lee.upload(paths.correspondence(reference), aLetter(), {
      files: [pdf('Enquiry letter.pdf'), pdf('Complaint form.pdf')],
    })
    expect(page.location).toBe(paths.case(reference))
    const [letter] = await onFile(reference)
    expect(saidAfter(page)).toBe(
      `Investigation enquiry logged, received on 6 September 2024 | It asks for an answer. | ${paths.requestOfLetter(reference, letter!.id)}: Open the request: investigation enquiry`,
    )
    const timeline = await lee.visit(paths.case(reference))
    const words = wordsOn(timeline)
    expect(words).toContain('Investigation enquiry received by the Ombudsman')
    expect(words).toContain('Our enquiries (dated 5 September 2024, by e-mail)')
    expect(words).toContain('Rang to say it was coming.')
    expect(words).toContain('Complaint form.pdf')
    const file = letter!.files.find(({ name }) => name === 'Enquiry letter.pdf')!
    const download = await council.as('Sal Senlead').visit(paths.file(file.id))
    expect(download.text).toBe('%PDF-1.7\nWhat Enquiry letter.pdf says')
    expect(download.headers.get('Content-Disposition')).toMatch(/^attachment/)
    const reader = await council.desk('Lee Officer')
    const { events } = await listHistory(reader, await findCaseByReference(reader, reference), {}, 5)
    expect(actInWords(events[0]!.act, events[0]!.payload)).toBe(
      'Logged a letter from the Ombudsman: investigation enquiry, received on 6 September 2024, “Our enquiries”, with 2 files',
    )
  })

  test.each([
    ['prematurity check', 'Open the request: prematurity check'],
    ['draft decision', 'Open the request: draft decision comments'],
    ['request for compliance evidence', 'Open the request: compliance evidence request'],
    ['final decision', 'Record the decision'],
    ['review outcome', 'Record the answer'],
    ['letter of satisfaction', 'Record the outcome'],
  ])('of the kind %s leads on: %s', async (kind, onward) => {
    const { reference } = await newCase()
    const page = await council.as('Lee Officer').submit(paths.correspondence(reference), aLetter({ kind }))
    expect(saidAfter(page)).toContain(`: ${onward}`)
  })

  test('that reminds leads on to the open request, and says so where there is none', async () => {
    const { reference, caseId } = await newCase()
    const lee = council.as('Lee Officer')
    const chaser = () => lee.submit(paths.correspondence(reference), aLetter({ kind: 'chaser' }))
    expect(saidAfter(await chaser())).toContain('No request on this case awaits an answer.')
    const { requestId } = await openInformationRequest(await council.desk('Lee Officer'), caseId, {
      kind: 'investigation enquiry',
      receivedOn: '2024-08-05',
    })
    expect(saidAfter(await chaser())).toMatch(
      new RegExp(
        `The investigation enquiry of 5 August 2024 awaits its answer. \\| /information-requests/${requestId}/chasers\\?letter=\\d+: Record the reminder on it`,
      ),
    )
  })

  test.each([
    ['kind', { kind: '' }, 'Choose a kind of letter'],
    ['kind', { kind: 'response' }, 'Choose a kind of letter'],
    ['channel', { channel: 'pigeon' }, 'Choose how it went'],
    ['subject', { subject: '  ' }, 'Enter what the letter is about'],
    ['exchangedOn', dayFields('exchangedOn', '2024-09-10'), 'The day received cannot be after today'],
    [
      'exchangedOn',
      { 'exchangedOn-day': '31', 'exchangedOn-month': '2' },
      'The day received must be a real date, such as 27 3 2024',
    ],
    [
      'letterOn',
      dayFields('letterOn', '2024-09-07'),
      'A letter cannot be dated after the day on which it was received',
    ],
    ['note', { note: 'x'.repeat(4001) }, 'Use 4,000 characters at most'],
  ])('with a mistake in %s is asked for again with what was typed', async (field, given, mistake) => {
    const { reference } = await newCase()
    const before = await council.acts()
    const page = await council.as('Lee Officer').submit(paths.correspondence(reference), aLetter(given))
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, field)).toBe(mistake)
    if (field !== 'subject') expect(page.text).toContain('value="Our enquiries"')
    if (field !== 'note') expect(page.text).toContain('Rang to say it was coming.')
    expect(await council.acts()).toBe(before)
  })

  test.each([
    ['is empty', { name: 'Nothing.pdf', bytes: '' }, 'Nothing.pdf is empty'],
    [
      'is not what its name says',
      { name: 'Letter.pdf', bytes: '<script>alert(1)</script>' },
      'Letter.pdf does not hold what its ending .pdf says',
    ],
    [
      'is of a kind that is not kept',
      { name: 'run.exe', bytes: 'MZ' },
      'run.exe is not a kind of file that can be kept. Send a PDF, Word, Excel, picture, text or e-mail file',
    ],
    [
      'is larger than the limit',
      { name: 'Scan.pdf', bytes: `%PDF-1.7\n${'x'.repeat(1_000_001)}` },
      'Scan.pdf is larger than 1 MB',
    ],
  ])('with a file that %s says so beside it, and keeps nothing', async (_, file, mistake) => {
    const { reference } = await newCase()
    const before = await council.acts()
    const page = await council
      .as('Lee Officer')
      .upload(paths.correspondence(reference), aLetter(), { files: [pdf('Good.pdf'), file] })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'files')).toBe(mistake)
    expect(page.text).toContain('value="Our enquiries"')
    expect(await council.acts()).toBe(before)
    expect(await onFile(reference)).toEqual([])
  })

  test('with another mistake says that its files have to be chosen again', async () => {
    const { reference } = await newCase()
    const page = await council
      .as('Lee Officer')
      .upload(paths.correspondence(reference), aLetter({ subject: '' }), { files: [pdf('Good.pdf')] })
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'files')).toContain('Choose the files again')
  })

  test('sent twice is logged once', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const letter = aLetter()
    const pages = [
      await lee.upload(paths.correspondence(reference), letter, { files: [pdf('Once.pdf')] }),
      await lee.upload(paths.correspondence(reference), letter, { files: [pdf('Once.pdf')] }),
    ]
    expect(pages.map(({ location }) => location)).toEqual([paths.case(reference), paths.case(reference)])
    const letters = await onFile(reference)
    expect(letters.map(({ files }) => files.length)).toEqual([1])
  })
})

describe('a letter out', () => {
  test('is logged with the day sent; while a request waits, the way to answer it there is shown', async () => {
    const { reference, caseId } = await newCase()
    const { requestId } = await openInformationRequest(await council.desk('Lee Officer'), caseId, {
      kind: 'investigation enquiry',
      receivedOn: '2024-08-05',
    })
    const lee = council.as('Lee Officer')
    const form = await lee.visit(paths.letterOf(reference, 'out'))
    expect(wordsOn(form)).toContain('When was it sent?')
    expect(form.text).toContain(`href="${paths.response(requestId)}"`)
    const page = await lee.submit(
      paths.correspondence(reference),
      aLetter({ direction: 'out', kind: 'request for an extension', subject: 'Two more weeks' }),
    )
    expect(saidAfter(page)).toContain(`${paths.extensions(requestId)}: Record on it that more time was asked`)
    expect(wordsOn(await lee.visit(paths.case(reference)))).toContain(
      'Request for an extension sent by Lee Officer',
    )
  })

  test('is not of a kind that only the Ombudsman writes', async () => {
    const { reference } = await newCase()
    const page = await council
      .as('Lee Officer')
      .submit(paths.correspondence(reference), aLetter({ direction: 'out', kind: 'final decision' }))
    expect(page.status).toBe(422)
    expect(mistakeBeside(page, 'kind')).toBe('Choose a kind of letter')
  })
})

describe('who logs letters', () => {
  test('is a link officer who sees the case; the timeline offers it to nobody else', async () => {
    const { reference } = await newCase({ restricted: true })
    const open = await newCase()
    const path = paths.correspondence(open.reference)
    expect((await council.as('Una Officer').visit(paths.correspondence(reference))).status).toBe(404)
    expect((await council.as('Una Officer').submit(paths.correspondence(reference), aLetter())).status).toBe(
      404,
    )
    for (const person of ['Sal Senlead', 'Mo Monitor', 'Vi Viewer', 'Ada Admin'] as const) {
      expect((await council.as(person).visit(path)).status, person).toBe(403)
      expect((await council.as(person).submit(path, aLetter())).status, person).toBe(403)
    }
    expect((await council.as('Lee Officer').visit(paths.case(open.reference))).text).toContain(path)
    expect((await council.as('Sal Senlead').visit(paths.case(open.reference))).text).not.toContain(path)
  })
})

describe('a private note', () => {
  test('stands in the timeline and the history for link officers and the Monitoring Officer, and for nobody else', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const note = { ...aSubmission(), text: 'The family is known to us.\nSpeak to Ms Kestrel first.' }
    const page = await lee.submit(paths.notes(reference), note)
    expect(saidAfter(page)).toContain('Note kept')
    for (const person of ['Una Officer', 'Mo Monitor'] as const) {
      const words = wordsOn(await council.as(person).visit(paths.case(reference)))
      expect(words, person).toContain('Private note by Lee Officer')
      expect(words, person).toContain('Speak to Ms Kestrel first.')
    }
    expect(wordsOn(await lee.visit(paths.casePart(reference, 'history')))).toContain('Ms Kestrel')
    const sal = council.as('Sal Senlead')
    for (const path of [
      paths.case(reference),
      paths.timelineLike(reference, { show: 'notes' }),
      paths.timelineLike(reference, { words: 'kestrel' }),
      paths.casePart(reference, 'history'),
    ]) {
      const page = await sal.visit(path)
      expect(page.status, path).toBe(200)
      expect(page.text.replace('value="kestrel"', ''), path).not.toMatch(/kestrel|private note/i)
    }
  })

  test('is not empty, nor longer than a page, and what was typed is shown again', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const empty = await lee.submit(paths.notes(reference), { ...aSubmission(), text: ' ' })
    expect([empty.status, mistakeBeside(empty, 'text')]).toEqual([422, 'Write the note'])
    const long = await lee.submit(paths.notes(reference), { ...aSubmission(), text: 'y'.repeat(4001) })
    expect([long.status, mistakeBeside(long, 'text')]).toEqual([422, 'Use 4,000 characters at most'])
    expect(long.text).toContain('y'.repeat(4001))
  })

  test('sent twice is kept once', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    const note = { ...aSubmission(), text: 'Rang twice' }
    await Promise.all([lee.submit(paths.notes(reference), note), lee.submit(paths.notes(reference), note)])
    const words = wordsOn(await lee.visit(paths.case(reference)))
    expect(words.match(/Rang twice/g)).toHaveLength(1)
  })

  test('is written by link officers and the Monitoring Officer, on cases that they see', async () => {
    const { reference } = await newCase()
    const restricted = await newCase({ restricted: true })
    for (const person of ['Sal Senlead', 'Vi Viewer', 'Ada Admin'] as const) {
      expect((await council.as(person).visit(paths.notes(reference))).status, person).toBe(403)
      expect((await council.as(person).submit(paths.notes(reference), { text: 'x' })).status, person).toBe(
        403,
      )
    }
    expect((await council.as('Una Officer').visit(paths.notes(restricted.reference))).status).toBe(404)
    const page = await council
      .as('Mo Monitor')
      .submit(paths.notes(reference), { ...aSubmission(), text: 'Seen' })
    expect(page.status).toBe(303)
  })
})

describe('the timeline', () => {
  test('narrows to a kind, to words or to both, each as an address', async () => {
    const { reference } = await newCase()
    const lee = council.as('Lee Officer')
    await lee.submit(
      paths.correspondence(reference),
      aLetter({ kind: 'other letter', subject: 'About the bus pass' }),
    )
    await lee.submit(paths.notes(reference), { ...aSubmission(), text: 'Ask about the bus' })
    const words = async (filter: { show?: string; words?: string }) =>
      wordsOn(await lee.visit(paths.timelineLike(reference, filter)))
    expect(await words({ show: 'letters' })).toContain('Other letter received')
    expect(await words({ show: 'letters' })).not.toContain('Private note by')
    expect(await words({ show: 'notes' })).not.toContain('Other letter received')
    expect(await words({ words: 'bus' })).toMatch(/Private note by.*Other letter received/)
    expect(await words({ words: 'bus pass' })).not.toContain('Private note by')
    expect(await words({ show: 'decisions', words: 'bus' })).toContain('Nothing on this case fits.')
    expect(await words({ show: 'everything' })).toContain('Other letter received')
  })
})

describe('searching the register', () => {
  test('finds a case by what its letters say, for whoever sees the case in person', async () => {
    const { reference } = await newCase()
    await council
      .as('Lee Officer')
      .submit(paths.correspondence(reference), aLetter({ subject: 'The tribunal’s order on phonics' }))
    const search = (person: Parameters<SmallCouncil['as']>[0]) =>
      council.as(person).visit(`${paths.cases}?words=phonics`)
    for (const person of ['Lee Officer', 'Mo Monitor', 'Sal Senlead'] as const) {
      expect((await search(person)).text, person).toContain(`/cases/${reference}`)
    }
    for (const person of ['Rob Roads', 'Vi Viewer'] as const) {
      expect((await search(person)).text, person).not.toContain(`/cases/${reference}`)
    }
  })

  test('finds a case by its notes for those only who read notes', async () => {
    const { reference } = await newCase()
    await council.as('Lee Officer').submit(paths.notes(reference), { ...aSubmission(), text: 'Quarrelsome' })
    const found = async (person: Parameters<SmallCouncil['as']>[0]) =>
      (await council.as(person).visit(`${paths.cases}?words=quarrel`)).text.includes(`/cases/${reference}`)
    expect(await found('Una Officer')).toBe(true)
    expect(await found('Mo Monitor')).toBe(true)
    expect(await found('Sal Senlead')).toBe(false)
    expect(await found('Vi Viewer')).toBe(false)
  })

  test('does not find a case by a letter on its draft for a service that was only asked a question', async () => {
    const { reference, caseId } = await newCase()
    const lee = await council.desk('Lee Officer')
    await openInformationRequest(lee, caseId, {
      kind: 'investigation enquiry',
      receivedOn: '2024-08-05',
      questions: [{ text: 'Was it lit?', serviceId: council.services['Highways & Transportation']! }],
    })
    await council
      .as('Lee Officer')
      .submit(
        paths.correspondence(reference),
        aLetter({ kind: 'draft decision', subject: 'Proposed finding: zebra' }),
      )
    const found = async (person: Parameters<SmallCouncil['as']>[0]) =>
      (await council.as(person).visit(`${paths.cases}?words=zebra`)).text.includes(`/cases/${reference}`)
    expect((await council.as('Rob Roads').visit(paths.case(reference))).status).toBe(200)
    expect(await found('Rob Roads')).toBe(false)
    expect(await found('Sal Senlead')).toBe(true)
  })
})
