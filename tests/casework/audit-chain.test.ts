import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '#db/connect.ts'
import { verifyChain } from '#db/queries/audit-event.ts'
import { auditEvents, auditPayloads } from '#db/schema.ts'
import { type Office, openOffice } from '../support/office.ts'
import { recordPlainCase } from '../support/plain-act.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
  const desk = await office.desk('link officer')
  for (let number = 1; number <= 9; number += 1) await recordPlainCase(desk, number)
})
afterAll(() => office.close())

class Undo extends Error {}

/** What verification says after somebody tampered with the tables; then the tables are as they were. */
async function afterTampering(tamper: (db: Db) => Promise<unknown>) {
  let verdict: Awaited<ReturnType<typeof verifyChain>> | undefined
  const tampering = office.db.transaction(async (tx) => {
    await tamper(tx)
    verdict = await verifyChain(tx)
    throw new Undo()
  })
  await expect(tampering).rejects.toThrow(Undo)
  return verdict
}

test('a chain that nobody touched is whole', async () => {
  expect(await verifyChain(office.db)).toEqual({ events: 9, broken: null })
})

describe('what somebody changed behind the acts is found where it was changed', () => {
  const fifth = eq(auditEvents.position, 5)

  test.each([
    { what: 'the act', change: { act: 'record an outcome' } as const },
    { what: 'the moment', change: { at: new Date('2020-01-01T00:00:00Z') } },
    { what: 'who did it', change: { userId: null } },
    { what: 'the case', change: { caseId: null } },
    { what: 'that it was loaded', change: { loaded: true } },
    { what: 'the digest of the payload', change: { payloadDigest: '0'.repeat(64) } },
    { what: 'its own digest', change: { digest: '0'.repeat(64) } },
  ])('$what', async ({ change }) => {
    const verdict = await afterTampering((db) => db.update(auditEvents).set(change).where(fifth))
    expect(verdict).toEqual({ events: 4, broken: 5 })
  })

  test('a payload', async () => {
    const verdict = await afterTampering((db) =>
      db
        .update(auditPayloads)
        .set({ payload: { reference: 'another' } })
        .where(eq(auditPayloads.position, 5)),
    )
    expect(verdict).toEqual({ events: 4, broken: 5 })
  })

  test('a payload that was taken away', async () => {
    const verdict = await afterTampering((db) =>
      db.delete(auditPayloads).where(eq(auditPayloads.position, 5)),
    )
    expect(verdict).toEqual({ events: 4, broken: 5 })
  })

  test('an event that was removed from the middle', async () => {
    const verdict = await afterTampering(async (db) => {
      await db.delete(auditPayloads).where(eq(auditPayloads.position, 5))
      await db.delete(auditEvents).where(fifth)
    })
    expect(verdict).toEqual({ events: 4, broken: 6 })
  })

  test('an event that was removed, and the later ones moved up', async () => {
    const verdict = await afterTampering(async (db) => {
      await db.delete(auditPayloads).where(sql`${auditPayloads.position} >= 5`)
      await db.delete(auditEvents).where(fifth)
      for (const position of [6, 7, 8, 9]) {
        await db
          .update(auditEvents)
          .set({ position: position - 1 })
          .where(eq(auditEvents.position, position))
      }
    })
    expect(verdict).toEqual({ events: 4, broken: 5 })
  })
})
