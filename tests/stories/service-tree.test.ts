import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addService } from '#casework/service.ts'
import { listCategoryMap } from '#db/queries/category-map.ts'
import { listAllDirectorates, listAllServices } from '#db/queries/service.ts'
import { servicesAbove } from '#domain/service-tree.ts'
import { paths } from '#src/paths.ts'
import { type Browser, beginStory, type Story } from '../support/browsing.ts'

let story: Story
let ada: Browser
beforeEach(async () => {
  story = await beginStory('2023-10-02')
  ada = await story.person('Ada Admin')
}, 60_000)
afterEach(() => story.close())

/** A service below another, or in a directorate where there is none of that name. */
async function begin(name: string, below: string): Promise<void> {
  const desk = story.at('Ada Admin', '2023-10-02')
  const above = story.services[below]
  const [service] = (await listAllServices(story)).filter(({ id }) => id === above)
  const directorateId = service?.directorateId ?? (await directorateNamed(below))
  const place = { directorateId, parentId: above ?? null }
  const { serviceId } = await addService(desk, { name, place, validFrom: '2020-04-01' })
  story.services[name] = serviceId
}

const directorateNamed = async (name: string) =>
  (await listAllDirectorates(story)).find((directorate) => directorate.name === name)!.id

const idOf = (name: string) => String(story.services[name])

/** 'Environment > Highways > Roads' for each service in force, as it stands. */
async function tree(): Promise<string[]> {
  const all = await listAllServices(story)
  return all
    .filter(({ validTo }) => validTo === null)
    .map((service) => {
      const above = servicesAbove(all, service).toReversed()
      expect(above.filter(({ validTo, id }) => validTo !== null || id === service.id)).toEqual([])
      return [service.directorate, ...above.map(({ name }) => name), service.name].join(' > ')
    })
    .filter((line) => line.startsWith('Environment'))
    .sort()
}

/** The page of all services lists each that is in force, and each can be moved. */
async function expectAllListed(): Promise<void> {
  await ada.opens(paths.settingsPart('services'))
  const page = ada.reads().split('Ended')[0]
  for (const { id, name, validTo } of await listAllServices(story)) {
    if (validTo !== null) continue
    expect(page).toContain(name)
    expect((await ada.opens(paths.servicePlace(id))).status()).toBe(200)
  }
}

describe('of Highways, Roads below it and Gritting below Roads', () => {
  beforeEach(async () => {
    await begin('Roads', 'Highways')
    await begin('Gritting', 'Roads')
    await begin('Salting', 'Gritting')
  })

  test('the first ends and the last takes over, with what stood between below it', async () => {
    await ada.opens(paths.serviceEnd(Number(idOf('Highways'))))
    await ada.presses('Go on', { lastOn: '2023-10-01', over: idOf('Gritting') })
    await ada.presses('End the service')
    expect(ada.reads()).toContain('Highways ends')
    expect(await tree()).toEqual([
      'Environment > Gritting',
      'Environment > Gritting > Roads',
      'Environment > Gritting > Salting',
    ])
    await expectAllListed()
  })

  test.each([
    [['Highways'], ['Environment > Gritting > Roads', 'Environment > Gritting > Salting']],
    [['Highways', 'Roads'], ['Environment > Gritting > Salting']],
    [['Roads'], ['Environment > Highways > Gritting > Salting']],
  ])('%j merge into the last', async (others, below) => {
    await ada.opens(paths.serviceMerger(Number(idOf('Gritting'))))
    await ada.presses('Go on', { others: others.map(idOf), into: 'this', from: '2023-10-01' })
    await ada.presses('Merge the services')
    expect(ada.reads()).toContain('The services are merged into Gritting')
    expect(await tree()).toEqual(expect.arrayContaining(below))
    await expectAllListed()
  })

  test.each(['Highways', 'Roads', 'Gritting', 'Salting'])(
    'the first and the last do not merge into a new one below %s',
    async (place) => {
      await ada.opens(paths.serviceMerger(Number(idOf('Highways'))))
      await ada.presses('Go on', {
        others: [idOf('Gritting')],
        into: 'new',
        name: 'Streets',
        place: `s${idOf(place)}`,
        from: '2023-10-01',
      })
      expect([ada.status(), ada.reads()]).toEqual([
        422,
        expect.stringContaining('It cannot stand below one that merges'),
      ])
    },
  )
})

describe('of two administrators at once', () => {
  /** Two forms that were opened beside each other are sent at the same moment; the words of each answer. */
  async function both(first: () => Promise<Browser>, second: () => Promise<Browser>) {
    const answers = await Promise.all([first(), second()])
    const refused = answers.filter((browser) => browser.status() >= 400)
    expect(refused.map((browser) => browser.reads())).toHaveLength(1)
    return refused[0]!.reads()
  }

  test('one moves a service below another, and the other is told that it cannot stand below itself', async () => {
    await begin('Parking', 'Environment')
    const moving = async (name: string, below: string) => {
      const tab = ada.anotherTab()
      await tab.opens(paths.servicePlace(Number(idOf(name))))
      return tab.presses('Go on', { place: `s${idOf(below)}`, from: '2023-10-01' })
    }
    const [one, other] = [await moving('Highways', 'Parking'), await moving('Parking', 'Highways')]
    const told = await both(
      () => one.presses('Move the service'),
      () => other.presses('Move the service'),
    )
    expect(told).toMatch(/cannot stand below itself|changed this/)
    expect(await tree()).toHaveLength(2)
    await expectAllListed()
  })

  test('a service is not added to a directorate that is just ending', async () => {
    await ada.opens(paths.newDirectorate)
    await ada.presses('Add the directorate', { name: 'Adults', from: '2023-01-01' })
    const adults = await directorateNamed('Adults')
    const [adding, ending] = [ada.anotherTab(), ada.anotherTab()]
    await adding.opens(paths.newService)
    await ending.opens(paths.directorateEnd(adults))
    const told = await both(
      () =>
        adding.presses('Add the service', { name: 'Care homes', place: `d${adults}`, from: '2023-10-02' }),
      () => ending.presses('End the directorate', { lastOn: '2023-10-01' }),
    )
    expect(told).toMatch(/Adults has ended|Services of it are in force|are in force\. Move or end/)
  })

  test('one maps a category anew, and the other sees both', async () => {
    const [entry] = await listCategoryMap(story)
    const tabs = [ada.anotherTab(), ada.anotherTab()]
    for (const tab of tabs) await tab.opens(paths.mappedCategory(entry!.id))
    const told = await both(
      () => tabs[0]!.presses('Save', { service: idOf('Highways'), from: '2023-10-02' }),
      () => tabs[1]!.presses('Save', { service: 'none', from: '2023-10-02' }),
    )
    expect(told).toContain('changed this')
    expect(await listCategoryMap(story)).toHaveLength(2)
  })
})
