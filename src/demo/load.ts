import { recordAbsence } from '#casework/absence.ts'
import { nominateDeputy } from '#casework/deputy.ts'
import type { Db } from '#db/connect.ts'
import { findOwnAuthority } from '#db/queries/authority.ts'
import { isRecorded } from '#db/queries/case.ts'
import { findDemonstration, insertDemonstration, updateDemonstration } from '#db/queries/demonstration.ts'
import type { Day } from '#domain/calendar.ts'
import { normaliseReference } from '#domain/case-reference.ts'
import type { FileStore } from '#src/files.ts'
import { allCases } from './all-cases.ts'
import { recordFigures, setUp } from './council.ts'
import type { CaseHistory } from './history.ts'
import { deskOn, findOffice, type Office } from './office.ts'
import { keepProofs } from './proof.ts'
import { tellHistory } from './tell.ts'

/** Four days after the annual report went to committee. */
export const demonstrationDay: Day = '2024-09-09'

const casesAtOnce = 5

/**
 * Brings the demonstration council in by performing the acts of its history. A loading that was cut short goes on with
 * the first case that is missing; one that is done, or a register in earnest, is left as it is.
 */
export async function loadDemonstration(
  stores: { db: Db; files: FileStore },
  report: (progress: { loaded: number; of: number }) => void,
): Promise<void> {
  const { db, files } = stores
  const begun = await findDemonstration(db)
  if (begun?.loaded || (!begun && (await findOwnAuthority(db)))) return
  if (!begun) await begin(stores)
  const office = await findOffice(db, files, demonstrationDay)
  const histories = allCases()
  let loaded = await firstMissing(db, office, histories)
  for (; loaded < histories.length; loaded += casesAtOnce) {
    report({ loaded, of: histories.length })
    await loadBatch(db, office, histories.slice(loaded, loaded + casesAtOnce))
  }
  await updateDemonstration(db, { loaded: true })
  report({ loaded: histories.length, of: histories.length })
}

const begin = ({ db, files }: { db: Db; files: FileStore }) =>
  db.transaction(async (tx) => {
    await insertDemonstration(tx, demonstrationDay)
    await setUp(tx, files)
    const office = await findOffice(tx, files, demonstrationDay)
    await recordFigures(tx, files, office.linkOfficers.first)
    await planAbsence({ db: tx, files }, office)
  })

/** A week of leave to come, whom it will fall to, and who is the Monitoring Officer's deputy. */
async function planAbsence(
  stores: { db: Db; files: FileStore },
  { linkOfficers: { first, second }, monitoringOfficer }: Office,
): Promise<void> {
  const week = { firstOn: '2024-09-23', lastOn: '2024-09-27', coverId: second.id, note: 'Annual leave' }
  await recordAbsence(deskOn(stores, first, '2024-09-02'), first.id, week)
  const desk = deskOn(stores, monitoringOfficer, '2024-09-02')
  await nominateDeputy(desk, monitoringOfficer.id, 1, first.id)
}

/** Several cases, each with its whole history, at one go: all of them are there or none is. */
async function loadBatch(db: Db, office: Office, histories: readonly CaseHistory[]): Promise<void> {
  const proofs = await Promise.all(histories.map((history) => keepProofs(office.files, history)))
  await db.transaction(async (tx) => {
    for (const [index, history] of histories.entries()) await tellHistory(tx, office, history, proofs[index]!)
  })
}

async function firstMissing(db: Db, office: Office, histories: readonly CaseHistory[]): Promise<number> {
  const desk = deskOn({ db, files: office.files }, office.linkOfficers.first, demonstrationDay)
  for (const [index, { reference }] of histories.entries()) {
    if (!(await isRecorded(desk, normaliseReference(reference)!))) return index
  }
  return histories.length
}
