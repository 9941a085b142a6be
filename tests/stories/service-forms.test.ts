import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addService, moveService, renameService } from '#casework/service.ts'
import { countAuditEvents } from '#db/queries/audit-event.ts'
import { findService, listAllDirectorates, listAllServices } from '#db/queries/service.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

const transport = 'School transport'
const sen = 'Special educational needs'

let story: Story
let ada: Browser
beforeEach(async () => {
  story = await beginStory('2024-01-15')
  ada = await story.person('Ada Admin')
}, 60_000)
afterEach(() => story.close())

const directorateNamed = async (name: string) =>
  (await listAllDirectorates(story)).find((directorate) => directorate.name === name)!.id

const dayFields = (name: string, day: string) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year }
}
const from = dayFields('from', '2024-01-01')
const reason = { label: 'Settled by the court', category: 'Upheld', validFrom: '2030-31' }
const outcome = { label: 'Settled later', validFrom: '2030-31' }

/** Ways to write with one form: where it is, what is typed, and whether a page follows on which it is checked. */
const forms: [string, () => string, () => Promise<Record<string, string>>, boolean][] = [
  ['a new directorate', () => paths.newDirectorate, async () => ({ name: 'Adults', ...from }), false],
  [
    'a new service',
    () => paths.newService,
    async () => ({ name: 'Parks', place: `d${await directorateNamed('Environment')}`, ...from }),
    false,
  ],
  [
    'the end of a service',
    () => paths.serviceEnd(story.services.Highways!),
    async () => ({ ...dayFields('lastOn', '2024-01-14'), over: String(story.services[transport]) }),
    true,
  ],
  [
    'a merger into a new service',
    () => paths.serviceMerger(story.services[sen]!),
    async () => ({
      others: String(story.services[transport]),
      into: 'new',
      name: 'Education support',
      place: `d${await directorateNamed('Education')}`,
      ...from,
    }),
    true,
  ],
  [
    'a split',
    () => paths.serviceSplit(story.services.Highways!),
    async () => ({ 'name-1': 'Roads', 'name-2': 'Parking', heir: '1', ...from }),
    true,
  ],
  [
    'a move',
    () => paths.servicePlace(story.services.Highways!),
    async () => ({ place: `d${await directorateNamed('Education')}`, ...from }),
    true,
  ],
  [
    'a new category',
    () => paths.newCategory,
    async () => ({ category: 'Education', subCategory: 'Buses', service: 'none', ...from }),
    false,
  ],
  [
    'a decision reason',
    () => paths.newDecisionReason,
    async () => ({ ...reason, satisfactoryRemedy: 'no', investigated: 'yes' }),
    false,
  ],
  [
    'an outcome label',
    () => paths.newOutcomeLabel,
    async () => ({ ...outcome, satisfied: 'no', late: 'no' }),
    false,
  ],
  [
    'a remedy type',
    () => paths.newRemedyType,
    async () => ({
      label: 'Plant a tree',
      kind: 'personal remedy',
      proof: 'A photograph',
      offered: 'yes',
    }),
    false,
  ],
]

test.each(forms)(
  '%s that is sent twice is answered twice alike, and written once',
  async (_, at, typed, checked) => {
    const path = at()
    await ada.opens(path)
    let fields = { ...ada.fields(), ...(await typed()) }
    if (checked) {
      await ada.sends(path, fields)
      fields = { ...ada.fields(), confirmed: 'yes' }
    }
    await ada.sends(path, fields)
    const first = [ada.status(), ada.at()]
    const events = await countAuditEvents(story.db)
    await ada.sends(path, fields)
    expect([ada.status(), ada.at()]).toEqual(first)
    expect(first).toEqual([200, expect.not.stringMatching(new RegExp(`^${path}$`))])
    expect(await countAuditEvents(story.db)).toBe(events)
  },
)

describe('a check page that somebody overtook shows both versions', () => {
  const rename = async (name: string) => {
    const desk = story.at('Ada Admin', '2024-01-15')
    const { id, version } = await findService(desk, story.services.Highways!)
    await renameService(desk, { id, version }, { name, from: '2024-01-10' })
  }

  test('of a move: where the service is now and where it was to go, and its names', async () => {
    const desk = story.at('Ada Admin', '2024-01-15')
    await ada.opens(paths.newDirectorate)
    await ada.presses('Add the directorate', { name: 'Adults', from: '2020-01-01' })
    const path = paths.servicePlace(story.services.Highways!)
    await ada.opens(path)
    await ada.presses('Go on', { place: `d${await directorateNamed('Education')}`, from: '2024-01-02' })
    await rename('Streets')
    const place = { directorateId: await directorateNamed('Adults'), parentId: null }
    await moveService(desk, await findService(desk, story.services.Highways!), { place, from: '2024-01-02' })
    await ada.presses('Move the service')
    expect(ada.status()).toBe(409)
    expect(ada.reads()).toMatch(
      /Ada Admin changed this .*Name Streets Highways .*Directorate Adults Education/,
    )
    await ada.presses('Move the service')
    expect(ada.reads()).toContain('Streets belongs to Education from 2 January 2024')
  })

  test('of a merger: each service by name and directorate, and by its last day where it ended', async () => {
    await ada.opens(paths.serviceMerger(story.services[sen]!))
    const others = [String(story.services[transport]), String(story.services.Highways)]
    await ada.presses('Go on', { others, into: 'this', from: '2024-01-02' })
    await rename('Streets')
    const desk = story.at('Ada Admin', '2024-01-15')
    const place = { directorateId: await directorateNamed('Environment'), parentId: null }
    await moveService(desk, await findService(desk, story.services[transport]!), {
      place,
      from: '2024-01-02',
    })
    await ada.presses('Merge the services')
    expect(ada.status()).toBe(409)
    expect(ada.reads()).toMatch(/School transport: directorate Environment Education/)
    expect(ada.reads()).toMatch(/Highways: name Streets Highways/)
  })

  test('of the end of a service that another administrator ended first', async () => {
    const path = paths.serviceEnd(story.services.Highways!)
    const other = ada.anotherTab()
    for (const tab of [ada, other]) {
      await tab.opens(path)
      await tab.presses('Go on', { lastOn: '2024-01-14', over: String(story.services[transport]) })
    }
    await other.presses('End the service')
    await ada.presses('End the service')
    expect([ada.status(), ada.reads()]).toEqual([
      409,
      expect.stringMatching(/Highways: last day 14 January 2024 Nothing/),
    ])
  })
})

describe('a name is one service’s on each day', () => {
  beforeEach(async () => {
    await ada.opens(paths.serviceName(story.services.Highways!))
    await ada.presses('Save the name', { name: 'Roads', from: '2023-09-01' })
  })

  test('a new service does not take a name of years in which another had it', async () => {
    await ada.opens(paths.newService)
    const place = `d${await directorateNamed('Environment')}`
    await ada.presses('Add the service', { name: 'highways', place, from: '2019-04-01' })
    expect([ada.status(), ada.reads()]).toEqual([
      422,
      expect.stringContaining('Another had this name until 31 August 2023'),
    ])
    await ada.presses('Add the service', { from: '2023-09-01' })
    expect(ada.reads()).toContain('highways is added')
  })

  test('a name from a day before a later one holds until that, and what it was then is remembered', async () => {
    await ada.opens(paths.serviceName(story.services.Highways!))
    await ada.presses('Save the name', { name: 'Streets', from: '2020-01-01' })
    expect(ada.reads()).toContain('It is called Streets from 1 January 2020 until 31 August 2023')
    expect((await findService(story, story.services.Highways!)).name).toBe('Roads')
    const remembered = { before: { name: 'Highways' }, after: { name: 'Streets' }, validTo: '2023-08-31' }
    expect(await story.db.query.auditPayloads.findMany()).toContainEqual(
      expect.objectContaining({ payload: expect.objectContaining(remembered) }),
    )
  })

  test('neither do the parts of a split take one, nor one another’s', async () => {
    await ada.opens(paths.serviceSplit(story.services[transport]!))
    const names = { 'name-1': 'Buses', 'name-2': 'buses', 'name-4': 'Roads' }
    await ada.presses('Go on', { ...names, heir: '1', from: '2023-10-01' })
    expect(ada.status()).toBe(422)
    expect(ada.reads().match(/There is one of this name already/g)).toHaveLength(4)
    await ada.presses('Go on', { 'name-2': 'Taxis', 'name-4': 'School transport' })
    expect(ada.reads()).toContain('Check the split of School transport')
  })

  test('of two that are added at once, one is told so', async () => {
    const place = `d${await directorateNamed('Environment')}`
    const tabs = [ada.anotherTab(), ada.anotherTab()]
    for (const tab of tabs) await tab.opens(paths.newService)
    const given = { name: 'Parks', place, from: '2024-01-02' }
    await Promise.all(tabs.map((tab) => tab.presses('Add the service', given)))
    expect(tabs.map((tab) => tab.status()).sort()).toEqual([200, 422])
    expect((await listAllServices(story)).filter(({ name }) => name === 'Parks')).toHaveLength(1)
  })
})

describe('a directorate ends', () => {
  /** Highways leaves Environment for Education. */
  const leave = async () => {
    const desk = story.at('Ada Admin', '2024-01-15')
    const place = { directorateId: await directorateNamed('Education'), parentId: null }
    await moveService(desk, await findService(desk, story.services.Highways!), { place, from: '2023-09-01' })
  }

  test.each([
    ['2019-01-01', 'Highways belonged to it until 31 August 2023'],
    ['2023-08-30', 'Highways belonged to it until 31 August 2023'],
    ['2024-01-16', 'Record it on its last day or after'],
  ])('not on %s', async (lastOn, mistake) => {
    await leave()
    await ada.opens(paths.directorateEnd(await directorateNamed('Environment')))
    await ada.presses('End the directorate', { lastOn })
    expect([ada.status(), ada.reads()]).toEqual([422, expect.stringContaining(mistake)])
  })

  test('once, and nothing begins in it any more', async () => {
    await leave()
    const environment = await directorateNamed('Environment')
    await ada.opens(paths.directorateEnd(environment))
    await ada.presses('End the directorate', { lastOn: '2023-08-31' })
    expect(ada.reads()).toContain('Environment ends')
    await ada.opens(paths.directorateEnd(environment))
    expect([ada.status(), ada.reads()]).toEqual([
      409,
      expect.stringContaining('Environment has ended already'),
    ])
    const place = { directorateId: environment, parentId: null }
    const adding = addService(story.at('Ada Admin', '2024-01-15'), {
      name: 'Parks',
      place,
      validFrom: '2024-01-02',
    })
    await expect(adding).rejects.toThrow('Environment has ended. Choose another place.')
  })
})
