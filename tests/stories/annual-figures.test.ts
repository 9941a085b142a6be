import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { countByService, countYear, listFigureCases } from '#db/queries/annual-letter.ts'
import type { FigureKey } from '#domain/annual-letter/figure.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import type { Day } from '#domain/calendar.ts'
import { freshDatabase } from '../support/database.ts'
import {
  type ActionInFacts,
  aCase,
  type CaseFacts,
  type ReaderName,
  type Register,
  randomRegister,
  readers,
  servicesLed,
  setUpRegister,
  type VersionInFacts,
  withRegister,
} from '../support/random-register.ts'

let database: Database
let register: Register
beforeAll(async () => {
  database = await freshDatabase()
  register = await setUpRegister(database.db)
})
afterAll(() => database.close())

/**
 * The count by hand: written from the Ombudsman's definitions over the plain facts, in loops, with neither the rules
 * nor the queries of the product.
 */
const years = {
  '2022-23': { from: '2022-04-01', to: '2023-03-31', population: null },
  '2023-24': { from: '2023-04-01', to: '2024-03-31', population: 66_667 },
  '2024-25': { from: '2024-04-01', to: '2025-03-31', population: 80_000 },
} as const
type Year = keyof typeof years
const yearNames = Object.keys(years) as Year[]

const fallsIn = (year: Year, day: string) => years[year].from <= day && day <= years[year].to

const alwaysSatisfactory = [
  'No further action: organisation already remedied',
  'Not investigated: injustice remedied during the organisation’s complaint process',
]
const satisfactoryReasons: Record<Year, string[]> = {
  '2022-23': [...alwaysSatisfactory, 'Remedied early'],
  '2023-24': [...alwaysSatisfactory, 'Remedied early', 'Offer made'],
  '2024-25': [...alwaysSatisfactory, 'Offer made'],
}
const alwaysSatisfied = [
  'Remedy complete and satisfied',
  'Remedy completed late',
  'Remedy not complete and satisfied',
]
const satisfiedOutcomes: Record<Year, string[]> = {
  '2022-23': [...alwaysSatisfied, 'Remedy noted'],
  '2023-24': [...alwaysSatisfied, 'Remedy partly complete'],
  '2024-25': [...alwaysSatisfied, 'Remedy partly complete', 'Remedy agreed anew'],
}
const unknownReasons = (year: Year, { category, reason }: VersionInFacts) =>
  reason === 'A reason that no list knows' ||
  reason === 'Another unknown reason' ||
  (reason === 'Offer made' && year === '2022-23') ||
  (reason === 'Remedied early' && category !== 'Upheld') ||
  (reason === 'No further action: organisation already remedied' && category !== 'Upheld')

function decisionOf({ versions }: CaseFacts): VersionInFacts | null {
  let last = null
  for (const version of versions) if (version.kind !== 'draft') last = version
  return last
}

function wasLate({ dueOn, agreed, doneOn, withdrawnOn }: ActionInFacts, outcomeOn: Day): boolean {
  if (withdrawnOn) return false
  let lastDay = dueOn
  for (const day of agreed) lastDay = day
  return (doneOn ?? outcomeOn) > lastDay
}

/** The cases of each figure, each found in its own plain way. */
function casesByHand(facts: readonly CaseFacts[], year: Year): Record<FigureKey, CaseFacts[]> {
  const lists: Record<FigureKey, CaseFacts[]> = {
    received: [],
    decided: [],
    upheld: [],
    'not-upheld': [],
    'advice-given': [],
    'closed-after-initial-enquiries': [],
    'incomplete-invalid': [],
    'referred-back': [],
    investigations: [],
    outcomes: [],
    satisfied: [],
    'not-satisfied': [],
    'satisfactory-remedies': [],
    'on-time': [],
    late: [],
  }
  for (const thisCase of facts) {
    if (fallsIn(year, thisCase.ombudsmanReceivedOn ?? thisCase.learnedOn)) lists.received.push(thisCase)
    const decision = decisionOf(thisCase)
    if (decision && fallsIn(year, decision.decidedOn)) {
      lists.decided.push(thisCase)
      if (decision.category === 'Upheld') lists.upheld.push(thisCase)
      if (decision.category === 'Not upheld') lists['not-upheld'].push(thisCase)
      if (decision.category === 'Advice given') lists['advice-given'].push(thisCase)
      if (decision.category === 'Closed after initial enquiries')
        lists['closed-after-initial-enquiries'].push(thisCase)
      if (decision.category === 'Incomplete/Invalid') lists['incomplete-invalid'].push(thisCase)
      if (decision.category === 'Referred back for local resolution') lists['referred-back'].push(thisCase)
      if (decision.category === 'Upheld' || decision.category === 'Not upheld')
        lists.investigations.push(thisCase)
      if (decision.category === 'Upheld' && satisfactoryReasons[year].includes(decision.reason))
        lists['satisfactory-remedies'].push(thisCase)
    }
    if (thisCase.outcome && fallsIn(year, thisCase.outcome.recordedOn)) {
      lists.outcomes.push(thisCase)
      const satisfied = satisfiedOutcomes[year].includes(thisCase.outcome.label)
      lists[satisfied ? 'satisfied' : 'not-satisfied'].push(thisCase)
      const { outcome } = thisCase
      const late = thisCase.actions.some((action) => wasLate(action, outcome!.recordedOn))
      lists[late ? 'late' : 'on-time'].push(thisCase)
    }
  }
  return lists
}

/** Goes up by one while the next whole number is as near or nearer. */
function nearest(count: number, of: number): number {
  let whole = 0
  while ((2 * whole + 1) * of <= 2 * count) whole += 1
  return whole
}
const rate = (count: number, of: number) => ({
  count,
  of,
  percent: of === 0 ? null : nearest(100 * count, of),
})

function figuresByHand(facts: readonly CaseFacts[], year: Year) {
  const lists = casesByHand(facts, year)
  const { population } = years[year]
  const unexplained = new Set<string>()
  for (const thisCase of lists.decided) {
    const decision = decisionOf(thisCase)!
    if (unknownReasons(year, decision)) unexplained.add(decision.reason)
  }
  for (const { outcome } of lists.outcomes) {
    if (outcome!.label === 'Remedy noted' && year !== '2022-23') unexplained.add(outcome!.label)
  }
  return {
    received: lists.received.length,
    decided: lists.decided.length,
    byCategory: {
      Upheld: lists.upheld.length,
      'Not upheld': lists['not-upheld'].length,
      'Advice given': lists['advice-given'].length,
      'Closed after initial enquiries': lists['closed-after-initial-enquiries'].length,
      'Incomplete/Invalid': lists['incomplete-invalid'].length,
      'Referred back for local resolution': lists['referred-back'].length,
    },
    upheld: lists.upheld.length,
    notUpheld: lists['not-upheld'].length,
    investigations: lists.investigations.length,
    upheldRate: rate(lists.upheld.length, lists.investigations.length),
    outcomes: lists.outcomes.length,
    satisfied: lists.satisfied.length,
    complianceRate: rate(lists.satisfied.length, lists.outcomes.length),
    satisfactoryRemedies: lists['satisfactory-remedies'].length,
    satisfactoryRate: rate(lists['satisfactory-remedies'].length, lists.upheld.length),
    upheldPer100000: population === null ? null : nearest(lists.upheld.length * 1_000_000, population) / 10,
    onTimeRate: rate(lists['on-time'].length, lists.outcomes.length),
    unexplainedLabels: [...unexplained].sort(),
  }
}

function maySee(reader: ReaderName, thisCase: CaseFacts): boolean {
  if (reader === 'monitoring officer') return true
  if (reader === 'viewer') return !thisCase.restricted
  if (thisCase.restricted) return thisCase.named.includes(reader)
  if (reader === 'link officer') return true
  if (servicesLed.includes(thisCase.service)) return true
  for (const request of thisCase.requests)
    for (const service of request.askedOf) if (servicesLed.includes(service)) return true
  for (const action of thisCase.actions) if (servicesLed.includes(action.service)) return true
  return false
}

const listByHand = (cases: readonly CaseFacts[], reader: ReaderName) => ({
  references: cases
    .filter((thisCase) => maySee(reader, thisCase))
    .map(({ reference }) => reference)
    .sort(),
  all: cases.length,
  restricted: cases.filter((thisCase) => thisCase.restricted && !maySee(reader, thisCase)).length,
})

/** 'Children > Tribunals, sent, Upheld: 2', sorted. */
function servicesByHand(facts: readonly CaseFacts[], year: Year): string[] {
  const counts = new Map<string, number>()
  for (const thisCase of casesByHand(facts, year).decided) {
    const { directorate, service, sentToCouncil } = thisCase
    const line = serviceLine({
      directorate,
      service,
      sentToCouncil,
      category: decisionOf(thisCase)!.category,
    })
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return [...counts].map(([line, cases]) => `${line}: ${cases}`).sort()
}
const serviceLine = (row: {
  directorate: string | null
  service: string | null
  sentToCouncil: boolean
  category: string
}) => `${row.directorate} > ${row.service}, ${row.sentToCouncil ? 'sent' : 'not sent'}, ${row.category}`

/** The same, from the product. */
async function figuresOf({ recorder: { db } }: Register, year: Year) {
  const statistics = statisticsOf(await countYear(db, year))
  return { ...statistics, unexplainedLabels: [...statistics.unexplainedLabels].sort() }
}

async function listOf(register: Register, figure: FigureKey, year: Year, reader: ReaderName) {
  const { cases, all, restricted } = await listFigureCases(register.readers[reader], figure, year)
  return { references: cases.map(({ reference }) => reference).sort(), all, restricted }
}

const servicesOf = async ({ recorder: { db } }: Register, year: Year) =>
  (await countByService(db, year)).map((row) => `${serviceLine(row)}: ${row.cases}`).sort()

/** Holds every figure of every year to the count by hand, and each list as the readers given see it. */
async function expectAsByHand(
  register: Register,
  facts: readonly CaseFacts[],
  readersOf: (place: number) => readonly ReaderName[],
): Promise<void> {
  let place = 0
  for (const year of yearNames) {
    expect({ year, ...(await figuresOf(register, year)) }).toEqual({ year, ...figuresByHand(facts, year) })
    expect({ year, services: await servicesOf(register, year) }).toEqual({
      year,
      services: servicesByHand(facts, year),
    })
    for (const [figure, cases] of Object.entries(casesByHand(facts, year)) as [FigureKey, CaseFacts[]][]) {
      for (const reader of readersOf(place++)) {
        const list = await listOf(register, figure, year, reader)
        expect({ year, figure, reader, ...list }).toEqual({
          year,
          figure,
          reader,
          ...listByHand(cases, reader),
        })
      }
    }
  }
}

const registers = process.env.STORY_DATABASE === 'embedded' ? 40 : 200

describe('the figures of the annual letter are the cases counted by hand', () => {
  test(`in ${registers} random registers, every figure of three years, every list as one reader in turn sees it`, {
    timeout: 300_000,
  }, async () => {
    for (let seed = 1; seed <= registers; seed += 1) {
      const facts = randomRegister(seed)
      await withRegister(register, facts, (register) =>
        expectAsByHand(register, facts, (place) => [readers[(seed + place) % readers.length]!]),
      )
    }
  })

  test('in three larger registers, every list as every reader sees it', { timeout: 120_000 }, async () => {
    for (const seed of [1001, 1002, 1003]) {
      const facts = Array.from({ length: 4 }, (_, part) => randomRegister(seed * 10 + part)).flat()
      await withRegister(register, facts, (register) => expectAsByHand(register, facts, () => readers))
    }
  })
})

describe('the 200 random registers', () => {
  const all = Array.from({ length: 200 }, (_, place) => randomRegister(place + 1)).flat()
  const hold = (fits: (thisCase: CaseFacts) => boolean) => all.filter(fits).length
  const crosses = (one: string, other: string) =>
    yearNames.some((year) => fallsIn(year, one) && !fallsIn(year, other))
  const final = ({ versions }: CaseFacts) => versions.find(({ kind }) => kind === 'final')
  const revised = ({ versions }: CaseFacts) => versions.filter(({ kind }) => kind === 'revised')

  test.each<[string, (thisCase: CaseFacts) => boolean]>([
    [
      'a draft alone',
      ({ versions }) => versions.length > 0 && !versions.some(({ kind }) => kind !== 'draft'),
    ],
    [
      'a decision revised across 31 March',
      (thisCase) => revised(thisCase).some(({ decidedOn }) => crosses(final(thisCase)!.decidedOn, decidedOn)),
    ],
    [
      'a decision revised with its date kept',
      (thisCase) => revised(thisCase).some(({ decidedOn }) => decidedOn === final(thisCase)!.decidedOn),
    ],
    [
      'an outcome in the year after the decision',
      (thisCase) =>
        thisCase.outcome !== null && crosses(decisionOf(thisCase)!.decidedOn, thisCase.outcome.recordedOn),
    ],
    [
      'an outcome, and then no longer upheld',
      (thisCase) => thisCase.outcome !== null && decisionOf(thisCase)!.category !== 'Upheld',
    ],
    [
      'upheld without an investigation',
      (thisCase) => decisionOf(thisCase)?.reason.startsWith('Not investigated') ?? false,
    ],
    ['a reason that no list knows', (thisCase) => decisionOf(thisCase)?.reason.includes('no list') ?? false],
    ['no service', ({ service }) => service === null],
    ['no directorate', ({ directorate }) => directorate === null],
    ['not sent to the council', ({ sentToCouncil }) => !sentToCouncil],
    ['restricted', ({ restricted }) => restricted],
    ['no day on which the Ombudsman received it', (thisCase) => thisCase.ombudsmanReceivedOn === null],
    [
      'received on 31 March or 1 April',
      ({ ombudsmanReceivedOn }) => /03-31|04-01/.test(ombudsmanReceivedOn ?? ''),
    ],
    [
      'a late action in time for the day agreed',
      ({ outcome, actions }) =>
        outcome !== null &&
        actions.some((action) => action.doneOn! > action.dueOn && !wasLate(action, outcome.recordedOn)),
    ],
    [
      'a late action',
      ({ outcome, actions }) =>
        outcome !== null && actions.some((action) => wasLate(action, outcome.recordedOn)),
    ],
    [
      'an action never done, with an outcome',
      ({ outcome, actions }) => outcome !== null && actions.some(({ doneOn }) => doneOn === null),
    ],
    ['an outcome without an action', ({ outcome, actions }) => outcome !== null && actions.length === 0],
  ])('hold cases with %s', (_, fits) => expect(hold(fits)).toBeGreaterThanOrEqual(5))
})

/** What a year reads with these cases in the register. */
async function read(facts: readonly CaseFacts[], look: (register: Register) => Promise<void>) {
  await withRegister(register, facts, async (register) => {
    await look(register)
    for (const year of yearNames) expect(await figuresOf(register, year)).toEqual(figuresByHand(facts, year))
  })
}

const decided = (
  category: VersionInFacts['category'],
  decidedOn = '2023-11-07',
  reason = category === 'Upheld' ? 'Fault and injustice' : 'No fault',
): VersionInFacts => ({ kind: 'final', category, reason, decidedOn })
const times = (count: number, facts: () => Partial<CaseFacts>) =>
  Array.from({ length: count }, () => aCase(facts()))
const satisfied = (recordedOn: string) => ({
  label: 'Remedy complete and satisfied',
  recordedOn,
  settledOn: null,
})
const anAction = (facts: Partial<ActionInFacts> = {}): ActionInFacts => ({
  service: null,
  dueOn: '2023-12-07',
  agreed: [],
  doneOn: null,
  sent: false,
  withdrawnOn: null,
  ...facts,
})

describe('a tie goes up', () => {
  test.each([
    { upheld: 5, of: 40, percent: 13 },
    { upheld: 1, of: 8, percent: 13 },
    { upheld: 1, of: 200, percent: 1 },
    { upheld: 39, of: 40, percent: 98 },
  ])('$upheld upheld of $of investigations is $percent%', async ({ upheld, of, percent }) => {
    const cases = [
      ...times(upheld, () => ({ versions: [decided('Upheld')] })),
      ...times(of - upheld, () => ({ versions: [decided('Not upheld')] })),
    ]
    await read(cases, async (register) =>
      expect((await figuresOf(register, '2023-24')).upheldRate).toEqual({ count: upheld, of, percent }),
    )
  })

  test('3 upheld of 80,000 people are 3.8 per 100,000', async () => {
    await read(
      times(3, () => ({ versions: [decided('Upheld', '2024-06-03')] })),
      async (register) => expect((await figuresOf(register, '2024-25')).upheldPer100000).toBe(3.8),
    )
  })
})

describe('nothing to count', () => {
  test('an empty register has counts of none and no rate', async () => {
    await read([], async (register) => {
      const none = { count: 0, of: 0, percent: null }
      expect(await figuresOf(register, '2023-24')).toMatchObject({
        received: 0,
        decided: 0,
        upheldRate: none,
        complianceRate: none,
        satisfactoryRate: none,
        onTimeRate: none,
        upheldPer100000: 0,
      })
      expect(await listOf(register, 'upheld', '2023-24', 'link officer')).toEqual({
        references: [],
        all: 0,
        restricted: 0,
      })
    })
  })

  test('without a population there is no figure per 100,000, with or without an entry for the year', async () => {
    const cases = [
      aCase({ versions: [decided('Upheld', '2022-06-01')] }),
      aCase({ versions: [decided('Upheld', '2021-06-01')] }),
    ]
    await read(cases, async (register) => {
      expect((await figuresOf(register, '2022-23')).upheldPer100000).toBeNull()
      const unknown = statisticsOf(await countYear(register.recorder.db, '2021-22'))
      expect(unknown).toMatchObject({ upheld: 1, upheldPer100000: null })
    })
  })

  test('an upheld case without actions has no outcome, so the compliance rate has no base', async () => {
    await read([aCase({ versions: [decided('Upheld')] })], async (register) =>
      expect(await figuresOf(register, '2023-24')).toMatchObject({
        upheldRate: { count: 1, of: 1, percent: 100 },
        complianceRate: { count: 0, of: 0, percent: null },
      }),
    )
  })
})

/** Which years have the case in a figure. */
const yearsWith = async (register: Register, figure: FigureKey) => {
  const counted = []
  for (const year of yearNames) {
    if ((await listOf(register, figure, year, 'monitoring officer')).all === 1) counted.push(year)
  }
  return counted
}

describe('a case counts in the year', () => {
  test.each([
    { ombudsman: '2024-03-31', learned: '2024-04-02', counts: ['2023-24'] },
    { ombudsman: '2024-04-01', learned: '2024-04-02', counts: ['2024-25'] },
    { ombudsman: null, learned: '2024-04-01', counts: ['2024-25'] },
    { ombudsman: null, learned: '2024-03-31', counts: ['2023-24'] },
  ])('received by the Ombudsman on $ombudsman, by us on $learned: $counts', async (days) => {
    const thisCase = aCase({ ombudsmanReceivedOn: days.ombudsman, learnedOn: days.learned })
    await read([thisCase], async (register) =>
      expect(await yearsWith(register, 'received')).toEqual(days.counts),
    )
  })

  test('of its decision in force: revised in April it leaves the year before', async () => {
    const revised: VersionInFacts = { ...decided('Not upheld', '2024-04-01'), kind: 'revised' }
    await read([aCase({ versions: [decided('Upheld', '2024-03-31'), revised] })], async (register) => {
      expect(await yearsWith(register, 'decided')).toEqual(['2024-25'])
      expect(await yearsWith(register, 'upheld')).toEqual([])
      expect(await yearsWith(register, 'not-upheld')).toEqual(['2024-25'])
    })
  })

  test('of its decision, also when it was revised in April and the Ombudsman kept the date', async () => {
    const revised: VersionInFacts = { ...decided('Not upheld', '2024-03-31'), kind: 'revised' }
    await read([aCase({ versions: [decided('Upheld', '2024-03-31'), revised] })], async (register) =>
      expect(await yearsWith(register, 'not-upheld')).toEqual(['2023-24']),
    )
  })

  test('not at all while there is only a draft', async () => {
    const draft: VersionInFacts = { ...decided('Upheld'), kind: 'draft' }
    await read([aCase({ versions: [draft] })], async (register) =>
      expect(await yearsWith(register, 'decided')).toEqual([]),
    )
  })

  test('in which the Ombudsman recorded the outcome, whatever the year of the decision', async () => {
    const thisCase = aCase({ versions: [decided('Upheld', '2024-03-28')], outcome: satisfied('2024-05-20') })
    await read([thisCase], async (register) => {
      expect(await yearsWith(register, 'upheld')).toEqual(['2023-24'])
      expect(await yearsWith(register, 'satisfied')).toEqual(['2024-25'])
    })
  })

  test('of its outcome still, when the decision is no longer Upheld', async () => {
    const revised: VersionInFacts = {
      ...decided('Not upheld', '2024-05-01'),
      kind: 'revised',
      afterRemedy: true,
    }
    const thisCase = aCase({
      versions: [decided('Upheld', '2023-11-07'), revised],
      outcome: satisfied('2024-01-12'),
    })
    await read([thisCase], async (register) => {
      expect(await yearsWith(register, 'satisfied')).toEqual(['2023-24'])
      expect(await yearsWith(register, 'upheld')).toEqual([])
    })
  })
})

describe('a remedy was carried out', () => {
  const dueOn = '2023-12-07'
  test.each<[string, Partial<ActionInFacts>[], 'on-time' | 'late']>([
    ['without any action to carry out', [], 'on-time'],
    ['on its last day', [{ dueOn, doneOn: '2023-12-07' }], 'on-time'],
    ['a day late', [{ dueOn, doneOn: '2023-12-08' }], 'late'],
    ['on the day the Ombudsman agreed', [{ dueOn, agreed: ['2024-01-07'], doneOn: '2024-01-07' }], 'on-time'],
    [
      'in the first extension but after the second, which was shorter',
      [{ dueOn, agreed: ['2024-01-07', '2023-12-20'], doneOn: '2023-12-21' }],
      'late',
    ],
    ['never', [{ dueOn, doneOn: null }], 'late'],
    [
      'one action in time and one late',
      [
        { dueOn, doneOn: '2023-12-01' },
        { dueOn, doneOn: '2023-12-08' },
      ],
      'late',
    ],
    [
      'but for an action that was withdrawn',
      [
        { dueOn, doneOn: '2023-12-01' },
        { dueOn, doneOn: null, withdrawnOn: '2023-12-20' },
      ],
      'on-time',
    ],
  ])('%s', async (_, actions, figure) => {
    const outcome = { ...satisfied('2024-02-01'), label: 'Remedy completed late' }
    const thisCase = aCase({ versions: [decided('Upheld')], actions: actions.map(anAction), outcome })
    await read([thisCase], async (register) => {
      expect(await yearsWith(register, figure)).toEqual(['2023-24'])
      expect(await yearsWith(register, figure === 'late' ? 'on-time' : 'late')).toEqual([])
      expect(await yearsWith(register, 'satisfied')).toEqual(['2023-24'])
    })
  })
})

describe('a label counts as the list of that year has it', () => {
  test.each([
    ['Remedied early', '2024-03-31', true],
    ['Remedied early', '2024-04-01', false],
    ['Offer made', '2023-03-31', false],
    ['Offer made', '2023-04-01', true],
    ['Settled', '2023-11-07', false],
    ['Not investigated: injustice remedied during the organisation’s complaint process', '2023-11-07', true],
  ])('upheld as “%s” on %s, a satisfactory remedy: %s', async (reason, decidedOn, counts) => {
    await read([aCase({ versions: [decided('Upheld', decidedOn, reason)] })], async (register) => {
      expect(await yearsWith(register, 'upheld')).toHaveLength(1)
      expect(await yearsWith(register, 'satisfactory-remedies')).toHaveLength(counts ? 1 : 0)
    })
  })

  test.each([
    ['2023-03-31', 'not-satisfied'],
    ['2023-04-01', 'satisfied'],
  ] as const)('an outcome that changed its meaning, recorded on %s, is %s', async (recordedOn, figure) => {
    const outcome = { label: 'Remedy partly complete', recordedOn, settledOn: null }
    await read([aCase({ versions: [decided('Upheld', '2022-11-07')], outcome })], async (register) => {
      expect(await yearsWith(register, figure)).toHaveLength(1)
      const year = figure === 'satisfied' ? '2023-24' : '2022-23'
      const { cases } = await listFigureCases(register.readers['link officer'], 'outcomes', year)
      expect(cases.map(({ satisfied }) => satisfied)).toEqual([figure === 'satisfied'])
    })
  })
})

describe('the list behind a figure', () => {
  const tribunal = { service: 'Tribunals', versions: [decided('Upheld')] } as const
  const open = aCase(tribunal)
  const named = aCase({ ...tribunal, restricted: true, named: ['link officer', 'service lead', 'viewer'] })
  const unnamed = aCase({ ...tribunal, restricted: true })
  const elsewhere = aCase({ service: 'Blue badges', versions: [decided('Upheld')] })
  const nowhere = aCase({ service: null, sentToCouncil: false, versions: [decided('Upheld')] })
  const all = [open, named, unnamed, elsewhere, nowhere]

  test.each([
    { reader: 'link officer', sees: [open, named, elsewhere, nowhere], restricted: 1 },
    { reader: 'monitoring officer', sees: all, restricted: 0 },
    { reader: 'viewer', sees: [open, elsewhere, nowhere], restricted: 2 },
    { reader: 'service lead', sees: [open, named], restricted: 1 },
  ] as const)('of five, a $reader sees $sees.length and that $restricted are restricted', async (row) => {
    await read(all, async (register) =>
      expect(await listOf(register, 'upheld', '2023-24', row.reader)).toEqual({
        references: row.sees.map(({ reference }) => reference),
        all: 5,
        restricted: row.restricted,
      }),
    )
  })

  test('names no complainant to a viewer', async () => {
    await read(all, async (register) => {
      const seenBy = async (reader: ReaderName) =>
        (await listFigureCases(register.readers[reader], 'upheld', '2023-24')).cases[0]?.complainant
      expect(await seenBy('viewer')).toBeNull()
      expect(await seenBy('link officer')).toBe('Mrs X')
    })
  })

  test('of a directorate or service is a part of it, and the parts add up', async () => {
    await read(all, async (register) => {
      const parts = await countByService(register.recorder.db, '2023-24')
      let total = 0
      for (const { directorateId, serviceId, sentToCouncil, cases } of parts) {
        const part = { directorateId: directorateId ?? 0, serviceId: serviceId ?? 0, sentToCouncil }
        const list = await listFigureCases(register.readers['monitoring officer'], 'upheld', '2023-24', part)
        expect([list.all, list.cases.length]).toEqual([cases, cases])
        total += list.all
      }
      expect(total).toBe(5)
      const none = { directorateId: 0, serviceId: 0 }
      const { cases } = await listFigureCases(register.readers['link officer'], 'upheld', '2023-24', none)
      expect(cases.map(({ reference }) => reference)).toEqual([nowhere.reference])
    })
  })

  test('says what it rests on: decision in force, outcome, and whose day of receipt', async () => {
    const revised: VersionInFacts = { ...decided('Upheld', '2023-12-01', 'Settled'), kind: 'revised' }
    const thisCase = aCase({
      ombudsmanReceivedOn: null,
      learnedOn: '2023-06-01',
      versions: [decided('Not upheld'), revised],
      outcome: satisfied('2024-02-01'),
    })
    await read([thisCase], async (register) => {
      const { cases } = await listFigureCases(register.readers['link officer'], 'received', '2023-24')
      expect(cases).toMatchObject([
        {
          reference: thisCase.reference,
          receivedOn: '2023-06-01',
          receivedOnIsOurs: true,
          decision: 'Upheld',
          reason: 'Settled',
          decidedOn: '2023-12-01',
          outcome: 'Remedy complete and satisfied',
          outcomeOn: '2024-02-01',
          satisfied: true,
        },
      ])
    })
  })

  test('is empty for an administrator, who sees no case', async () => {
    await read(all, async (register) => {
      const { cases } = await listFigureCases(register.administrator, 'upheld', '2023-24')
      expect(cases).toEqual([])
    })
  })
})
