import { count } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOneTransaction, perform } from '#casework/perform.ts'
import { countAuditEvents, verifyChain } from '#db/queries/audit-event.ts'
import { cases, submissions } from '#db/schema.ts'
import { NotPermitted } from '#domain/permissions.ts'
import { Refusal } from '#domain/refusal.ts'
import { type Office, openOffice } from '../support/office.ts'
import { recordPlainCase } from '../support/plain-act.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const written = async () => ({
  cases: (await office.db.select({ rows: count() }).from(cases))[0]!.rows,
  events: await countAuditEvents(office.db),
  forms: (await office.db.select({ rows: count() }).from(submissions))[0]!.rows,
})

describe('an act that is refused', () => {
  test.each(['service lead', 'monitoring officer', 'viewer', 'administrator'] as const)(
    'a %s may not record a case, and nothing is written',
    async (role) => {
      const desk = await office.desk(role)
      const before = await written()
      await expect(recordPlainCase({ ...desk, submission: `refused ${role}` }, 1)).rejects.toThrow(
        NotPermitted,
      )
      expect(await written()).toEqual(before)
    },
  )

  test('whatever is thrown after the first write undoes all of it, the form too', async () => {
    const desk = await office.desk('link officer')
    const before = await written()
    const refused = recordPlainCase({ ...desk, submission: 'thrown' }, 2, async () => {
      throw new Refusal('The rule says no.')
    })
    await expect(refused).rejects.toThrow('The rule says no.')
    expect(await written()).toEqual(before)
  })

  test('a form that was refused can be sent in again', async () => {
    const desk = { ...(await office.desk('link officer')), submission: 'sent again' }
    const refuse = async () => {
      throw new Refusal('Not yet.')
    }
    await expect(recordPlainCase(desk, 3, refuse)).rejects.toThrow('Not yet.')
    expect(await recordPlainCase(desk, 3)).toMatchObject({ reference: '23900003' })
  })

  test('of several acts as one, the last refusal undoes the first act and its event', async () => {
    const desk = await office.desk('link officer')
    const before = await written()
    const both = inOneTransaction(desk, async (desk) => {
      await recordPlainCase(desk, 4)
      await recordPlainCase(desk, 5, async () => {
        throw new Refusal('Not the second.')
      })
    })
    await expect(both).rejects.toThrow('Not the second.')
    expect(await written()).toEqual(before)
  })
})

describe('a form that comes in twice', () => {
  test('writes once and gives the first answer again', async () => {
    const desk = { ...(await office.desk('link officer')), submission: 'twice' }
    const before = await written()
    const first = await recordPlainCase(desk, 10)
    expect(await recordPlainCase(desk, 10)).toEqual(first)
    expect(await written()).toEqual({
      cases: before.cases + 1,
      events: before.events + 1,
      forms: before.forms + 1,
    })
  })

  test('ten times at once, it still writes once, and all ten get the same answer', async () => {
    const desk = { ...(await office.desk('link officer')), submission: 'ten at once' }
    const before = await written()
    const answers = await Promise.all(Array.from({ length: 10 }, () => recordPlainCase(desk, 11)))
    expect(new Set(answers.map(({ caseId }) => caseId)).size).toBe(1)
    expect(await written()).toEqual({
      cases: before.cases + 1,
      events: before.events + 1,
      forms: before.forms + 1,
    })
  })

  test('is not taken for another act, nor from somebody else', async () => {
    const desk = { ...(await office.desk('link officer')), submission: 'of one act' }
    const other = { ...(await office.desk('link officer')), submission: 'of one act' }
    await recordPlainCase(desk, 12)
    const before = await written()
    await expect(perform(desk, 'log correspondence', async () => ({}))).rejects.toThrow('for something else')
    await expect(recordPlainCase(other, 13)).rejects.toThrow('for something else')
    expect(await written()).toEqual(before)
  })
})

test('an act within an act is of the same form: both are written, and sent again neither is', async () => {
  const desk = { ...(await office.desk('link officer')), submission: 'an act within an act' }
  const recordBoth = () =>
    perform(desk, 'send evidence', async (desk) => {
      const { caseId } = await recordPlainCase(desk, 14)
      return { caseId }
    })
  const before = await written()
  const first = await recordBoth()
  expect(await recordBoth()).toEqual(first)
  expect(await written()).toEqual({
    cases: before.cases + 1,
    events: before.events + 2,
    forms: before.forms + 1,
  })
})

test('fifty acts at once make one unbroken chain of fifty events', async () => {
  const desk = await office.desk('link officer')
  const before = await countAuditEvents(office.db)
  await Promise.all(Array.from({ length: 50 }, (_, number) => recordPlainCase(desk, 100 + number)))
  expect(await verifyChain(office.db)).toEqual({ events: before + 50, broken: null })
})
