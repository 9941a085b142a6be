import { countOutcomesByYear } from '#db/queries/annual-letter.ts'
import {
  findOutcomeLabel,
  insertOutcomeLabel,
  listOutcomeLabels,
  updateOutcomeLabel,
} from '#db/queries/outcome-label.ts'
import { mistakesInOutcomeLabel, outcomeLabelInWords } from '#domain/annual-letter/label-change.ts'
import { usesOf } from '#domain/annual-letter/label-use.ts'
import type { OutcomeLabel } from '#domain/annual-letter/labels.ts'
import { measureMovedInWords } from '#domain/annual-letter/measures-moved.ts'
import { differing } from '#domain/case-facts.ts'
import type { Desk } from './desk.ts'
import { measuresMovedBy } from './measures-moved.ts'
import { refuseMistakes } from './mistaken.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** The Ombudsman uses an outcome that the list lacks, or one counts differently from a year on. */
export const addOutcomeLabel = (desk: Desk, label: OutcomeLabel) =>
  perform(desk, 'add an outcome label', async (desk) => {
    const list = await listOutcomeLabels(desk)
    refuseMistakes(mistakesInOutcomeLabel(label, list, null))
    const moved = await measuresMovedBy(desk, { outcomeLabels: [...list, label] })
    const labelId = await insertOutcomeLabel(desk, label)
    return {
      name: label.label,
      labelId,
      ...outcomeLabelInWords(label),
      figures: moved.map(measureMovedInWords),
    }
  })

/** An entry is ended, or what it counts as is corrected. The figures that this moves are recorded with it. */
export const changeOutcomeLabel = (desk: Desk, id: number, version: number, label: OutcomeLabel) =>
  perform(desk, 'change an outcome label', async (desk) => {
    const before = await findOutcomeLabel(desk, id)
    if (before.version !== version) throw new StaleForm()
    const list = await listOutcomeLabels(desk)
    const entry = list.find((other) => other.id === id)!
    const held = { entry, uses: usesOf(entry, list, await countOutcomesByYear(desk)) }
    refuseMistakes(
      mistakesInOutcomeLabel(
        label,
        list.filter((other) => other !== entry),
        held,
      ),
    )
    const outcomeLabels = list.map((other) => (other === entry ? { ...entry, ...label } : other))
    const moved = await measuresMovedBy(desk, { outcomeLabels })
    if (!(await updateOutcomeLabel(desk, { ...label, id, version }))) throw new StaleForm()
    return {
      name: before.label,
      labelId: id,
      ...differing(outcomeLabelInWords(before), outcomeLabelInWords(label)),
      figures: moved.map(measureMovedInWords),
    }
  })
