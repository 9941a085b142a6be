import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '#casework/case.ts'
import { recordDecision } from '#casework/decision.ts'
import { openInformationRequest } from '#casework/information-request.ts'
import { recordRemedyActions } from '#casework/remedy-action.ts'
import { addService, renameService } from '#casework/service.ts'
import { countByService, countYear, listFigureCases } from '#db/queries/annual-letter.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { findCaseFacts } from '#db/queries/case.ts'
import { listActions } from '#db/queries/remedy-action.ts'
import { findService, listDirectorates, listServices } from '#db/queries/service.ts'
import { findUser } from '#db/queries/user.ts'
import type { Day } from '#domain/calendar.ts'
import type { FinancialYear } from '#domain/financial-year.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'
import type { Person } from '../support/case-on-file.ts'

const sen = 'Special educational needs'
const transport = 'School transport'

/** A case of a service, recorded on the day on which it was learned of, and decided where that is said. */
async function tellCase(
  story: Story,
  reference: string,
  given: { service: string; learnedOn: Day; decidedOn?: Day; restricted?: boolean },
) {
  const { at, services } = story
  const { caseId } = await recordCase(at('Lee Officer', given.learnedOn), {
    reference,
    complainant: 'Mrs X',
    category: 'Education',
    serviceId: services[given.service]!,
    learnedOn: given.learnedOn,
    ombudsmanReceivedOn: given.learnedOn,
    restricted: given.restricted,
  })
  if (given.decidedOn) {
    await recordDecision(at('Lee Officer', given.decidedOn), caseId, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: given.decidedOn,
    })
  }
  return caseId
}

/** 'Education > School transport: 2', for a year, as its tables show it. */
async function tablesOf({ db }: Story, year: FinancialYear) {
  const rows = await countByService(db, year)
  return rows.map(({ directorate, service, cases }) => `${directorate} > ${service}: ${cases}`).sort()
}

/** What a year adds up to, whichever service its cases are of. */
async function sumsOf({ db }: Story, year: FinancialYear) {
  const rows = await countByService(db, year)
  const { received, decisions } = await countYear(db, year)
  return { received, decisions, inTables: rows.reduce((sum, { cases }) => sum + cases, 0) }
}

/** The list behind each line of the tables holds as many cases as the line says. */
async function expectListsToMatch(story: Story, year: FinancialYear) {
  const reader = story.at('Mo Monitor', '2024-01-15')
  for (const { directorateId, serviceId, service, cases } of await countByService(story.db, year)) {
    const part = { directorateId: directorateId ?? 0, serviceId: serviceId ?? 0 }
    const list = await listFigureCases(reader, 'decided', year, part)
    expect([service, list.all]).toEqual([service, cases])
    expect(list.cases.every((row) => row.service === service)).toBe(true)
  }
}

const serviceOf = async (story: Story, caseId: number) => {
  const { serviceId, directorateId } = await findCaseFacts(story.at('Mo Monitor', '2024-01-15'), caseId)
  return { serviceId, directorateId }
}

const idOf = async ({ db }: Story, name: string, today: Day = '2024-01-15') =>
  (await listServices({ db, today })).find((service) => service.name === name)!.id

const directorateId = async ({ db }: Story, name: string) =>
  (await listDirectorates({ db, today: '2024-01-15' })).find((one) => one.name === name)!.id

const ledBy = async (story: Story, person: Person) =>
  (await findUser(story.db, story.people[person]!, '2024-01-15')).services

describe('a service that is renamed from a day', () => {
  let story: Story
  let ada: Browser
  beforeAll(async () => {
    story = await beginStory('2024-01-15')
    ada = await story.person('Ada Admin')
    await tellCase(story, '22 000 001', {
      service: 'Highways',
      learnedOn: '2022-11-01',
      decidedOn: '2023-02-10',
    })
    await tellCase(story, '23 000 001', {
      service: 'Highways',
      learnedOn: '2023-04-20',
      decidedOn: '2023-07-03',
    })
    await ada.opens(paths.settingsPart('services'))
    await ada.clicks('Highways')
    await ada.clicks('Rename it')
    await ada.presses('Save the name', { name: 'Roads and streets', from: '2023-09-01' })
  }, 60_000)
  afterAll(() => story.close())

  test('has its old name in the tables of the year before, and the new one in the year of the change', async () => {
    expect(await tablesOf(story, '2022-23')).toEqual(['Environment > Highways: 1'])
    expect(await tablesOf(story, '2023-24')).toEqual(['Environment > Roads and streets: 1'])
    await expectListsToMatch(story, '2022-23')
    await expectListsToMatch(story, '2023-24')
  })

  test('is called so on the pages of a link officer, whose counts open the cases', async () => {
    const lee = await story.person('Lee Officer')
    expect((await lee.opens(paths.annualTables('2022-23'))).reads()).toContain('Highways')
    expect(lee.reads()).not.toContain('Roads and streets')
    const old = story.services.Highways
    const list = paths.figure('2022-23', 'upheld', { service: old })
    expect((await lee.opens(list)).reads()).toMatch(/Upheld, 2022-23 .*Highways 1 case .*22 000 001/)
    expect((await lee.opens(paths.figure('2023-24', 'upheld', { service: old }))).reads()).toMatch(
      /Roads and streets .*23 000 001/,
    )
    expect((await lee.opens(paths.case('23000001'))).reads()).toContain('Roads and streets')
  })

  test('shows both names on its page, each with the day from which it held', () => {
    expect(ada.reads()).toMatch(/1 April 2018 Highways 1 September 2023 Roads and streets/)
  })

  test.each([
    ['a day to come', { name: 'Streets', from: '2024-01-16' }, 'Record it on that day or after'],
    ['a day before it began', { name: 'Streets', from: '2018-03-31' }, 'It has to be after 1 April 2018'],
    [
      'the name of another',
      { name: 'school TRANSPORT', from: '2024-01-15' },
      'There is one of this name already',
    ],
    ['no name', { name: ' ', from: '2024-01-15' }, 'Enter the name'],
  ])('is not renamed with %s', async (_, typed, mistake) => {
    await ada.opens(paths.serviceName(story.services.Highways!))
    await ada.presses('Save the name', typed)
    expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining(mistake)])
  })

  test('is not renamed over the name that somebody else gave it meanwhile: both are shown', async () => {
    const path = paths.serviceName(story.services.Highways!)
    await ada.opens(path)
    const stale = ada.reads()
    expect(stale).toContain('Rename Roads and streets')
    const desk = story.at('Ada Admin', '2024-01-15')
    const { id, version } = await findService(desk, story.services.Highways!)
    await renameService(desk, { id, version }, { name: 'Streets', from: '2023-12-01' })
    await ada.presses('Save the name', { name: 'Lanes' })
    expect(ada.status()).toBe(409)
    expect(ada.reads()).toMatch(/Ada Admin changed this .*Name Streets Lanes/)
    await ada.presses('Save the name')
    expect(ada.reads()).toContain('Lanes')
  })
})

describe('two services that merge into a new one in the middle of a year', () => {
  let story: Story
  let ada: Browser
  let decided: number
  let owing: number
  let open: number
  let secret: number
  let elsewhere: number
  let before: Awaited<ReturnType<typeof sumsOf>>
  beforeAll(async () => {
    story = await beginStory('2023-10-02')
    const { at, services } = story
    decided = await tellCase(story, '23 000 001', {
      service: transport,
      learnedOn: '2023-04-03',
      decidedOn: '2023-06-01',
    })
    owing = await tellCase(story, '23 000 002', {
      service: sen,
      learnedOn: '2023-04-03',
      decidedOn: '2023-08-07',
    })
    await recordRemedyActions(at('Lee Officer', '2023-08-07'), owing, [
      {
        text: 'Apologise',
        kind: 'personal remedy',
        remedyType: 'Apology',
        deadlineWords: 'within three months',
        period: { unit: 'months', count: 3 },
      },
    ])
    open = await tellCase(story, '23 000 003', { service: sen, learnedOn: '2023-07-03' })
    secret = await tellCase(story, '23 000 004', {
      service: transport,
      learnedOn: '2023-07-03',
      restricted: true,
    })
    elsewhere = await tellCase(story, '23 000 005', { service: 'Highways', learnedOn: '2023-07-03' })
    await openInformationRequest(at('Lee Officer', '2023-09-11'), elsewhere, {
      kind: 'investigation enquiry',
      receivedOn: '2023-09-11',
      questions: [{ text: 'Was a bus arranged?', serviceId: services[transport]! }],
    })
    before = await sumsOf(story, '2023-24')
    ada = await story.person('Ada Admin')
    await ada.opens(paths.serviceMerger(services[sen]!))
    await ada.presses('Go on', {
      others: [String(services[transport])],
      into: 'new',
      name: 'Education support',
      from: '2023-09-01',
    })
  }, 60_000)
  afterAll(() => story.close())

  test('are checked first: the page says what goes over, and nothing has gone yet', async () => {
    expect(ada.reads()).toMatch(
      /Services that merge Special educational needs, School transport Into Education support \(new\) From 1 September 2023/,
    )
    expect(ada.reads()).toMatch(
      /Cases not decided before that day 2 Open questions 1 Unfinished actions 1 Services below none Categories of the map 1/,
    )
    expect((await serviceOf(story, open)).serviceId).toBe(story.services[sen])
  })

  test('go over with what is open, while what was decided stays, and no sum of the year changes', async () => {
    await ada.presses('Merge the services', { lead: [String(story.people['Sal Senlead'])] })
    expect(ada.reads()).toContain('The services are merged into Education support')
    const merged = await idOf(story, 'Education support')
    const education = (await serviceOf(story, decided)).directorateId
    expect(await serviceOf(story, decided)).toMatchObject({ serviceId: story.services[transport] })
    expect(await serviceOf(story, owing)).toMatchObject({ serviceId: story.services[sen] })
    expect(await serviceOf(story, open)).toEqual({ serviceId: merged, directorateId: education })
    expect(await serviceOf(story, secret)).toEqual({ serviceId: merged, directorateId: education })
    expect(await serviceOf(story, elsewhere)).toMatchObject({ serviceId: story.services.Highways })
    const [action] = await listActions(story.at('Mo Monitor', '2023-10-02'), owing)
    expect(action!.service).toBe('Education support')
    expect(await sumsOf(story, '2023-24')).toEqual(before)
    await expectListsToMatch(story, '2023-24')
  })

  test('are told of in the history of every case that went over, and in no other', async () => {
    const lee = await story.person('Lee Officer')
    const history = async (reference: string) =>
      (await lee.opens(paths.casePart(reference, 'history'))).reads()
    const by = 'to “Education support”, as of 1 September 2023, when services were merged'
    expect(await history('23000003')).toContain(`Moved the case from “${sen}” ${by}`)
    expect(await history('23000002')).toContain(`Moved action 1 from “${sen}” ${by}`)
    expect(await history('23000005')).toContain(`Moved question 1 from “${transport}” ${by}`)
    expect(await history('23000001')).not.toContain('Moved')
  })

  test('are led on as the form said, and who leads the new one sees what it took over', async () => {
    const merged = await idOf(story, 'Education support')
    expect([...(await ledBy(story, 'Sal Senlead'))].sort()).toEqual(
      [merged, story.services[sen]!, story.services[transport]!].sort(),
    )
    expect(await ledBy(story, 'Tom Transport')).toEqual([])
  })

  test('stand under Ended with what took over, and are offered no more', async () => {
    await ada.opens(paths.settingsPart('services'))
    expect(ada.reads()).toMatch(
      /Ended .*School transport Education 31 August 2023 Education support Special educational needs Education 31 August 2023 Education support/,
    )
    const lee = await story.person('Lee Officer')
    const form = (await lee.opens(paths.newCase)).reads()
    expect(form).toContain('Education support')
    expect(form).not.toContain('School transport')
    expect((await lee.opens(paths.caseChange('23000001'))).reads()).toContain('School transport')
    expect((await ada.opens(paths.serviceMerger(story.services[sen]!))).status()).toBe(409)
  })

  test('and a case decided after the day counts with the new one', async () => {
    await recordDecision(story.at('Lee Officer', '2023-10-02'), open, {
      kind: 'final',
      category: 'Upheld',
      reason: 'Fault and injustice',
      decidedOn: '2023-10-02',
    })
    expect(await tablesOf(story, '2023-24')).toEqual([
      'Education > Education support: 1',
      'Education > School transport: 1',
      'Education > Special educational needs: 1',
    ])
    expect((await verifyChain(story.db)).broken).toBeNull()
  })
})

describe('a service that is split in the middle of a year', () => {
  let story: Story
  let ada: Browser
  let open: number
  let before: Awaited<ReturnType<typeof sumsOf>>
  beforeAll(async () => {
    story = await beginStory('2023-10-02')
    await tellCase(story, '23 000 001', {
      service: 'Highways',
      learnedOn: '2023-04-03',
      decidedOn: '2023-06-01',
    })
    open = await tellCase(story, '23 000 002', { service: 'Highways', learnedOn: '2023-07-03' })
    before = await sumsOf(story, '2023-24')
    ada = await story.person('Ada Admin')
    await ada.opens(paths.serviceSplit(story.services.Highways!))
    await ada.presses('Go on', { 'name-1': 'Roads', 'name-2': 'Parking', heir: '1', from: '2023-10-01' })
  }, 60_000)
  afterAll(() => story.close())

  test('is checked again where more goes over than was said: nothing was split', async () => {
    expect(ada.reads()).toMatch(/What goes over to Roads .*Cases not decided before that day 1 /)
    await tellCase(story, '23 000 003', { service: 'Highways', learnedOn: '2023-09-25' })
    before = await sumsOf(story, '2023-24')
    await ada.presses('Split the service', { 'lead-1': [String(story.people['Rob Roads'])] })
    expect(ada.status()).toBe(409)
    expect(ada.reads()).toMatch(
      /Cases not decided before that day 2 1 .*What goes over to Roads .*Cases not decided before that day 2 /,
    )
    expect((await serviceOf(story, open)).serviceId).toBe(story.services.Highways)
  })

  test('gives what is open to the one chosen, and the year adds up as before', async () => {
    await ada.presses('Split the service', {
      'lead-1': [String(story.people['Rob Roads'])],
      'lead-2': [],
    })
    expect(ada.reads()).toContain('Highways is split into Roads and Parking')
    expect((await serviceOf(story, open)).serviceId).toBe(await idOf(story, 'Roads'))
    expect(await sumsOf(story, '2023-24')).toEqual(before)
    expect(await tablesOf(story, '2023-24')).toEqual(['Environment > Highways: 1'])
    await expectListsToMatch(story, '2023-24')
    expect([...(await ledBy(story, 'Rob Roads'))].sort()).toEqual(
      [story.services.Highways!, await idOf(story, 'Roads')].sort(),
    )
  })

  test('leaves it to a link officer to give single cases to another of them', async () => {
    const lee = await story.person('Lee Officer')
    await lee.opens(paths.caseChange('23000002'))
    const parking = await idOf(story, 'Parking')
    await lee.presses('Save the changes', { serviceId: String(parking), reason: 'It is about a fine' })
    expect((await serviceOf(story, open)).serviceId).toBe(parking)
  })
})

describe('a service that ends', () => {
  let story: Story
  let ada: Browser
  beforeAll(async () => {
    story = await beginStory('2023-10-02')
    await tellCase(story, '23 000 001', { service: 'Highways', learnedOn: '2023-07-03' })
    ada = await story.person('Ada Admin')
  }, 60_000)
  afterAll(() => story.close())

  test('is kept while it has an open case and a lead, unless another takes over', async () => {
    await ada.opens(paths.serviceEnd(story.services.Highways!))
    expect(ada.reads()).toContain('It has 1 open case and 1 lead: another service has to take over.')
    await ada.presses('Go on', { lastOn: '2023-10-02' })
    expect([ada.status(), ada.reads()]).toEqual([
      422,
      expect.stringContaining('It has 1 open case and 1 lead. Choose a service that takes over'),
    ])
    await ada.presses('Go on', { over: String(story.services[transport]) })
    await ada.presses('End the service', { lead: [String(story.people['Rob Roads'])] })
    expect(ada.reads()).toContain('Highways ends')
    const { serviceId } = await findCaseFacts(story.at('Mo Monitor', '2023-10-02'), 1)
    expect(serviceId).toBe(story.services[transport])
  })

  test('is given nothing more on its last day: no case, no category, nothing below it', async () => {
    const lee = await story.person('Lee Officer')
    expect((await lee.opens(paths.newCase)).reads()).not.toContain('Highways')
    for (const page of [paths.newCategory, paths.newService, paths.servicePlace(story.services[sen]!)]) {
      expect((await ada.opens(page)).reads()).not.toContain('Highways')
    }
  })

  test('leaves a directorate that can end too', async () => {
    await ada.opens(paths.settingsPart('services'))
    await ada.clicks('End Environment')
    await ada.presses('End the directorate', { lastOn: '2023-10-02' })
    expect((await ada.opens(paths.settingsPart('services'))).reads()).toMatch(
      /Directorates that ended .*Environment 2 October 2023/,
    )
  })
})

describe('a service that moves to another directorate from a day', () => {
  let story: Story
  beforeAll(async () => {
    story = await beginStory('2023-10-02')
    await tellCase(story, '23 000 001', {
      service: transport,
      learnedOn: '2023-04-03',
      decidedOn: '2023-06-01',
    })
    await tellCase(story, '23 000 002', {
      service: transport,
      learnedOn: '2023-04-03',
      decidedOn: '2023-09-04',
    })
  }, 60_000)
  afterAll(() => story.close())

  test('stays counted in the old one with what was decided before, and a correction leaves it there', async () => {
    const ada = await story.person('Ada Admin')
    await ada.opens(paths.servicePlace(story.services[transport]!))
    const place = `d${await directorateId(story, 'Environment')}`
    await ada.presses('Go on', { place, from: '2023-09-01' })
    expect(ada.reads()).toMatch(/Directorate Environment .*Cases that go with it 1 /)
    await ada.presses('Move the service')
    const tables = ['Education > School transport: 1', 'Environment > School transport: 1']
    expect(await tablesOf(story, '2023-24')).toEqual(tables)
    await expectListsToMatch(story, '2023-24')
    const lee = await story.person('Lee Officer')
    await lee.opens(paths.caseChange('23000001'))
    await lee.presses('Save the changes', { complainant: 'Mrs Y', reason: 'As the letter says' })
    expect(await tablesOf(story, '2023-24')).toEqual(tables)
  })

  test('and so is a case that turns out to be of this service afterwards: where it was on the day of the decision', async () => {
    await tellCase(story, '23 000 003', { service: sen, learnedOn: '2023-04-03', decidedOn: '2023-06-01' })
    const open = await tellCase(story, '23 000 004', { service: sen, learnedOn: '2023-04-03' })
    const lee = await story.person('Lee Officer')
    for (const reference of ['23000003', '23000004']) {
      await lee.opens(paths.caseChange(reference))
      const serviceId = String(story.services[transport])
      await lee.presses('Save the changes', { serviceId, reason: 'It is about a bus' })
    }
    expect(await tablesOf(story, '2023-24')).toEqual([
      'Education > School transport: 2',
      'Environment > School transport: 1',
    ])
    await expectListsToMatch(story, '2023-24')
    expect((await serviceOf(story, open)).directorateId).toBe(await directorateId(story, 'Environment'))
  })

  test('does not move again from a day before that', async () => {
    const ada = await story.person('Ada Admin')
    await ada.opens(paths.servicePlace(story.services[transport]!))
    const place = `d${await directorateId(story, 'Education')}`
    await ada.presses('Go on', { place, from: '2023-08-31' })
    expect([ada.status(), ada.reads()]).toEqual([
      422,
      expect.stringContaining('It came to its directorate on 1 September 2023'),
    ])
  })
})

describe('a merger across directorates', () => {
  let story: Story
  beforeAll(async () => {
    story = await beginStory('2023-10-02')
    const desk = story.at('Ada Admin', '2023-10-02')
    const environment = { directorateId: await directorateId(story, 'Environment') }
    const begin = async (name: string, parentId: number) => {
      const place = { ...environment, parentId }
      const { serviceId } = await addService(desk, { name, place, validFrom: '2020-04-01' })
      story.services[name] = serviceId
      return serviceId
    }
    await begin('Salting', await begin('Gritting', story.services.Highways!))
    const early = { learnedOn: '2023-04-03', decidedOn: '2023-06-01' }
    const late = { learnedOn: '2023-04-03', decidedOn: '2023-09-04' }
    await tellCase(story, '23 000 001', { service: 'Gritting', ...early })
    await tellCase(story, '23 000 002', { service: 'Salting', ...late })
    await tellCase(story, '23 000 003', { service: 'Highways', ...late })
  }, 60_000)
  afterAll(() => story.close())

  test('brings all that stands below along, with what was not decided before the day', async () => {
    const before = await sumsOf(story, '2023-24')
    const ada = await story.person('Ada Admin')
    await ada.opens(paths.serviceMerger(story.services[transport]!))
    const others = [String(story.services.Highways)]
    await ada.presses('Go on', { others, into: 'this', from: '2023-09-01' })
    expect(ada.reads()).toMatch(
      /Services below Gritting .*Services that come to its directorate Gritting and Salting Cases of those, not decided before that day 1 /,
    )
    await ada.presses('Merge the services')
    expect(ada.reads()).toContain('The services are merged into School transport')
    expect(await sumsOf(story, '2023-24')).toEqual(before)
    expect(await tablesOf(story, '2023-24')).toEqual([
      'Education > Salting: 1',
      'Education > School transport: 1',
      'Environment > Gritting: 1',
    ])
    await expectListsToMatch(story, '2023-24')
    expect((await ada.opens(paths.settingsPart('services'))).reads()).toMatch(
      /Gritting, below School transport .*Salting, below Gritting/,
    )
  })

  test('is told of in the history of every case that came along, and leaves a directorate that can end', async () => {
    const lee = await story.person('Lee Officer')
    await lee.opens(paths.casePart('23000002', 'history'))
    expect(lee.reads()).toContain(
      'Moved the case from “Environment” to “Education”, as of 1 September 2023, when services were merged',
    )
    const ada = await story.person('Ada Admin')
    await ada.opens(paths.directorateEnd(await directorateId(story, 'Environment')))
    await ada.presses('End the directorate', { lastOn: '2023-08-31' })
    expect(ada.reads()).toContain('Environment ends')
  })
})

describe('what is added', () => {
  let story: Story
  let ada: Browser
  beforeAll(async () => {
    story = await beginStory('2024-01-15')
    ada = await story.person('Ada Admin')
  }, 60_000)
  afterAll(() => story.close())

  test('is a directorate with a service of a day to come, which can be chosen from that day on', async () => {
    await ada.opens(paths.newDirectorate)
    await ada.presses('Add the directorate', { name: 'Adults', from: '2024-01-01' })
    await ada.clicks('Add a service')
    const place = `d${await directorateId(story, 'Adults')}`
    await ada.presses('Add the service', { name: 'Care homes', place, from: '2024-02-01' })
    expect(ada.reads()).toContain('It can be chosen from 1 February 2024 on.')
    expect((await ada.opens(paths.settingsPart('services'))).reads()).toContain(
      'Care homes from 1 February 2024',
    )
    const lee = await story.person('Lee Officer')
    expect((await lee.opens(paths.newCase)).reads()).not.toContain('Care homes')
    await story.moveTo('2024-02-01')
    expect((await lee.opens(paths.newCase)).reads()).toContain('Care homes')
  })

  test('is shown to nobody but the administrator', async () => {
    const lee = await story.person('Lee Officer')
    expect((await lee.opens(paths.settingsPart('services'))).status()).toBe(403)
  })
})
