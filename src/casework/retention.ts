import { findRetentionPeriod, updateRetentionPeriod } from '#db/queries/retention.ts'
import { differing } from '#domain/case-facts.ts'
import { type RetentionKind, type RetentionTerms, retentionInWords } from '#domain/retention.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** How long the council keeps a kind of thing, and why so long. */
export const changeRetentionPeriod = (
  desk: Desk,
  kind: RetentionKind,
  version: number,
  terms: RetentionTerms,
) =>
  perform(desk, 'change a retention period', async (desk) => {
    const before = await findRetentionPeriod(desk.db, kind)
    if (!(await updateRetentionPeriod(desk, kind, version, terms))) throw new StaleForm()
    return { name: kind, ...differing(retentionInWords(before), retentionInWords(terms)) }
  })
