import {
  findRemedyTypeInUse,
  insertRemedyType,
  listRemedyTypes,
  updateRemedyType,
} from '#db/queries/remedy-type.ts'
import { differing } from '#domain/case-facts.ts'
import { mistakesInRemedyType, type RemedyTypeTerms, remedyTypeInWords } from '#domain/remedy-type-change.ts'
import type { Desk } from './desk.ts'
import { refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** A type that the Ombudsman's list has and ours lacks. */
export const addRemedyType = (desk: Desk, terms: RemedyTypeTerms) =>
  perform(desk, 'add a remedy type', async (desk) => {
    refuseMistakes(mistakesInRemedyType(terms, await listRemedyTypes(desk), null))
    const typeId = await insertRemedyType(desk, terms)
    return { name: terms.label, typeId, ...remedyTypeInWords(terms) }
  })

/** What counts as proof from now on, and whether new actions may have it. Actions that do keep their words. */
export const changeRemedyType = (desk: Desk, id: number, version: number, terms: RemedyTypeTerms) =>
  perform(desk, 'change a remedy type', async (desk) => {
    const before = await findRemedyTypeInUse(desk, id)
    if (before.version !== version) throw new StaleForm()
    const others = (await listRemedyTypes(desk)).filter((type) => type.id !== id)
    refuseMistakes(mistakesInRemedyType(terms, others, before))
    if (!(await updateRemedyType(desk, { ...terms, id, version }))) throw new StaleForm()
    return {
      name: before.label,
      typeId: id,
      ...differing(remedyTypeInWords(before), remedyTypeInWords(terms)),
    }
  })
