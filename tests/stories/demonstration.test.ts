import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count, eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#db/connect.ts'
import { countByService, countYear } from '#db/queries/annual-letter.ts'
import { countAuditEvents, verifyChain } from '#db/queries/audit-event.ts'
import { findDemonstration } from '#db/queries/demonstration.ts'
import {
  auditEvents,
  caseStandings,
  cases,
  chasers,
  complianceOutcomes,
  correspondence,
  decisions,
  directorates,
  evidence,
  evidenceReviews,
  evidenceVersions,
  informationRequests,
  openDeadlines,
  postDecisionReviews,
  publishedFigures,
  remedyActions,
  services,
} from '#db/schema.ts'
import { allCases } from '#demo/all-cases.ts'
import { demonstrationDay, loadDemonstration } from '#demo/load.ts'
import { statisticsOf } from '#domain/annual-letter/statistics.ts'
import { stages } from '#domain/case.ts'
import { isDemonstrationReference } from '#domain/case-reference.ts'
import { filesIn } from '#src/files.ts'
import { freshDatabase } from '../support/database.ts'

let database: Database
let folder: string
const load = () => loadDemonstration({ db: database.db, files: filesIn(folder) }, () => {})

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'redress-demonstration-'))
  await load()
}, 240_000)
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the council’s years', () => {
  test.each([
    {
      year: '2023-24',
      byCategory: [76, 18, 0, 100, 0, 91],
      decided: 285,
      outcomes: [63, 62],
      satisfactory: 2,
      per100000: 4.8,
    },
    {
      year: '2022-23',
      byCategory: [53, 8, 7, 91, 8, 62],
      decided: 229,
      outcomes: [51, 51],
      satisfactory: 4,
      per100000: 3.4,
    },
    {
      year: '2021-22',
      byCategory: [65, 30, 0, 75, 2, 10],
      decided: 182,
      outcomes: [38, 38],
      satisfactory: 4,
      per100000: 4.1,
    },
    {
      year: '2024-25',
      byCategory: [18, 3, 0, 9, 1, 10],
      decided: 41,
      outcomes: [22, 22],
      satisfactory: 1,
      per100000: 1.1,
    },
  ])(
    'in $year $decided were decided',
    async ({ year, byCategory, decided, outcomes, satisfactory, per100000 }) => {
      const statistics = statisticsOf(await countYear(database.db, year))
      expect(Object.values(statistics.byCategory)).toEqual(byCategory)
      expect(statistics.decided).toBe(decided)
      expect([statistics.outcomes, statistics.satisfied]).toEqual(outcomes)
      expect(statistics.satisfactoryRemedies).toBe(satisfactory)
      expect(statistics.upheldPer100000).toBe(per100000)
      expect(statistics.unexplainedLabels).toEqual([])
    },
  )

  const cype = 'Children, Young People and Education'
  const get = 'Growth, Environment and Transport'
  const ced = 'Chief Executive and Deputy Chief Executive Departments'
  const asch = 'Adult Social Care and Health'

  test.each([
    [cype, 'Children Social Work Services', true, [11, 1, 23, 2]],
    [cype, 'Kent Test/School Admission appeals', true, [3, 1, 8, 0]],
    [cype, 'Home to School Transport/Free School Meals', true, [0, 1, 3, 0]],
    [cype, 'Special Educational Needs', true, [41, 2, 13, 41]],
    [cype, 'The Education People', true, [0, 0, 0, 0]],
    [cype, 'Community Learning and Skills', true, [0, 0, 1, 0]],
    [cype, null, true, [1, 0, 0, 0]],
    [cype, null, false, [0, 0, 3, 27]],
    [get, 'Environment & Waste', true, [0, 2, 5, 3]],
    [get, 'Growth and Communities (inc LRA)', true, [0, 0, 0, 1]],
    [get, 'Highways & Transportation', true, [0, 2, 18, 1]],
    [ced, ced, true, [0, 2, 3, 1]],
    [asch, asch, true, [20, 7, 23, 15]],
  ] as const)(
    '2023-24 has tables 18 to 21: %s, %s (sent to the Council: %s)',
    async (directorate, service, sent, row) => {
      const counted = await countByService(database.db, '2023-24')
      const categories = [
        'Upheld',
        'Not upheld',
        'Closed after initial enquiries',
        'Referred back for local resolution',
      ]
      const its = counted.filter(
        (count) =>
          count.directorate === directorate && count.service === service && count.sentToCouncil === sent,
      )
      expect(
        categories.map((category) => its.find((count) => count.category === category)?.cases ?? 0),
      ).toEqual(row)
      expect(counted.reduce((all, { cases }) => all + cases, 0)).toBe(285)
    },
  )

  test.each([
    { year: '2022-23', totals: { [cype]: 121, [get]: 26, [asch]: 48, [ced]: 4, none: 30 } },
    { year: '2021-22', totals: { [cype]: 96, [get]: 28, [asch]: 55, [ced]: 3 } },
  ])('$year has the directorates’ totals of appendix A', async ({ year, totals }) => {
    const found: Record<string, number> = {}
    for (const { directorate, cases } of await countByService(database.db, year)) {
      found[directorate ?? 'none'] = (found[directorate ?? 'none'] ?? 0) + cases
    }
    expect(found).toEqual(totals)
  })

  test('what the Ombudsman closed without the Council has no service and no letters', async () => {
    const [row] = await database.db
      .select({ cases: count(), services: count(cases.serviceId), letters: count(correspondence.id) })
      .from(cases)
      .leftJoin(correspondence, eq(correspondence.caseId, cases.id))
      .where(eq(cases.sentToCouncil, false))
    expect(row).toEqual({ cases: 60, services: 0, letters: 0 })
  })

  test('three cases of 2023-24 came as far as a warning of a witness summons', async () => {
    const warned = await database.db
      .selectDistinct({ reference: cases.reference, service: services.name })
      .from(chasers)
      .innerJoin(informationRequests, eq(informationRequests.id, chasers.requestId))
      .innerJoin(cases, eq(cases.id, informationRequests.caseId))
      .innerJoin(services, eq(services.id, cases.serviceId))
      .innerJoin(decisions, eq(decisions.caseId, cases.id))
      .where(
        sql`${chasers.kind} = 'warning of witness summons' and ${decisions.decidedOn} between '2023-04-01' and '2024-03-31'`,
      )
    expect(warned.map(({ service }) => service).sort()).toEqual([
      'Children Social Work Services',
      'Children Social Work Services',
      'Special Educational Needs',
    ])
  })

  test('nothing of 2024-25 is published on the demonstration’s day', async () => {
    const rows = await database.db
      .selectDistinct({ year: publishedFigures.year })
      .from(publishedFigures)
      .where(eq(publishedFigures.authority, 'Kent County Council'))
    expect(rows.map(({ year }) => year).sort()).toEqual(['2021-22', '2022-23', '2023-24'])
    const later = await database.db
      .select({ figures: count() })
      .from(publishedFigures)
      .where(sql`${publishedFigures.year} > '2023-24'`)
    expect(later).toEqual([{ figures: 0 }])
  })
})

describe('Monday 9 September 2024', () => {
  test('is the day on which the demonstration lives', async () => {
    expect(await findDemonstration(database.db)).toMatchObject({ day: '2024-09-09', loaded: true })
    const [last] = await database.db
      .select({
        day: sql<string>`max(${auditEvents.at})::date::text`,
        unmarked: sql`count(*) filter (where not loaded)::int`,
      })
      .from(auditEvents)
    expect(last!.day < demonstrationDay).toBe(true)
    expect(last!.unmarked).toBe(0)
  })

  test('has cases in every stage', async () => {
    const rows = await database.db.selectDistinct({ stage: caseStandings.stage }).from(caseStandings)
    expect(rows.map(({ stage }) => stage).sort()).toEqual([...stages].sort())
  })

  const led = ['Special Educational Needs', 'Children Social Work Services', 'Adult Social Care and Health']
  const dueBy = async () =>
    database.db
      .select({
        noun: openDeadlines.noun,
        dueOn: openDeadlines.dueOn,
        handlerId: cases.handlerId,
        service: services.name,
      })
      .from(openDeadlines)
      .innerJoin(cases, eq(cases.id, openDeadlines.caseId))
      .leftJoin(services, eq(services.id, cases.serviceId))
  type Due = Awaited<ReturnType<typeof dueBy>>[number]
  const hasWork = (due: readonly Due[]) => ({
    requestsOverdue:
      due.filter(({ noun, dueOn }) => noun === 'information request' && dueOn! < demonstrationDay).length >=
      2,
    requestToday: due.some(({ noun, dueOn }) => noun === 'information request' && dueOn === demonstrationDay),
    requestThisWeek: due.some(
      ({ noun, dueOn }) =>
        noun === 'information request' && dueOn! > demonstrationDay && dueOn! <= '2024-09-13',
    ),
    actionOverdue: due.some(({ noun, dueOn }) => noun === 'remedy action' && dueOn! < demonstrationDay),
  })
  const everything = { requestsOverdue: true, requestToday: true, requestThisWeek: true, actionOverdue: true }

  test.each(led)('gives the lead of %s something overdue, due today and due this week', async (service) => {
    expect(hasWork((await dueBy()).filter((due) => due.service === service))).toEqual(everything)
  })

  test('gives each of the two link officers the same', async () => {
    const due = await dueBy()
    const handlers = [...new Set(due.map(({ handlerId }) => handlerId))]
    expect(handlers).toHaveLength(2)
    for (const handler of handlers) {
      expect(hasWork(due.filter(({ handlerId }) => handlerId === handler))).toEqual(everything)
    }
  })

  test('has at least six files that wait for review, of leads and of both link officers', async () => {
    const waiting = await database.db
      .select({ by: evidenceVersions.uploadedBy })
      .from(evidenceVersions)
      .leftJoin(evidenceReviews, eq(evidenceReviews.versionId, evidenceVersions.id))
      .where(sql`${evidenceReviews.id} is null`)
    expect(waiting.length).toBeGreaterThanOrEqual(6)
    expect(new Set(waiting.map(({ by }) => by)).size).toBeGreaterThanOrEqual(4)
  })

  test('has one review that is not answered, and one that was answered with no change', async () => {
    const reviews = await database.db
      .select({ answeredOn: postDecisionReviews.answeredOn, result: postDecisionReviews.result })
      .from(postDecisionReviews)
    expect(reviews.filter(({ answeredOn }) => answeredOn === null)).toHaveLength(1)
    expect(reviews.filter(({ result }) => result.startsWith('No change'))).toHaveLength(1)
  })
})

describe('named and generated cases', () => {
  test('only generated cases stand in the block of references that no real case has', async () => {
    const rows = await database.db
      .select({ reference: cases.reference, provenance: cases.provenance, note: cases.provenanceNote })
      .from(cases)
    expect(rows.filter(({ provenance }) => provenance === 'published')).toHaveLength(18)
    for (const { reference, provenance, note } of rows) {
      expect(isDemonstrationReference(reference)).toBe(provenance === 'generated')
      expect(note).not.toBe('')
    }
  })

  const ofNamed = like(cases.provenance, 'published')

  test('named cases have no late answer and no reminder', async () => {
    const late = await database.db
      .select({ reference: cases.reference })
      .from(informationRequests)
      .innerJoin(cases, eq(cases.id, informationRequests.caseId))
      .leftJoin(chasers, eq(chasers.requestId, informationRequests.id))
      .where(
        sql`${ofNamed} and (${chasers.id} is not null or ${informationRequests.answeredOn} is null
          or ${informationRequests.answeredOn} > coalesce(${informationRequests.statedDueOn}, ${informationRequests.ruleDueOn}))`,
      )
    expect(late).toEqual([])
  })

  test('named cases have no late action, no file sent back and no outcome that is late or not satisfied', async () => {
    const late = await database.db
      .select({ reference: cases.reference })
      .from(remedyActions)
      .innerJoin(cases, eq(cases.id, remedyActions.caseId))
      .where(
        sql`${ofNamed} and coalesce(${remedyActions.doneOn}, ${demonstrationDay}) > ${remedyActions.dueOn}`,
      )
    const sentBack = await database.db
      .select({ reference: cases.reference })
      .from(evidenceReviews)
      .innerJoin(evidenceVersions, eq(evidenceVersions.id, evidenceReviews.versionId))
      .innerJoin(evidence, eq(evidence.id, evidenceVersions.evidenceId))
      .innerJoin(cases, eq(cases.id, evidence.caseId))
      .where(sql`${ofNamed} and ${evidenceReviews.verdict} <> 'cleared'`)
    const outcomes = await database.db
      .selectDistinct({ label: complianceOutcomes.label })
      .from(complianceOutcomes)
      .innerJoin(cases, eq(cases.id, complianceOutcomes.caseId))
      .where(ofNamed)
    expect({ late, sentBack, outcomes }).toEqual({
      late: [],
      sentBack: [],
      outcomes: [{ label: 'Remedy complete and satisfied' }],
    })
  })

  test('23 001 283 was to be remedied by 5 December 2023, and was', async () => {
    const actions = await database.db
      .select({
        amountPence: remedyActions.amountPence,
        dueOn: remedyActions.dueOn,
        doneOn: remedyActions.doneOn,
      })
      .from(remedyActions)
      .innerJoin(cases, eq(cases.id, remedyActions.caseId))
      .innerJoin(directorates, eq(directorates.id, cases.directorateId))
      .where(eq(cases.reference, '23001283'))
      .orderBy(remedyActions.number)
    expect(actions.map(({ amountPence, dueOn }) => [amountPence, dueOn])).toEqual([
      [null, '2023-12-05'],
      [25_000, '2023-12-05'],
      [90_000, '2023-12-05'],
    ])
    expect(actions.every(({ doneOn, dueOn }) => doneOn !== null && doneOn <= dueOn)).toBe(true)
  })
})

describe('loading', () => {
  test('tells the same histories every time', () => {
    expect(allCases()).toEqual(allCases())
  })

  test('a second time writes nothing more', async () => {
    const before = await countAuditEvents(database.db)
    await load()
    expect(await countAuditEvents(database.db)).toBe(before)
  })

  test('leaves a chain that verifies', async () => {
    expect((await verifyChain(database.db)).broken).toBeNull()
  })
})
