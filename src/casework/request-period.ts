import { findRequestPeriod, updateRequestPeriod } from '#db/queries/request-period.ts'
import { differing } from '#domain/case-facts.ts'
import type { RequestKind } from '#domain/information-request.ts'
import { type RequestPeriodTerms, requestTermsInWords } from '#domain/request-rule.ts'
import type { Desk } from './desk.ts'
import { perform } from './perform.ts'
import { StaleForm } from './stale-form.ts'

/** What new requests of a kind go by. Those that were opened keep the rule that they were opened with. */
export const changeRequestPeriod = (
  desk: Desk,
  kind: RequestKind,
  version: number,
  terms: RequestPeriodTerms,
) =>
  perform(desk, 'change a request period', async (desk) => {
    const before = await findRequestPeriod(desk, kind)
    if (!(await updateRequestPeriod(desk, { ...terms, kind, version }))) throw new StaleForm()
    return { name: kind, ...differing(requestTermsInWords(before), requestTermsInWords(terms)) }
  })
