import { countReasonsByYear } from '#db/queries/annual-letter.ts'
import {
  findDecisionReason,
  insertDecisionReason,
  listDecisionReasons,
  updateDecisionReason,
} from '#db/queries/decision-reason.ts'
import { mistakesInReason, reasonInWords } from '#domain/annual-letter/label-change.ts'
import { usesOf } from '#domain/annual-letter/label-use.ts'
import type { DecisionReason } from '#domain/annual-letter/labels.ts'
import { measureMovedInWords } from '#domain/annual-letter/measures-moved.ts'
import { differing } from '#domain/case-facts.ts'
import type { Desk } from './desk.ts'
import { measuresMovedBy } from './measures-moved.ts'
import { refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** The Ombudsman gives a reason that the list lacks, or one counts differently from a year on. */
export const addDecisionReason = (desk: Desk, reason: DecisionReason) =>
  perform(desk, 'add a decision reason', async (desk) => {
    const list = await listDecisionReasons(desk)
    refuseMistakes(mistakesInReason(reason, list, null))
    const moved = await measuresMovedBy(desk, { reasons: [...list, reason] })
    const reasonId = await insertDecisionReason(desk, reason)
    return { name: reason.label, reasonId, ...reasonInWords(reason), figures: moved.map(measureMovedInWords) }
  })

/** An entry is ended, or what it counts as is corrected. The figures that this moves are recorded with it. */
export const changeDecisionReason = (desk: Desk, id: number, version: number, reason: DecisionReason) =>
  perform(desk, 'change a decision reason', async (desk) => {
    const before = await findDecisionReason(desk, id)
    if (before.version !== version) throw new StaleForm()
    const list = await listDecisionReasons(desk)
    const entry = list.find((other) => other.id === id)!
    const held = { entry, uses: usesOf(entry, list, await countReasonsByYear(desk)) }
    refuseMistakes(
      mistakesInReason(
        reason,
        list.filter((other) => other !== entry),
        held,
      ),
    )
    const reasons = list.map((other) => (other === entry ? { ...entry, ...reason } : other))
    const moved = await measuresMovedBy(desk, { reasons })
    if (!(await updateDecisionReason(desk, { ...reason, id, version }))) throw new StaleForm()
    return {
      name: before.label,
      reasonId: id,
      ...differing(reasonInWords(before), reasonInWords(reason)),
      figures: moved.map(measureMovedInWords),
    }
  })
